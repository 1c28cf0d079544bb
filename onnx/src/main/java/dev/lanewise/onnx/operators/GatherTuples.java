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
import java.util.stream.IntStream;

/**
 * One part of the data for each tuple of indices, which lies along the last axis of the indices:
 * {@code y[b, i] = x[b, indices[b, i, 0], indices[b, i, 1], ...]} for one batch axis.
 */
record GatherTuples(int batchAxes) implements HostOp {
    @Override
    public String name() {
        return "gatherND";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Shape x = inputs.getFirst().shape();
        Shape indices = inputs.getLast().shape();
        ElementPlaces.checkTuples(name(), x, indices, batchAxes);
        if (!inputs.getLast().dtype().isIndex()) {
            throw new ShapeException(name(), "indices must be int64 or int32", inputs.getLast().type());
        }
        int[] sizes = IntStream.concat(
                IntStream.range(0, indices.rank() - 1).map(indices::size),
                IntStream.range(batchAxes + indices.last(), x.rank()).map(x::size))
                .toArray();
        return List.of(inputs.getFirst().type().withShape(Shape.of(sizes)));
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
        int run = x.shape().elements(batchAxes + indices.shape().last(), x.shape().rank());
        ElementPlaces places = ElementPlaces.tuples(name(), x.shape(), indices.shape(), batchAxes);
        return () -> Moves.pick(x, places.of(indices), run, y);
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
