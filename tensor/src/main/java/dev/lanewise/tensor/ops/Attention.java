package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.attention.AttentionGeometry;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scaled dot-product attention: inputs {@code q [batch, queries, heads, headDim]},
 * {@code k [batch, keys, kvHeads, headDim]}, {@code v [batch, keys, kvHeads, valueDim]} and, where wanted, a mask
 * {@code [batch or 1, heads or 1, queries or 1, keys]} that is added to the scores. Outputs:
 * {@code y [batch, queries, heads, valueDim]} and the logarithms {@code [batch, queries, heads]} of the softmax'
 * denominators. Query {@code t} stands at position {@code keys - queries + t}. A query that sees no key gives 0.
 *
 * @param causal whether a query sees no key after its own position
 * @param window how far a query sees: keys nearer than so many positions; 0 where there is no such limit
 * @param scale factor of every score; 0 stands for {@code 1 / sqrt(headDim)}
 * @param softCap where not 0, scores become {@code softCap * tanh(score / softCap)} before the mask
 */
public record Attention(boolean causal, int window, float scale, float softCap) implements Op {
    /** No window, the usual scale, no cap. */
    public static Attention of(boolean causal) {
        return new Attention(causal, 0, 0, 0);
    }

    @Override
    public String name() {
        return "attention";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 3, 4, "q, k, v and an optional mask");
        Rule.floats(this, inputs);
        List<Shape> shapes = inputs.stream().map(TensorInfo::shape).toList();
        AttentionGeometry g = geometry(this, shapes);
        TensorType type = inputs.getFirst().type();
        return List.of(
                type.withShape(Shape.of(g.batch(), g.queries(), g.heads(), g.valueDim())),
                type.withShape(Shape.of(g.batch(), g.queries(), g.heads())));
    }

    private AttentionGeometry geometry(Op op, List<Shape> shapes) {
        Shape q = shapes.get(0);
        Shape k = shapes.get(1);
        Shape v = shapes.get(2);
        Rule.axes(op, "q", q, "batch, queries, heads, headDim");
        Rule.axes(op, "k", k, "batch, keys, kvHeads, headDim");
        Rule.axes(op, "v", v, "batch, keys, kvHeads, valueDim");
        if (q.size(0) != k.size(0) || q.last() != k.last()) {
            throw new ShapeException(op.name(), "q and k must have one batch and one headDim", q, k);
        }
        if (!k.with(-1, v.last()).equals(v)) {
            throw new ShapeException(op.name(), "k and v must differ in their last axis only", k, v);
        }
        AttentionGeometry g = new AttentionGeometry(q.size(0), q.size(1), k.size(1), q.size(2), k.size(2), q.last(),
                v.last(), causal, window, scale == 0 ? AttentionGeometry.defaultScale(q.last()) : scale, softCap);
        if (shapes.size() > 3) {
            Shape mask = shapes.get(3);
            Rule.axes(op, "mask", mask, "batch, heads, queries, keys");
            boolean fits = mask.last() == g.keys() && fits(mask.size(0), g.batch()) && fits(mask.size(1), g.heads())
                    && fits(mask.size(2), g.queries());
            if (!fits) {
                throw new ShapeException(
                        op.name(), "mask must be [batch or 1, heads or 1, queries or 1, keys]", mask, q, k);
            }
        }
        return g;
    }

    private static boolean fits(int size, int whole) {
        return size == 1 || size == whole;
    }

    private AttentionGeometry geometry(List<Tensor> inputs) {
        return geometry(this, inputs.stream().map(Tensor::shape).toList());
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor mask = inputs.size() > 3 ? inputs.get(3) : null;
        k.attention().attention(geometry(inputs), inputs.get(0), inputs.get(1), inputs.get(2), mask,
                outputs.getFirst(), outputs.getLast());
    }

    @Override
    public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        long scores = (long) outputs.getLast().shape().elements() * inputs.get(1).shape().size(1);
        return scores * (inputs.getFirst().shape().last() + inputs.get(2).shape().last());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        if (call.inputs().size() > 3 && call.needs(3)) {
            throw new UnsupportedOperationException("attention: the mask has no gradient; detach it");
        }
        List<Tensor> inputs = new ArrayList<>(call.inputs().subList(0, 3));
        inputs.addAll(call.outputs());
        for (int i = 0; i < 2; i++) inputs.add(orZeros(ev, dy.get(i), call.outputs().get(i)));
        inputs.addAll(call.inputs().subList(3, call.inputs().size()));
        List<Tensor> gradients = ev.apply(new Gradient(this), inputs.toArray(Tensor[]::new));
        return call.gradients(() -> gradients.get(0), () -> gradients.get(1), () -> gradients.get(2));
    }

    private static Tensor orZeros(Evaluator ev, @Nullable Tensor gradient, Tensor like) {
        return gradient != null ? gradient : ev.expand(ev.constant(0, like), like.shape());
    }

    /** {@code dq, dk, dv} from {@code q, k, v}, both outputs, the gradients of both, and the mask if there is one. */
    public record Gradient(Attention forward) implements Op {
        @Override
        public String name() {
            return "attentionGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 7, 8, "q, k, v, y, logSumExp, dy, dLogSumExp and an optional mask");
            Rule.floats(this, inputs);
            List<Shape> shapes = new ArrayList<>(inputs.subList(0, 3).stream().map(TensorInfo::shape).toList());
            if (inputs.size() > 7) shapes.add(inputs.get(7).shape());
            AttentionGeometry g = forward.geometry(this, shapes);
            Shape y = Shape.of(g.batch(), g.queries(), g.heads(), g.valueDim());
            Rule.same(this, "y and the forward's output", inputs.get(3).shape(), y);
            Rule.same(this, "logSumExp and [batch, queries, heads]", inputs.get(4).shape(),
                    Shape.of(g.batch(), g.queries(), g.heads()));
            Rule.same(this, "y and dy", y, inputs.get(5).shape());
            Rule.same(this, "logSumExp and dLogSumExp", inputs.get(4).shape(), inputs.get(6).shape());
            return List.of(inputs.get(0).type(), inputs.get(1).type(), inputs.get(2).type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            k.attention().attentionGradient(forward.geometry(inputs.subList(0, 3)), inputs.get(0), inputs.get(1),
                    inputs.get(2), inputs.size() > 7 ? inputs.get(7) : null, inputs.get(3), inputs.get(4),
                    inputs.get(5), inputs.get(6), outputs.get(0), outputs.get(1), outputs.get(2));
        }

        @Override
        public boolean differentiable() {
            return false;
        }
    }
}
