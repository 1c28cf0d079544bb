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

/**
 * A copy of the cache {@code [batch, ..., positions, ...]} in which the update's steps lie from each sample's start on.
 * Inputs: cache, update, and one start a sample, zeros where it is left out.
 *
 * @param axis that of the positions, from 1 on
 * @param circular whether a step beyond the last position goes to the first
 */
record CacheUpdate(int axis, boolean circular) implements HostOp {
    @Override
    public String name() {
        return "tensorScatter";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType cache = inputs.get(0).type();
        TensorType update = inputs.get(1).type();
        Shape shape = cache.shape();
        boolean fits = axis > 0
                && update.shape().rank() == shape.rank()
                && update.shape().size(axis) <= shape.size(axis)
                && update.equals(cache.withShape(shape.with(axis, update.shape().size(axis))))
                && (inputs.size() < 3 || inputs.get(2).shape().elements() == shape.size(0));
        if (!fits) {
            throw new ShapeException(
                    name(),
                    "the update must be the cache's size but for axis " + axis + ", with one start a sample",
                    inputs.stream().map(TensorInfo::type).toArray());
        }
        return List.of(cache);
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor cache = inputs.get(0);
        Tensor update = inputs.get(1);
        Tensor y = outputs.getFirst();
        int run = y.shape().elements(axis + 1, y.shape().rank());
        int[] places = new int[update.shape().elements(0, axis + 1)];
        return () -> {
            place(inputs, y.shape(), update.shape().size(axis), run, places);
            Elements.copy(cache, y);
            Moves.put(update, places, run, y);
        };
    }

    private void place(List<Tensor> inputs, Shape shape, int steps, int run, int[] places) {
        int positions = shape.size(axis);
        int perSample = shape.elements(1, axis);
        int at = 0;
        for (int sample = 0; sample < shape.size(0); sample++) {
            long start = inputs.size() < 3 ? 0 : inputs.get(2).index(sample);
            if (start < 0 || (!circular && start > positions - steps)) {
                throw new ShapeException(
                        name(), "starts must leave room for " + steps + " steps in " + positions + " positions", start);
            }
            for (int line = sample * perSample; line < (sample + 1) * perSample; line++) {
                for (int step = 0; step < steps; step++) {
                    places[at++] = (line * positions + (int) ((start + step) % positions)) * run;
                }
            }
        }
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
