package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Zeros with {@code size} along an axis, and each slice of the updates added where its index (int64 or int32; negative
 * ones count from the end) says, in the order of the indices: the gradient of {@link Gather}. The updates have the
 * indices' axes in the place of that axis.
 *
 * @param axis from 0 on
 */
public record ScatterAdd(int axis, int size) implements HostOp {
    public ScatterAdd {
        if (axis < 0 || size < 0) {
            throw new ShapeException("scatterAdd", "axis and size must be at least 0", axis, size);
        }
    }

    @Override
    public String name() {
        return "scatterAdd";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, "updates and indices");
        Rule.floats(this, inputs.subList(0, 1));
        Rule.index(this, "indices", inputs.getLast());
        int[] updates = inputs.getFirst().shape().toArray();
        int[] indices = inputs.getLast().shape().toArray();
        int end = axis + indices.length;
        if (end > updates.length || !Arrays.equals(updates, axis, end, indices, 0, indices.length)) {
            throw new ShapeException(
                    name(),
                    "updates must have the indices' sizes from axis " + axis + " on",
                    inputs.getFirst().shape(),
                    inputs.getLast().shape());
        }
        int[] y = IntStream.concat(
                IntStream.concat(Arrays.stream(updates).limit(axis), IntStream.of(size)),
                Arrays.stream(updates).skip(end))
                .toArray();
        return List.of(inputs.getFirst().type().withShape(Shape.of(y)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor updates = inputs.getFirst();
        Tensor y = outputs.getFirst();
        int run = y.shape().elements(axis + 1, y.shape().rank());
        Tensor indices = inputs.getLast();
        int count = indices.elements();
        int outers = y.shape().elements(0, axis);
        Elements.fill(y, 0);
        int from = updates.offset();
        for (int outer = 0; outer < outers; outer++) {
            for (int i = 0; i < count; i++) {
                int index = Rule.index(this, indices, i, size);
                Elements.add(updates, from, y, y.offset() + (outer * size + index) * run, run);
                from += run;
            }
        }
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        return call.gradients(() -> ev.gather(dy.getFirst(), call.input(1), axis));
    }
}
