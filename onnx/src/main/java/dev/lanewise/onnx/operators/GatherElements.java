package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * One element for each index: {@code y[i, j, k] = x[indices[i, j, k], j, k]} for axis 0.
 *
 * @param axis from 0 on
 */
record GatherElements(int axis) implements HostOp {
    @Override
    public String name() {
        return "gatherElements";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        checkBox(name(), inputs.getFirst().shape(), inputs.getLast(), axis);
        return List.of(inputs.getFirst().type().withShape(inputs.getLast().shape()));
    }

    /** The indices reach no further than x along the other axes. */
    static void checkBox(String op, Shape x, TensorInfo indices, int axis) {
        Shape box = indices.shape();
        boolean fits = box.rank() == x.rank() && indices.dtype().isIndex();
        for (int i = 0; fits && i < x.rank(); i++) fits = i == axis || box.size(i) <= x.size(i);
        if (!fits) {
            throw new ShapeException(
                    op, "indices must be int64 or int32 and no larger than data but along the axis", x, indices.type(),
                    "axis " + axis);
        }
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor indices = inputs.getLast();
        Tensor y = outputs.getFirst();
        ElementPlaces places = ElementPlaces.along(name(), x.shape(), indices.shape(), axis);
        return () -> Moves.pick(x, places.of(indices), 1, y);
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
