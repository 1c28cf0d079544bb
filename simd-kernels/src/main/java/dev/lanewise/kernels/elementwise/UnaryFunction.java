package dev.lanewise.kernels.elementwise;

/** The functions of one number, some with constants {@code alpha} and {@code beta}. */
public enum UnaryFunction {
    /** {@code x}. */
    IDENTITY,
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code min(max(x, alpha), beta)}. */
    CLIP,
}
