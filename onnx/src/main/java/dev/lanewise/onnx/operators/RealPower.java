package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.elementwise.Broadcast;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/** Whole numbers to the power of floats, {@code y = a^b} as {@link StrictMath#pow} gives it, cut to the dtype of a. */
record RealPower() implements HostOp {
    @Override
    public String name() {
        return "pow";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType a = inputs.getFirst().type();
        return List.of(a.withShape(a.shape().broadcast(name(), inputs.getLast().shape())));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor a = inputs.getFirst();
        Tensor b = inputs.getLast();
        Broadcast shapes = Broadcast.of(a.shape().toArray(), b.shape().toArray());
        int n = shapes.rowLength();
        for (int row = 0; row < shapes.rows(); row++) {
            for (int k = 0; k < n; k++) {
                double base = Elements.toDouble(a, shapes.index(0, row, k));
                double power = StrictMath.pow(base, Elements.toDouble(b, shapes.index(1, row, k)));
                Elements.setDouble(outputs.getFirst(), row * n + k, power);
            }
        }
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
