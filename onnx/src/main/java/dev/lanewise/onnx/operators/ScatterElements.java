package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * A copy of the data with one update for each index: {@code y[indices[i, j, k], j, k] = updates[i, j, k]} for axis 0,
 * or what the function makes of both, one update after the other.
 *
 * @param axis from 0 on
 */
record ScatterElements(int axis, ScatterFunction function) implements HostOp {
    @Override
    public String name() {
        return "scatterElements";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.get(0);
        TensorInfo indices = inputs.get(1);
        TensorInfo updates = inputs.get(2);
        GatherElements.checkBox(name(), x.shape(), indices, axis);
        if (!updates.type().equals(x.type().withShape(indices.shape()))) {
            throw new ShapeException(
                    name(), "updates must have the data's dtype and the indices' shape", x.type(), indices.type(),
                    updates.type());
        }
        return List.of(x.type());
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.get(0);
        Tensor indices = inputs.get(1);
        Tensor updates = inputs.get(2);
        Tensor y = outputs.getFirst();
        ElementPlaces places = ElementPlaces.along(name(), y.shape(), indices.shape(), axis);
        return () -> {
            Elements.copy(x, y);
            function.put(updates, places.of(indices), 1, y);
        };
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
