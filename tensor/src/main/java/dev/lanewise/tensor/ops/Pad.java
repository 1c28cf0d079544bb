package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.move.StridedCopy;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code before} and {@code after} elements of one value added at the borders, two numbers an axis. */
public record Pad(List<Integer> before, List<Integer> after, float value) implements MovementOp {
    public Pad {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public static Pad of(int[] before, int[] after, float value) {
        return new Pad(Axes.list(before), Axes.list(after), value);
    }

    @Override
    public String name() {
        return "pad";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        int[] sizes = inputs.getFirst().shape().toArray();
        if (before.size() != sizes.length || after.size() != sizes.length) {
            throw new ShapeException(
                    name(), "before and after must have a number an axis", before, after, inputs.getFirst().shape());
        }
        for (int i = 0; i < sizes.length; i++) {
            if (before.get(i) < 0 || after.get(i) < 0) {
                throw new ShapeException(name(), "before and after must be at least 0; slice to crop", before, after);
            }
            sizes[i] = Math.addExact(sizes[i], Math.addExact(before.get(i), after.get(i)));
        }
        return List.of(inputs.getFirst().type().withShape(Shape.of(sizes)));
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        int[] sizes = x.shape().toArray();
        int[] strides = StridedCopy.rowMajor(y.shape().toArray());
        int at = y.offset();
        for (int i = 0; i < strides.length; i++) at += before.get(i) * strides[i];
        Call copy = StridedCopy.bind(workers, sizes, x.storage(), x.offset(), StridedCopy.rowMajor(sizes),
                y.storage(), at, strides);
        return Call.sequence(List.of(Elements.bindFill(y, value), copy));
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Shape x = call.input(0).shape();
        int[] starts = before.stream().mapToInt(Integer::intValue).toArray();
        int[] ends = starts.clone();
        for (int i = 0; i < ends.length; i++) ends[i] += x.size(i);
        int[] steps = new int[ends.length];
        Arrays.fill(steps, 1);
        return call.gradients(() -> ev.slice(dy.getFirst(), starts, ends, steps));
    }
}
