package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
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
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor a = inputs.getFirst();
        Tensor b = inputs.getLast();
        Tensor y = outputs.getFirst();
        Broadcast shapes = Broadcast.of(a.shape().toArray(), b.shape().toArray());
        int n = shapes.rowLength();
        int aStep = shapes.single(0) ? 0 : 1;
        int bStep = shapes.single(1) ? 0 : 1;
        return Call.of(workers, shapes.rows(), (first, end, worker) -> {
            for (int row = first; row < end; row++) {
                int i = shapes.index(0, row, 0);
                int j = shapes.index(1, row, 0);
                for (int k = 0; k < n; k++) {
                    double u = Elements.toDouble(a, i + k * aStep);
                    double v = Elements.toDouble(b, j + k * bStep);
                    Elements.setDouble(y, row * n + k, value(u, v));
                }
            }
        });
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
