package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.move.StridedCopy;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every {@code steps}-th index from {@code starts} (inclusive) to {@code ends} (exclusive), three numbers an axis.
 * Negative starts and ends count from the end, those outside are moved to the border. With a negative step the walk
 * goes backwards; an end of {@link Integer#MIN_VALUE} then takes the first index in.
 */
public record Slice(List<Integer> starts, List<Integer> ends, List<Integer> steps) implements MovementOp {
    public Slice {
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
        steps = List.copyOf(steps);
    }

    public static Slice of(int[] starts, int[] ends, int[] steps) {
        return new Slice(Axes.list(starts), Axes.list(ends), Axes.list(steps));
    }

    /** All of a tensor of that shape, but along one axis {@code start} (inclusive) to {@code end} (exclusive). */
    public static Slice along(Shape x, int axis, int start, int end) {
        int[] starts = new int[x.rank()];
        int[] ends = x.toArray();
        int[] steps = new int[x.rank()];
        Arrays.fill(steps, 1);
        starts[x.axis("slice", axis)] = start;
        ends[x.axis("slice", axis)] = end;
        return of(starts, ends, steps);
    }

    /** Parts of these sizes along an axis. */
    public static List<Tensor> split(Evaluator ev, Tensor x, int axis, int... sizes) {
        long sum = IntStream.of(sizes).asLongStream().sum();
        if (sum != x.shape().size(axis) || IntStream.of(sizes).anyMatch(size -> size < 0)) {
            throw new ShapeException("split", "sizes must add up to axis " + axis, Axes.list(sizes), x.shape());
        }
        List<Tensor> parts = new ArrayList<>();
        int start = 0;
        for (int size : sizes) parts.add(ev.slice(x, axis, start, start += size));
        return parts;
    }

    @Override
    public String name() {
        return "slice";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        return List.of(inputs.getFirst().type().withShape(shape(this, inputs.getFirst().shape())));
    }

    private Shape shape(Op op, Shape x) {
        if (starts.size() != x.rank() || ends.size() != x.rank() || steps.size() != x.rank()) {
            throw new ShapeException(
                    op.name(), "starts, ends and steps must have a number an axis", starts, ends, steps, x);
        }
        if (steps.contains(0)) throw new ShapeException(op.name(), "steps must not be 0", steps);
        int[] sizes = new int[x.rank()];
        for (int i = 0; i < sizes.length; i++) {
            long step = steps.get(i);
            sizes[i] = (int) Math.max(0, Math.ceilDiv((long) bound(ends, i, x) - bound(starts, i, x), step));
        }
        return Shape.of(sizes);
    }

    private int bound(List<Integer> bounds, int axis, Shape x) {
        int size = x.size(axis);
        boolean forwards = steps.get(axis) > 0;
        long index = bounds.get(axis) < 0 ? bounds.get(axis) + (long) size : bounds.get(axis);
        return Math.clamp(index, forwards ? 0 : -1, forwards ? size : size - 1);
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return bind(workers, inputs.getFirst(), outputs.getFirst(), true);
    }

    /** Between the box that this slice cuts out of {@code whole} and {@code part}. */
    private Call bind(Workers workers, Tensor whole, Tensor part, boolean out) {
        int[] strides = StridedCopy.rowMajor(whole.shape().toArray());
        int[] sizes = part.shape().toArray();
        int[] own = StridedCopy.rowMajor(sizes);
        if (part.elements() == 0) return Call.NOTHING;
        int at = whole.offset();
        for (int i = 0; i < sizes.length; i++) {
            at += bound(starts, i, whole.shape()) * strides[i];
            strides[i] *= steps.get(i);
        }
        return out
                ? StridedCopy.bind(workers, sizes, whole.storage(), at, strides, part.storage(), part.offset(), own)
                : StridedCopy.bind(workers, sizes, part.storage(), part.offset(), own, whole.storage(), at, strides);
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        return call.gradients(() -> ev.applyOne(new Gradient(this, call.input(0).shape()), dy.getFirst()));
    }

    /** Zeros of a shape, and {@code dy} where the slice was taken. */
    public record Gradient(Slice slice, Shape shape) implements MovementOp {
        @Override
        public String name() {
            return "sliceGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 1, "dy");
            Rule.same(this, "dy and the slice", inputs.getFirst().shape(), slice.shape(this, shape));
            return List.of(inputs.getFirst().type().withShape(shape));
        }

        @Override
        public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
            return Call.sequence(List.of(
                    Elements.bindFill(outputs.getFirst(), 0),
                    slice.bind(workers, outputs.getFirst(), inputs.getFirst(), false)));
        }

        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            return call.gradients(() -> ev.applyOne(slice, dy.getFirst()));
        }
    }
}
