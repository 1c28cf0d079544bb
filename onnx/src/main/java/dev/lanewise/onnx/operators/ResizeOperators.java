package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images, or tensors of any rank, made larger or smaller: axis after axis, each by a table of its own. */
final class ResizeOperators {
    private ResizeOperators() {}

    static void register(Registry to) {
        to.one("Upsample", 1, call -> simple(call, imageScales(call)));
        to.one("Upsample", 7, call -> simple(call, scalesAttribute(call)));
        to.one("Upsample", 9, call -> simple(call, scalesInput(call, 1)));
        to.one("Resize", 10, call -> simple(call, scalesInput(call, 1)));
        to.one("Resize", 11, ResizeOperators::resize);
    }

    private static float[] imageScales(Call call) {
        return new float[] {1, 1, call.number("height_scale", 1), call.number("width_scale", 1)};
    }

    private static float[] scalesAttribute(Call call) {
        float[] scales = call.numbers("scales");
        if (scales == null) throw call.error("attribute scales must be there", "none");
        return scales;
    }

    private static float[] scalesInput(Call call, int i) {
        return Values.require(call.input(i)).toFloats();
    }

    /**
     * Before opset 11: output {@code i} lies at {@code i / scale}; the nearest input is the one at or before it, where
     * the axis becomes smaller the one at or behind it.
     */
    private static Tensor simple(Call call, float[] scales) {
        Shape x = call.input(0).shape();
        if (scales.length != x.rank()) throw call.error("scales must have a number an axis", scales.length, x);
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < scales.length; i++) {
            axes.add(new Axis(i, size(call, x.size(i), scales[i]), scales[i], 0, 1));
        }
        String mode = call.text("mode", "nearest");
        Sampling sampling = new Sampling(
                call, mode.equals("bilinear") ? "linear" : mode, "asymmetric", "simple", -0.75, false, false, 0);
        return apply(call, axes, sampling);
    }

    private static int size(Call call, int size, float scale) {
        double scaled = Math.floor(size * (double) scale);
        if (!(scale > 0) || scaled > Integer.MAX_VALUE) {
            throw call.error("scales must be above 0 and sizes fit", scale, size);
        }
        return (int) scaled;
    }

    private static Tensor resize(Call call) {
        Sampling sampling = new Sampling(
                call,
                call.text("mode", "nearest"),
                call.text("coordinate_transformation_mode", "half_pixel"),
                call.text("nearest_mode", "round_prefer_floor"),
                call.number("cubic_coeff_a", -0.75f),
                call.flag("exclude_outside", false),
                call.flag("antialias", false),
                call.number("extrapolation_value", 0));
        return apply(call, axes(call, sampling.crops()), sampling);
    }

    /** What an axis becomes: its new size, the factor by which coordinates grow, and the part of it that is looked at. */
    private record Axis(int axis, int size, double scale, double start, double end) {}

    private static List<Axis> axes(Call call, boolean crops) {
        Shape x = call.input(0).shape();
        int[] places = places(call, x);
        Tensor given = filled(call, 2);
        Tensor sizes = filled(call, 3);
        if ((given == null) == (sizes == null)) throw call.error("one of scales and sizes must be there", x);
        double[] scales = new double[places.length];
        int[] to = new int[places.length];
        if (given != null) {
            float[] numbers = Values.require(given).toFloats();
            if (numbers.length != places.length) throw call.error("scales must have a number an axis", numbers.length);
            for (int i = 0; i < to.length; i++) {
                scales[i] = numbers[i];
                to[i] = size(call, x.size(places[i]), numbers[i]);
            }
        } else if (sizes != null) {
            bySizes(call, x, places, Values.longs(sizes), scales, to);
        }
        float[] roi = crops ? Values.require(call.input(1)).toFloats() : new float[0];
        if (crops && roi.length != 2 * places.length) throw call.error("roi must have two numbers an axis", roi.length);
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            axes.add(new Axis(places[i], to[i], scales[i], crops ? roi[i] : 0, crops ? roi[places.length + i] : 1));
        }
        return axes;
    }

    private static int[] places(Call call, Shape x) {
        long[] named = call.integers("axes");
        int[] places = new int[named == null ? x.rank() : named.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = named == null ? i : x.axis("resize", Math.toIntExact(named[i]));
        }
        if (Arrays.stream(places).distinct().count() != places.length) {
            throw call.error("axes must be named once", Arrays.toString(places));
        }
        return places;
    }

    /** An input that is there and not empty: old exporters write an empty tensor for none. */
    private static @Nullable Tensor filled(Call call, int i) {
        Tensor x = call.optional(i);
        return x == null || (x.elements() == 0 && x.shape().rank() == 1) ? null : x;
    }

    private static void bySizes(Call call, Shape x, int[] places, long[] sizes, double[] scales, int[] to) {
        if (sizes.length != places.length) throw call.error("sizes must have a number an axis", sizes.length, x);
        String policy = call.text("keep_aspect_ratio_policy", "stretch");
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < to.length; i++) {
            if (sizes[i] < 0 || sizes[i] > Integer.MAX_VALUE) throw call.error("sizes must be at least 0", sizes[i]);
            to[i] = (int) sizes[i];
            scales[i] = (double) to[i] / x.size(places[i]);
            least = Math.min(least, scales[i]);
            most = Math.max(most, scales[i]);
        }
        if (policy.equals("stretch")) return;
        if (!policy.equals("not_larger") && !policy.equals("not_smaller")) {
            throw call.error("keep_aspect_ratio_policy must be stretch, not_larger or not_smaller", policy);
        }
        double scale = policy.equals("not_larger") ? least : most;
        for (int i = 0; i < to.length; i++) {
            scales[i] = scale;
            to[i] = (int) Math.floor(scale * x.size(places[i]) + 0.5);
        }
    }

    /** How coordinates and weights are found. */
    private record Sampling(
            Call call, String mode, String coordinates, String nearest, double cubic, boolean excludeOutside,
            boolean antialias, double extrapolation) {
        boolean crops() {
            return coordinates.equals("tf_crop_and_resize");
        }

        AxisTaps taps(Axis axis, int size) {
            AxisTaps.Kernel kernel = switch (mode) {
                case "nearest" -> AxisTaps.Kernel.nearest(rounding(axis.scale));
                case "linear" -> AxisTaps.Kernel.linear();
                case "cubic" -> AxisTaps.Kernel.cubic(cubic);
                default -> throw call.error("mode must be nearest, linear or cubic", mode);
            };
            double[] at = new double[axis.size];
            double whole = axis.scale * size;
            for (int i = 0; i < at.length; i++) at[i] = coordinate(axis, size, whole, i);
            AxisTaps taps = AxisTaps.of(kernel, at, size, antialias ? axis.scale : 1, excludeOutside);
            return crops() ? taps.outside(at, size, extrapolation) : taps;
        }

        private AxisTaps.Rounding rounding(double scale) {
            return switch (nearest) {
                case "round_prefer_floor" -> AxisTaps.Rounding.HALF_DOWN;
                case "round_prefer_ceil" -> AxisTaps.Rounding.HALF_UP;
                case "floor" -> AxisTaps.Rounding.DOWN;
                case "ceil" -> AxisTaps.Rounding.UP;
                case "simple" -> scale < 1 ? AxisTaps.Rounding.UP : AxisTaps.Rounding.DOWN;
                default -> throw call.error(
                        "nearest_mode must be round_prefer_floor, round_prefer_ceil, floor or ceil", nearest);
            };
        }

        /** @param whole the output's size before it was rounded */
        private double coordinate(Axis axis, int size, double whole, int i) {
            double scale = axis.scale;
            return switch (coordinates) {
                case "half_pixel" -> (i + 0.5) / scale - 0.5;
                case "pytorch_half_pixel" -> axis.size == 1 ? 0 : (i + 0.5) / scale - 0.5;
                case "half_pixel_symmetric" ->
                    size / 2.0 * (1 - axis.size / whole) + (i + 0.5) / scale - 0.5;
                case "align_corners" -> whole == 1 ? 0 : i * (size - 1) / (whole - 1);
                case "asymmetric" -> i / scale;
                case "tf_half_pixel_for_nn" -> (i + 0.5) / scale;
                case "tf_crop_and_resize" -> axis.start * (size - 1)
                        + (whole == 1
                                ? (axis.end - axis.start) * (size - 1) / 2
                                : i * (axis.end - axis.start) * (size - 1) / (whole - 1));
                default -> throw call.error("coordinate_transformation_mode must be one that ONNX defines",
                        coordinates);
            };
        }
    }

    private static Tensor apply(Call call, List<Axis> axes, Sampling sampling) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        List<Axis> changed = axes.stream()
                .filter(axis -> axis.size != x.shape().size(axis.axis)
                        || (sampling.crops() ? axis.start != 0 || axis.end != 1 : axis.scale != 1))
                // first what makes the tensor smaller
                .sorted(Comparator.comparingDouble(
                        axis -> (double) axis.size / Math.max(1, x.shape().size(axis.axis))))
                .toList();
        int rank = x.shape().rank();
        boolean image = rank > 2 && changed.stream().allMatch(axis -> axis.axis >= 2);
        boolean nearest = sampling.mode.equals("nearest");
        boolean cast = !nearest && !x.dtype().isComputable();
        Tensor y = cast ? ev.cast(x, DType.FLOAT32) : x;
        if (image) y = ChannelsLast.of(ev, y);
        for (Axis axis : changed) {
            AxisTaps taps = sampling.taps(axis, x.shape().size(axis.axis));
            int place = image ? axis.axis - 1 : axis.axis;
            boolean copies = nearest && taps.copies() && y.elements() > 0;
            y = copies
                    ? ev.gather(y, Constants.beside(y, Tensor.of(Shape.of(axis.size), taps.indices())), place)
                    : ev.applyOne(new Resample(place, taps), y);
        }
        if (image) y = ChannelsLast.back(ev, y);
        return cast ? ev.cast(y, x.dtype()) : y;
    }
}
