package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Elements;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Borders added to tensors, or taken from them where the number is negative. */
final class PadOperators {
    private PadOperators() {}

    static void register(Registry to) {
        to.one("Pad", 1, call -> attributes(call, call.integers("paddings")));
        to.one("Pad", 2, call -> attributes(call, call.integers("pads")));
        to.one("Pad", 11, call -> inputs(call, null));
        to.one("Pad", 18, call -> inputs(call, ShapeOperators.optional(call, 3)));
    }

    private static Tensor attributes(Call call, long @Nullable [] pads) {
        Tensor x = call.input(0);
        long[] given = ShapeOperators.required(call, "pads", pads);
        return padded(call, x, given, null, Constants.scalar(x, call.number("value", 0)));
    }

    private static Tensor inputs(Call call, long @Nullable [] axes) {
        Tensor x = call.input(0);
        Tensor value = call.optional(2);
        long[] pads = Values.longs(call.input(1));
        return padded(call, x, pads, axes, value == null ? Constants.scalar(x, 0) : value);
    }

    private static Tensor padded(Call call, Tensor x, long[] pads, long @Nullable [] named, Tensor value) {
        int rank = x.shape().rank();
        int[] axes = named == null ? IntStream.range(0, rank).toArray() : Places.axes(call, named, rank);
        if (pads.length != 2 * axes.length) {
            throw call.error("pads must be two numbers an axis", Arrays.toString(pads), x.shape());
        }
        long[] before = new long[rank];
        long[] after = new long[rank];
        for (int i = 0; i < axes.length; i++) {
            before[axes[i]] = pads[i];
            after[axes[i]] = pads[axes.length + i];
        }
        String mode = call.text("mode", "constant");
        return switch (mode) {
            case "constant" -> constant(call, x, before, after, value);
            case "reflect", "edge", "wrap" -> repeated(call, x, before, after, mode);
            default -> throw call.error("mode must be constant, reflect, edge or wrap", mode);
        };
    }

    /** One value at the borders. What an end loses beyond the tensor, it loses of the other end's border. */
    static Tensor constant(Call call, Tensor x, long[] before, long[] after, Tensor value) {
        Tensor kept = cropped(call, x, before, after);
        int[] left = widths(call, before);
        int[] right = widths(call, after);
        for (int i = 0; i < left.length; i++) {
            int size = x.shape().size(i);
            left[i] -= (int) Math.max(0, -(after[i] + size));
            right[i] -= (int) Math.max(0, -(before[i] + size));
        }
        if (IntStream.of(left).allMatch(n -> n == 0) && IntStream.of(right).allMatch(n -> n == 0)) return kept;
        if (value.elements() != 1) throw call.error("the constant must be one number", value.type());
        if (Values.known(value)) {
            double number = Elements.toDouble(Values.require(value), 0);
            boolean exact = (float) number == number && (value.dtype() != DType.INT64 || Math.abs(number) < 0x1p53);
            if (exact || Double.isNaN(number)) return call.ev().pad(kept, left, right, (float) number);
        }
        return around(call.ev(), kept, left, right, call.ev().reshape(value, Shape.SCALAR));
    }

    /** Where the value is no float, or not known: ones around zeros say where it lies. */
    private static Tensor around(Evaluator ev, Tensor x, int[] before, int[] after, Tensor value) {
        Tensor inside = ev.pad(Constants.full(x, DType.BOOL, x.shape(), 1), before, after, 0);
        return ev.where(inside, ev.pad(x, before, after, 0), value);
    }

    /** Elements of the tensor at its borders, an axis after the other. */
    private static Tensor repeated(Call call, Tensor x, long[] before, long[] after, String mode) {
        Tensor y = cropped(call, x, before, after);
        int[] left = widths(call, before);
        int[] right = widths(call, after);
        for (int axis = 0; axis < left.length; axis++) {
            if (left[axis] == 0 && right[axis] == 0) continue;
            int size = y.shape().size(axis);
            if (size == 0) throw call.error("an empty axis has nothing to repeat", y.shape(), "axis " + axis);
            long[] indices = new long[Math.addExact(Math.addExact(left[axis], size), right[axis])];
            for (int i = 0; i < indices.length; i++) indices[i] = source(mode, i - left[axis], size);
            y = call.ev().gather(y, Constants.longs(y, indices), axis);
        }
        return y;
    }

    private static int source(String mode, int i, int size) {
        return switch (mode) {
            case "edge" -> Math.clamp(i, 0, size - 1);
            case "wrap" -> Math.floorMod(i, size);
            default -> {
                if (size == 1) yield 0;
                int there = Math.floorMod(i, 2 * (size - 1));
                yield there < size ? there : 2 * (size - 1) - there;
            }
        };
    }

    private static Tensor cropped(Call call, Tensor x, long[] before, long[] after) {
        int rank = x.shape().rank();
        int[] starts = new int[rank];
        int[] ends = x.shape().toArray();
        int[] steps = new int[rank];
        Arrays.fill(steps, 1);
        boolean any = false;
        for (int i = 0; i < rank; i++) {
            int size = x.shape().size(i);
            any |= before[i] < 0 || after[i] < 0;
            if (Math.addExact(Math.addExact(before[i], after[i]), size) < 0) {
                throw call.error("an axis cannot lose more than it has", x.shape(), "axis " + i);
            }
            starts[i] = (int) Math.min(size, Math.max(0, -before[i]));
            ends[i] = (int) Math.max(starts[i], size - Math.max(0, -after[i]));
        }
        return any ? call.ev().slice(x, starts, ends, steps) : x;
    }

    private static int[] widths(Call call, long[] pads) {
        return Places.ints(call, "pads", Arrays.stream(pads).map(pad -> Math.max(0, pad)).toArray());
    }
}
