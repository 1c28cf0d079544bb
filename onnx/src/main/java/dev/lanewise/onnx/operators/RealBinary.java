package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Broadcast;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/** {@code y = f(a, b)} of numbers as doubles, with broadcasting, cut to the dtype of a. */
interface RealBinary extends HostOp {
    double value(double a, double b);

    @Override
    default List<TensorType> types(List<TensorInfo> inputs) {
        TensorType a = inputs.getFirst().type();
        return List.of(a.withShape(a.shape().broadcast(name(), inputs.getLast().shape())));
    }

    @Override
    default void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    default Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
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

    @Override
    default boolean differentiable() {
        return false;
    }
}
