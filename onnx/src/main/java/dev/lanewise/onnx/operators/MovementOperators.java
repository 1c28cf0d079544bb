package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parts of tensors, tensors put together, and blocks of pixels. */
final class MovementOperators {
    private MovementOperators() {}

    static void register(Registry to) {
        to.one("Slice", 1, call -> {
            long[] starts = ShapeOperators.required(call, "starts", call.integers("starts"));
            long[] ends = ShapeOperators.required(call, "ends", call.integers("ends"));
            return sliced(call, starts, ends, call.integers("axes"), null);
        });
        to.one("Slice", 10, call -> {
            long[] starts = Values.longs(call.input(1));
            long[] ends = Values.longs(call.input(2));
            return sliced(call, starts, ends, ShapeOperators.optional(call, 3), ShapeOperators.optional(call, 4));
        });
        // of the time before opset 10: axes and ends are inputs already, steps are not there yet
        to.one("DynamicSlice", 1, call -> sliced(
                call, Values.longs(call.input(1)), Values.longs(call.input(2)), ShapeOperators.optional(call, 3),
                null));
        to.many("Split", 1, call -> {
            long[] sizes = call.integers("split");
            return split(call, sizes == null ? asLongs(call.optional(1)) : sizes, false);
        });
        to.many("Split", 2, call -> split(call, call.integers("split"), false));
        to.many("Split", 13, call -> split(call, ShapeOperators.optional(call, 1), false));
        to.many("Split", 18, call -> split(call, ShapeOperators.optional(call, 1), true));
        to.one("Concat", 1, call -> {
            Tensor[] all = call.all().toArray(Tensor[]::new);
            if (all.length == 0) throw call.error("there must be an input");
            int axis = Places.axis(call, call.integer("axis", 1), all[0].shape().rank());
            return all.length == 1 ? all[0] : call.ev().concat(axis, all);
        });
        to.one("DepthToSpace", 1, MovementOperators::depthToSpace);
        to.one("SpaceToDepth", 1, MovementOperators::spaceToDepth);
        to.one("CenterCropPad", 18, MovementOperators::centered);
        to.one("ReverseSequence", 10, call -> {
            int time = Places.axis(call, call.integer("time_axis", 0), 2);
            int batch = Places.axis(call, call.integer("batch_axis", 1), 2);
            if (time == batch) throw call.error("time_axis and batch_axis must differ", time);
            return call.ev().applyOne(new ReverseSequence(time, batch), call.input(0), call.input(1));
        });
    }

    private static long @Nullable [] asLongs(@Nullable Tensor sizes) {
        if (sizes == null) return null;
        float[] values = Values.require(sizes).toFloats();
        return IntStream.range(0, values.length).mapToLong(i -> (long) values[i]).toArray();
    }

    private static Tensor sliced(
            Call call, long[] starts, long[] ends, long @Nullable [] named, long @Nullable [] steps) {
        Tensor x = call.input(0);
        Shape shape = x.shape();
        int[] axes = named == null
                ? IntStream.range(0, starts.length).toArray()
                : Places.axes(call, named, shape.rank());
        boolean fits = axes.length == starts.length && axes.length == ends.length && axes.length <= shape.rank();
        if (!fits || (steps != null && steps.length != axes.length)) {
            throw call.error("starts, ends, axes and steps must be equally many", starts.length, ends.length);
        }
        int[] from = new int[shape.rank()];
        int[] to = shape.toArray();
        int[] by = new int[shape.rank()];
        Arrays.fill(by, 1);
        for (int i = 0; i < axes.length; i++) {
            int axis = axes[i];
            int size = shape.size(axis);
            long step = steps == null ? 1 : steps[i];
            if (step == 0) throw call.error("steps must not be 0", Arrays.toString(steps));
            by[axis] = Math.clamp(step, -Integer.MAX_VALUE, Integer.MAX_VALUE);
            from[axis] = bound(starts[i], size, 0, step > 0 ? size : size - 1);
            to[axis] = bound(ends[i], size, step > 0 ? 0 : -1, size);
            // -1 would count from the end once more
            if (to[axis] < 0) to[axis] = Integer.MIN_VALUE;
        }
        boolean all = Arrays.stream(from).allMatch(start -> start == 0)
                && Arrays.equals(to, shape.toArray())
                && Arrays.stream(by).allMatch(step -> step == 1);
        return all ? x : call.ev().slice(x, from, to, by);
    }

    private static int bound(long index, int size, int least, int most) {
        return (int) Math.max(Math.min(index < 0 ? Math.max(index, -size - 1L) + size : index, most), least);
    }

    private static List<@Nullable Tensor> split(Call call, long @Nullable [] named, boolean lastMayBeSmaller) {
        Tensor x = call.input(0);
        int axis = Places.axis(call, call.integer("axis", 0), x.shape().rank());
        int size = x.shape().size(axis);
        int[] sizes = named == null || named.length == 0
                ? equal(call, size, lastMayBeSmaller)
                : Places.ints(call, "split", named);
        if (sizes.length != call.outputs()
                || Arrays.stream(sizes).anyMatch(part -> part < 0)
                || Arrays.stream(sizes).asLongStream().sum() != size) {
            throw call.error("sizes must be one an output and add up to the axis", Arrays.toString(sizes), x.shape());
        }
        List<@Nullable Tensor> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < sizes.length; i++) {
            int end = start + sizes[i];
            parts.add(!call.wants(i) ? null : sizes[i] == size ? x : call.ev().slice(x, axis, start, end));
            start = end;
        }
        return parts;
    }

    private static int[] equal(Call call, int size, boolean lastMayBeSmaller) {
        int parts = lastMayBeSmaller ? call.size("num_outputs", call.outputs()) : call.outputs();
        if (parts < 1 || (!lastMayBeSmaller && size % parts != 0)) {
            throw call.error("the axis must have equal parts", size + " for " + parts);
        }
        int part = Math.ceilDiv(size, parts);
        return IntStream.range(0, parts)
                .map(i -> Math.clamp(size - (long) i * part, 0, part))
                .toArray();
    }

    private static Tensor depthToSpace(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        int b = call.size("blocksize", 0);
        Shape s = pixels(call, x, b);
        int depth = s.size(1) / (b * b);
        if (depth * b * b != s.size(1)) throw call.error("channels must be a multiple of blocksize^2", s, b);
        String mode = call.text("mode", "DCR");
        Tensor blocks = switch (mode) {
            case "DCR" -> ev.permute(
                    ev.reshape(x, Shape.of(s.size(0), b, b, depth, s.size(2), s.size(3))), 0, 3, 4, 1, 5, 2);
            case "CRD" -> ev.permute(
                    ev.reshape(x, Shape.of(s.size(0), depth, b, b, s.size(2), s.size(3))), 0, 1, 4, 2, 5, 3);
            default -> throw call.error("mode must be DCR or CRD", mode);
        };
        return ev.reshape(blocks, Shape.of(s.size(0), depth, s.size(2) * b, s.size(3) * b));
    }

    private static Tensor spaceToDepth(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        int b = call.size("blocksize", 0);
        Shape s = pixels(call, x, b);
        int height = s.size(2) / b;
        int width = s.size(3) / b;
        if (height * b != s.size(2) || width * b != s.size(3)) {
            throw call.error("height and width must be multiples of blocksize", s, b);
        }
        Tensor blocks = ev.reshape(x, Shape.of(s.size(0), s.size(1), height, b, width, b));
        return ev.reshape(ev.permute(blocks, 0, 3, 5, 1, 2, 4), Shape.of(s.size(0), s.size(1) * b * b, height, width));
    }

    private static Shape pixels(Call call, Tensor x, int blockSize) {
        if (x.shape().rank() != 4) throw call.error("the input must be [batch, channels, height, width]", x.shape());
        if (blockSize < 1) throw call.error("blocksize must be at least 1", blockSize);
        return x.shape();
    }

    private static Tensor centered(Call call) {
        Tensor x = call.input(0);
        int rank = x.shape().rank();
        int[] target = Places.ints(call, "shape", Values.longs(call.input(1)));
        long[] named = call.integers("axes");
        int[] axes = named == null ? IntStream.range(0, rank).toArray() : Places.axes(call, named, rank);
        if (axes.length != target.length) throw call.error("shape must have a size an axis", Arrays.toString(target));
        long[] before = new long[rank];
        long[] after = new long[rank];
        for (int i = 0; i < axes.length; i++) {
            int more = target[i] - x.shape().size(axes[i]);
            // a crop begins half a pixel early where it cannot be centred, padding ends half a pixel late
            before[axes[i]] = more < 0 ? -(-more / 2) : more / 2;
            after[axes[i]] = more - before[axes[i]];
        }
        return PadOperators.constant(call, x, before, after, Constants.scalar(x, 0));
    }
}
