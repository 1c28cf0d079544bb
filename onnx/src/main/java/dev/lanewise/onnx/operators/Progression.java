package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/** {@code y[i] = start + i * delta}, {@code [count]}, of two numbers of one dtype. */
record Progression(int count) implements HostOp {
    @Override
    public String name() {
        return "progression";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        return List.of(inputs.getFirst().type().withShape(Shape.of(count)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor start = inputs.getFirst();
        Tensor delta = inputs.getLast();
        Tensor y = outputs.getFirst();
        if (y.dtype().isWhole()) {
            long first = Elements.toLong(start, 0);
            long step = Elements.toLong(delta, 0);
            for (int i = 0; i < count; i++) Elements.setLong(y, i, first + i * step);
        } else {
            double first = Elements.toDouble(start, 0);
            double step = Elements.toDouble(delta, 0);
            for (int i = 0; i < count; i++) Elements.setDouble(y, i, first + i * step);
        }
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
