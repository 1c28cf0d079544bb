package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Slices of {@code x} chosen by indices (int64 or int32; negative ones count from the end) along an axis: the indices'
 * axes stand in the place of that axis. An embedding looks up its rows so.
 */
public record Gather(int axis) implements MovementOp {
    /** From so many elements on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 17;

    @Override
    public String name() {
        return "gather";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, "x and indices");
        Shape x = inputs.getFirst().shape();
        Shape indices = inputs.getLast().shape();
        Rule.index(this, "indices", inputs.getLast());
        int along = x.axis(name(), axis);
        IntStream sizes = IntStream.concat(Arrays.stream(x.toArray()).limit(along), Arrays.stream(indices.toArray()));
        int[] y = IntStream.concat(sizes, Arrays.stream(x.toArray()).skip(along + 1)).toArray();
        return List.of(inputs.getFirst().type().withShape(Shape.of(y)));
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor indices = inputs.getLast();
        Tensor y = outputs.getFirst();
        int along = x.shape().axis(name(), axis);
        int size = x.shape().size(along);
        int run = x.shape().elements(along + 1, x.shape().rank());
        int count = indices.elements();
        int runs = Math.multiplyExact(x.shape().elements(0, along), count);
        Workers.Task copies = (first, end, worker) -> {
            for (int i = first; i < end; i++) {
                int from = i / count * size + Rule.index(this, indices, i % count, size);
                System.arraycopy(x.storage(), x.offset() + from * run, y.storage(), y.offset() + i * run, run);
            }
        };
        return Call.of(y.elements() < PARALLEL ? Workers.INLINE : workers, runs, copies);
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Shape x = call.input(0).shape();
        int along = x.axis(name(), axis);
        return call.gradients(() -> ev.scatterAdd(dy.getFirst(), call.input(1), along, x.size(along)));
    }
}
