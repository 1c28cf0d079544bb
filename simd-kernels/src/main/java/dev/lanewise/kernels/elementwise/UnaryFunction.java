package dev.lanewise.kernels.elementwise;

/**
 * The functions {@code f} of one number, some with constants {@code alpha} and {@code beta}, and their derivatives
 * {@code f'}. NaN gives NaN everywhere, also in {@code f'} unless that is a constant. Where {@code f} has a kink,
 * {@code f'} is one of the two one-sided derivatives, or the 0 between them, as each constant says.
 */
public enum UnaryFunction {
    /** {@code x}. {@code f' = 1}. */
    IDENTITY,
    /** {@code alpha * x + beta}, one fused multiply-add. {@code f' = alpha}. */
    AFFINE,
    /** {@code -x}. {@code f' = -1}. */
    NEGATE,
    /** {@code |x|}. {@code f' = sign(x)}. */
    ABS,
    /** -1, 0 or 1; zeros keep their sign. {@code f' = 0}. */
    SIGN,
    /** {@code x * x}. {@code f' = 2 x}. */
    SQUARE,
    /** The square root, exactly rounded. {@code f' = 1 / (2 sqrt(x))}. */
    SQRT,
    /** {@code 1 / x}. {@code f' = -1 / (x * x)}. */
    RECIPROCAL,
    /** {@code e} to the power {@code x}. {@code f' = f}. */
    EXP,
    /** The natural logarithm. {@code f' = 1 / x}. */
    LOG,
    /** The sine of an angle in radians. {@code f' = cos(x)}. */
    SIN,
    /** The cosine of an angle in radians. {@code f' = -sin(x)}. */
    COS,
    /** The error function. {@code f' = 2 / sqrt(pi) * exp(-x * x)}. */
    ERF,
    /** The hyperbolic tangent. {@code f' = 1 - f * f}. */
    TANH,
    /** {@code 1 / (1 + exp(-x))}. {@code f' = f * (1 - f)}. */
    SIGMOID,
    /** {@code log(1 + exp(x))}. {@code f' = sigmoid(x)}. */
    SOFTPLUS,
    /** {@code x / (1 + |x|)}. {@code f' = 1 / (1 + |x|)^2}. */
    SOFTSIGN,
    /** {@code x <= 0 ? 0 : x}, so -0 gives +0. {@code f' = x > 0 ? 1 : 0}. */
    RELU,
    /**
     * {@code min(max(x, alpha), beta)}, as {@code y = x <= alpha ? alpha : x}, then {@code y >= beta ? beta : y}.
     * {@code f' = alpha < x && x < beta ? 1 : 0}.
     */
    CLIP,
    /** {@code x >= 0 ? x : alpha * x}. {@code f' = x >= 0 ? 1 : alpha}. */
    LEAKY_RELU,
    /** {@code x >= 0 ? x : alpha * (exp(x) - 1)}. {@code f' = x >= 0 ? 1 : alpha * exp(x)}. */
    ELU,
    /**
     * {@code 1.0507... * (x >= 0 ? x : 1.6732... * (exp(x) - 1))}, the constants of Klambauer et al., arXiv 1706.02515.
     * {@code f' = 1.0507... * (x >= 0 ? 1 : 1.6732... * exp(x))}.
     */
    SELU,
    /** {@code x * p} with {@code p = (1 + erf(x / sqrt 2)) / 2}. {@code f' = p + x * exp(-x * x / 2) / sqrt(2 pi)}. */
    GELU,
    /**
     * {@code x * s} with {@code s = (1 + tanh(u)) / 2 = sigmoid(2 u)}, {@code u = sqrt(2 / pi) * (x + 0.044715 x^3)}.
     * {@code f' = s + x * 2 s * (1 - s) * sqrt(2 / pi) * (1 + 3 * 0.044715 x^2)}.
     */
    GELU_TANH,
    /** {@code x * s} with {@code s = sigmoid(x)}. {@code f' = s * (1 + x * (1 - s))}. */
    SILU,
    /** {@code x * t} with {@code t = tanh(softplus(x))}. {@code f' = t + x * (1 - t * t) * sigmoid(x)}. */
    MISH,
    /** {@code min(max(l, 0), 1)} with {@code l = alpha * x + beta}. {@code f' = 0 < l && l < 1 ? alpha : 0}. */
    HARD_SIGMOID,
    /** {@code x * min(max(x + 3, 0), 6) / 6}. {@code f' = x <= -3 ? 0 : x >= 3 ? 1 : (2 x + 3) / 6}. */
    HARD_SWISH,
    /** The largest integer that is not above {@code x}. {@code f' = 0}. */
    FLOOR,
    /** The smallest integer that is not below {@code x}. {@code f' = 0}. */
    CEIL,
    /** To the nearest integer, halves to the even one. {@code f' = 0}. */
    ROUND;

    /** The definition: {@code f(x)} in {@code double}, the same on every machine. */
    public double value(double x, double alpha, double beta) {
        return UnaryDefinition.value(this, x, alpha, beta);
    }

    /** The definition of the gradient: {@code f'(x)} in {@code double}, the same on every machine. */
    public double derivative(double x, double alpha, double beta) {
        return UnaryDefinition.derivative(this, x, alpha, beta);
    }
}
