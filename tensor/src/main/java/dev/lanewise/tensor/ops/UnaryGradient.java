package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dx = f'(x) * dy}, the gradient of {@link Unary}; linear in {@code dy}. */
public record UnaryGradient(UnaryFunction function, float alpha, float beta) implements Op {
    @Override
    public String name() {
        return Names.camel(function) + "Gradient";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, "x and dy");
        Rule.floats(this, inputs);
        Rule.same(this, "x and dy", inputs.getFirst().shape(), inputs.getLast().shape());
        return List.of(inputs.getFirst().type());
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.elementwise()
                .unaryGradient(function, alpha, beta, inputs.getFirst(), inputs.getLast(), outputs.getFirst());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor g = dy.getFirst();
        return call.gradients(
                () -> {
                    Tensor second = secondDerivative(ev, call.input(0));
                    return second == null ? null : ev.multiply(ev.multiply(g, call.input(1)), second);
                },
                () -> ev.applyOne(this, call.input(0), g));
    }

    /** {@code f''(x)}; null where it is 0 everywhere that it exists. */
    private @Nullable Tensor secondDerivative(Evaluator ev, Tensor x) {
        return switch (function) {
            case IDENTITY, AFFINE, NEGATE, ABS, SIGN, RELU, CLIP, LEAKY_RELU, HARD_SIGMOID, FLOOR, CEIL, ROUND -> null;
            case SQUARE -> ev.constant(2, x);
            case SQRT -> ev.scale(ev.reciprocal(ev.multiply(x, ev.sqrt(x))), -0.25f);
            case RECIPROCAL -> ev.scale(ev.reciprocal(ev.multiply(x, ev.square(x))), 2);
            case EXP -> ev.exp(x);
            case LOG -> ev.negate(ev.reciprocal(ev.square(x)));
            case SIN -> ev.negate(ev.sin(x));
            case COS -> ev.negate(ev.cos(x));
            case ERF -> ev.multiply(ev.scale(x, -2), slope(ev, x));
            case TANH -> ev.multiply(ev.scale(ev.tanh(x), -2), slope(ev, x));
            case SIGMOID -> ev.multiply(slope(ev, x), ev.affine(ev.sigmoid(x), -2, 1));
            case SOFTPLUS -> {
                Tensor s = ev.sigmoid(x);
                yield ev.multiply(s, ev.affine(s, -1, 1));
            }
            case SOFTSIGN, ELU, SELU, GELU, GELU_TANH, SILU, MISH, HARD_SWISH ->
                throw new UnsupportedOperationException(
                        name() + ": not differentiable, as " + Names.camel(function)
                                + " has no second derivative here; take another activation for gradients of gradients");
        };
    }

    private Tensor slope(Evaluator ev, Tensor x) {
        return ev.applyOne(this, x, ev.expand(ev.constant(1, x), x.shape()));
    }
}
