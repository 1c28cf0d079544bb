package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.move.StridedCopy;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tensors one after another along an axis; all other axes are of one size. */
public record Concat(int axis) implements MovementOp {
    /** Along a new axis of the result. */
    public static Tensor stack(Evaluator ev, int axis, Tensor... xs) {
        return ev.concat(axis, Arrays.stream(xs).map(x -> ev.unsqueeze(x, axis)).toArray(Tensor[]::new));
    }

    @Override
    public String name() {
        return "concat";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo first = inputs.getFirst();
        int along = first.shape().axis(name(), axis);
        long size = 0;
        for (TensorInfo input : inputs) {
            boolean fits = input.dtype() == first.dtype()
                    && input.shape().rank() == first.shape().rank()
                    && input.shape().with(along, 1).equals(first.shape().with(along, 1));
            if (!fits) {
                throw new ShapeException(
                        name(), "inputs must be alike but for axis " + along, first.type(), input.type());
            }
            size += input.shape().size(along);
        }
        return List.of(first.type().withShape(first.shape().with(along, Math.toIntExact(size))));
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor y = outputs.getFirst();
        int along = y.shape().axis(name(), axis);
        int[] strides = StridedCopy.rowMajor(y.shape().toArray());
        int at = y.offset();
        List<Call> calls = new ArrayList<>();
        for (Tensor x : inputs) {
            int[] sizes = x.shape().toArray();
            calls.add(StridedCopy.bind(workers, sizes, x.storage(), x.offset(), StridedCopy.rowMajor(sizes),
                    y.storage(), at, strides));
            at += sizes[along] * strides[along];
        }
        return Call.sequence(calls);
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        List<@Nullable Tensor> gradients = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < call.inputs().size(); i++) {
            int end = start + call.input(i).shape().size(axis);
            gradients.add(call.needs(i) ? ev.slice(dy.getFirst(), axis, start, end) : null);
            start = end;
        }
        return gradients;
    }
}
