package dev.lanewise.kernels.elementwise;

/**
 * A function applied to each output of a kernel before it is stored.
 *
 * @param function which
 * @param alpha its first number, where it has one (see {@link UnaryFunction})
 * @param beta its second number, where it has one
 */
public record Activation(UnaryFunction function, float alpha, float beta) {
    /** Nothing is applied. */
    public static final Activation NONE = new Activation(UnaryFunction.IDENTITY, 0, 0);

    /** {@code max(x, 0)}; NaN stays NaN. */
    public static final Activation RELU = new Activation(UnaryFunction.RELU, 0, 0);

    /** {@code min(max(x, 0), 6)}; NaN stays NaN. */
    public static final Activation RELU6 = clip(0, 6);

    /** {@code min(max(x, low), high)}; NaN stays NaN. */
    public static Activation clip(float low, float high) {
        return new Activation(UnaryFunction.CLIP, low, high);
    }

    /** A function without numbers of its own. */
    public static Activation of(UnaryFunction function) {
        return new Activation(function, 0, 0);
    }
}
