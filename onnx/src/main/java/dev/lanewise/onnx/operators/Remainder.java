package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.elementwise.Broadcast;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * What a division of floats leaves, exactly: {@code a - trunc(a / b) * b} with the sign of a, or where {@code floored}
 * {@code a - floor(a / b) * b} with the sign of b.
 */
record Remainder(boolean floored) implements HostOp {
    @Override
    public String name() {
        return "mod";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType a = inputs.getFirst().type();
        TensorType b = inputs.getLast().type();
        if (a.dtype() != b.dtype()) throw new ShapeException(name(), "a and b must be of one dtype", a, b);
        return List.of(a.withShape(a.shape().broadcast(name(), b.shape())));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor a = inputs.getFirst();
        Tensor b = inputs.getLast();
        Broadcast shapes = Broadcast.of(a.shape().toArray(), b.shape().toArray());
        int n = shapes.rowLength();
        for (int row = 0; row < shapes.rows(); row++) {
            for (int k = 0; k < n; k++) {
                double dividend = Elements.toDouble(a, shapes.index(0, row, k));
                double divisor = Elements.toDouble(b, shapes.index(1, row, k));
                Elements.setDouble(outputs.getFirst(), row * n + k, value(dividend, divisor));
            }
        }
    }

    private double value(double a, double b) {
        double rest = a % b;
        if (!floored) return rest;
        if (rest == 0) return Math.copySign(0, b);
        return rest < 0 == b < 0 ? rest : rest + b;
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
