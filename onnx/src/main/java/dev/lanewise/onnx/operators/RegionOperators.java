package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Regions of interest: their features in one size, and the best of those that overlap. */
final class RegionOperators {
    private RegionOperators() {}

    static void register(Registry to) {
        to.one("MaxRoiPool", 1, RegionOperators::pool);
        to.one("RoiAlign", 10, call -> align(call, "output_half_pixel"));
        to.one("RoiAlign", 16, call -> align(call, "half_pixel"));
        to.one("NonMaxSuppression", 10, RegionOperators::suppress);
    }

    private static Tensor pool(Call call) {
        int[] sizes = SlidingWindow.integers(call, "pooled_shape", 2, -1);
        MaxRoiPool op = new MaxRoiPool(sizes[0], sizes[1], call.number("spatial_scale", 1));
        return call.ev().applyOne(op, call.input(0), call.input(1));
    }

    private static Tensor align(Call call, String otherwise) {
        String coordinates = call.text("coordinate_transformation_mode", otherwise);
        if (!coordinates.equals("half_pixel") && !coordinates.equals("output_half_pixel")) {
            throw call.error("coordinate_transformation_mode must be half_pixel or output_half_pixel", coordinates);
        }
        String mode = call.text("mode", "avg");
        if (!mode.equals("avg") && !mode.equals("max")) throw call.error("mode must be avg or max", mode);
        RoiAlign op = new RoiAlign(
                call.size("output_height", 1), call.size("output_width", 1), call.size("sampling_ratio", 0),
                call.number("spatial_scale", 1), coordinates.equals("half_pixel"), mode.equals("max"));
        return call.ev().applyOne(op, call.input(0), call.input(1), call.input(2));
    }

    private static Tensor suppress(Call call) {
        Values.requireAll(call.all());
        Tensor boxes = call.input(0);
        Tensor scores = call.input(1);
        boolean fits = boxes.shape().rank() == 3 && boxes.shape().last() == 4 && scores.shape().rank() == 3
                && boxes.shape().size(0) == scores.shape().size(0) && boxes.shape().size(1) == scores.shape().last();
        if (!fits) {
            throw call.error("boxes and scores must be [batch, boxes, 4] and [batch, classes, boxes]", boxes.type(),
                    scores.type());
        }
        Tensor most = filled(call.optional(2));
        Tensor overlap = filled(call.optional(3));
        Tensor least = filled(call.optional(4));
        NonMaxSuppression suppression = new NonMaxSuppression(
                most == null ? 0 : most.toLongs()[0],
                overlap == null ? 0 : overlap.toFloats()[0],
                least == null ? Float.NaN : least.toFloats()[0],
                call.flag("center_point_box", false));
        long[] selected = suppression.select(boxes.toFloats(), scores.toFloats(), scores.shape());
        return Constants.beside(boxes, Tensor.of(Shape.of(selected.length / 3, 3), selected));
    }

    private static @Nullable Tensor filled(@Nullable Tensor x) {
        return x == null || x.elements() == 0 ? null : x;
    }
}
