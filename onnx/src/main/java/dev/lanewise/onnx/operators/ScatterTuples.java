package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A copy of the data with one part updated for each tuple of indices, which lies along the last axis of the indices:
 * {@code y[indices[i, 0], indices[i, 1], ...] = updates[i]}, or what the function makes of both, one tuple after the
 * other.
 */
record ScatterTuples(ScatterFunction function) implements HostOp {
    @Override
    public String name() {
        return "scatterND";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.get(0);
        Shape indices = inputs.get(1).shape();
        ElementPlaces.checkTuples(name(), x.shape(), indices, 0);
        int[] sizes = IntStream.concat(
                IntStream.range(0, indices.rank() - 1).map(indices::size),
                IntStream.range(indices.last(), x.shape().rank()).map(x.shape()::size))
                .toArray();
        TensorType updates = x.type().withShape(Shape.of(sizes));
        if (!inputs.get(2).type().equals(updates) || !inputs.get(1).dtype().isIndex()) {
            throw new ShapeException(
                    name(), "indices must be int64 or int32, updates here " + updates, inputs.get(1).type(),
                    inputs.get(2).type());
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
        int run = y.shape().elements(indices.shape().last(), y.shape().rank());
        ElementPlaces places = ElementPlaces.tuples(name(), y.shape(), indices.shape(), 0);
        return () -> {
            Elements.copy(x, y);
            function.put(updates, places.of(indices), run, y);
        };
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
