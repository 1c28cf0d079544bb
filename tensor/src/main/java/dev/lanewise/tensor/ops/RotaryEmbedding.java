package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rotary position embedding: pairs of features {@code (a, b)} of each head become
 * {@code (a * cos - b * sin, b * cos + a * sin)}. Inputs {@code x [batch, positions, heads, headDim]} and {@code cos}
 * and {@code sin}, both {@code [positions, pairs]} or {@code [batch, positions, pairs]}, {@code 2 * pairs} at most
 * {@code headDim}; features beyond the last pair stay. Su et al.: RoFormer, arXiv 2104.09864, equation 34.
 *
 * @param interleaved whether a pair is features {@code 2i, 2i + 1}, as in the paper; otherwise {@code i, i + pairs}, as
 *     in GPT-NeoX and Llama
 */
public record RotaryEmbedding(boolean interleaved) implements Op {
    @Override
    public String name() {
        return "rotaryEmbedding";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 3, "x, cos and sin");
        Rule.floats(this, inputs);
        Shape x = inputs.getFirst().shape();
        Shape cos = inputs.get(1).shape();
        Rule.axes(this, "x", x, "batch, positions, heads, headDim");
        Rule.same(this, "cos and sin", cos, inputs.get(2).shape());
        int rank = cos.rank();
        boolean fits = (rank == 2 || (rank == 3 && cos.size(0) == x.size(0))) && cos.size(rank - 2) == x.size(1);
        if (!fits) {
            throw new ShapeException(name(), "cos must be [positions, pairs] or [batch, positions, pairs]", cos, x);
        }
        if (2L * cos.last() > x.last()) {
            throw new ShapeException(name(), "2 * pairs must be at most headDim", cos, x);
        }
        return List.of(inputs.getFirst().type());
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.attention().rotate(inputs.get(0), inputs.get(1), inputs.get(2), interleaved, outputs.getFirst());
    }

    @Override
    public boolean mayOverwrite(int i) {
        return i == 0;
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor x = call.input(0);
        Tensor cos = call.input(1);
        Tensor d = Objects.requireNonNull(dy.getFirst());
        return call.gradients(
                () -> ev.applyOne(this, d, cos, ev.negate(call.input(2))),
                () -> angle(ev, ev.add(product(ev, x, 0, d, 0, cos), product(ev, x, 1, d, 1, cos)), cos),
                () -> angle(ev, ev.subtract(product(ev, x, 0, d, 1, cos), product(ev, x, 1, d, 0, cos)), cos));
    }

    private Tensor product(Evaluator ev, Tensor x, int i, Tensor d, int j, Tensor cos) {
        return ev.multiply(part(ev, x, cos.shape().last(), i), part(ev, d, cos.shape().last(), j));
    }

    /** The first or the second of each pair. */
    private Tensor part(Evaluator ev, Tensor x, int pairs, int which) {
        if (!interleaved) return ev.slice(x, -1, which * pairs, (which + 1) * pairs);
        Shape shape = x.shape();
        Tensor turned = ev.reshape(
                ev.slice(x, -1, 0, 2 * pairs), shape.size(0), shape.size(1), shape.size(2), pairs, 2);
        return ev.reshape(ev.slice(turned, -1, which, which + 1), shape.with(-1, pairs));
    }

    /** What all heads, and where they share their angles all of the batch, add to an angle. */
    private static Tensor angle(Evaluator ev, Tensor products, Tensor cos) {
        return cos.shape().rank() == 2 ? ev.sum(products, false, 0, 2) : ev.sum(products, false, 2);
    }
}
