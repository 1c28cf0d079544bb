package dev.lanewise.layers;

import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/**
 * A function of each element by itself.
 *
 * @param alpha the function's first number, where it has one (see {@link UnaryFunction})
 * @param beta its second number, where it has one
 */
public record Nonlinearity(UnaryFunction function, float alpha, float beta) implements Layer {
    public static Nonlinearity of(UnaryFunction function) {
        return new Nonlinearity(function, 0, 0);
    }

    public static Nonlinearity relu() {
        return of(UnaryFunction.RELU);
    }

    /** {@code min(max(x, 0), 6)}. */
    public static Nonlinearity relu6() {
        return clip(0, 6);
    }

    public static Nonlinearity clip(float low, float high) {
        return new Nonlinearity(UnaryFunction.CLIP, low, high);
    }

    /** {@code x >= 0 ? x : slope * x}. */
    public static Nonlinearity leakyRelu(float slope) {
        return new Nonlinearity(UnaryFunction.LEAKY_RELU, slope, 0);
    }

    /** {@code x >= 0 ? x : exp(x) - 1}. */
    public static Nonlinearity elu() {
        return new Nonlinearity(UnaryFunction.ELU, 1, 0);
    }

    public static Nonlinearity selu() {
        return of(UnaryFunction.SELU);
    }

    public static Nonlinearity gelu() {
        return of(UnaryFunction.GELU);
    }

    public static Nonlinearity silu() {
        return of(UnaryFunction.SILU);
    }

    public static Nonlinearity mish() {
        return of(UnaryFunction.MISH);
    }

    public static Nonlinearity sigmoid() {
        return of(UnaryFunction.SIGMOID);
    }

    public static Nonlinearity tanh() {
        return of(UnaryFunction.TANH);
    }

    public static Nonlinearity softplus() {
        return of(UnaryFunction.SOFTPLUS);
    }

    /** {@code min(max(x / 6 + 1 / 2, 0), 1)}. */
    public static Nonlinearity hardSigmoid() {
        return new Nonlinearity(UnaryFunction.HARD_SIGMOID, 1f / 6, 0.5f);
    }

    public static Nonlinearity hardSwish() {
        return of(UnaryFunction.HARD_SWISH);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.unary(function, alpha, beta, x);
    }
}
