package dev.lanewise.kernels.elementwise;

/** The functions of one number, some with constants {@code alpha} and {@code beta}. NaN gives NaN everywhere. */
public enum UnaryFunction {
    /** {@code x}. */
    IDENTITY,
    /** {@code alpha * x + beta}, one fused multiply-add. */
    AFFINE,
    /** {@code -x}. */
    NEGATE,
    /** {@code |x|}. */
    ABS,
    /** -1, 0 or 1. */
    SIGN,
    /** {@code x * x}. */
    SQUARE,
    /** The square root, exactly rounded. */
    SQRT,
    /** {@code 1 / x}. */
    RECIPROCAL,
    /** {@code e} to the power {@code x}. */
    EXP,
    /** The natural logarithm. */
    LOG,
    SIN,
    COS,
    /** The error function. */
    ERF,
    TANH,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code log(1 + exp(x))}. */
    SOFTPLUS,
    /** {@code x / (1 + |x|)}. */
    SOFTSIGN,
    /** {@code max(x, 0)}; its derivative at 0 is 0. */
    RELU,
    /** {@code min(max(x, alpha), beta)}. */
    CLIP,
    /** {@code x >= 0 ? x : alpha * x}. */
    LEAKY_RELU,
    /** {@code x >= 0 ? x : alpha * (exp(x) - 1)}. */
    ELU,
    /** ELU with the constants of Klambauer et al., arXiv 1706.02515. */
    SELU,
    /** {@code x * (1 + erf(x / sqrt 2)) / 2}. */
    GELU,
    /** {@code x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3)))}. */
    GELU_TANH,
    /** {@code x * sigmoid(x)}. */
    SILU,
    /** {@code x * tanh(softplus(x))}. */
    MISH,
    /** {@code min(max(alpha * x + beta, 0), 1)}. */
    HARD_SIGMOID,
    /** {@code x * min(max(x / 6 + 1 / 2, 0), 1)}. */
    HARD_SWISH,
    FLOOR,
    CEIL,
    /** To the nearest integer, halves to the even one. */
    ROUND,
}
