package dev.lanewise.kernels.elementwise;

/**
 * The functions of one number in {@code double}: what the kernels approximate. The forms are those without
 * cancellation, so that small results are right to nearly the last digit too, and with the limits at infinity.
 */
final class UnaryDefinition {
    private static final double SQRT_2_OVER_PI = 0.79788456080286535588;
    private static final double GELU_CUBIC = 0.044715;
    private static final double SELU_SCALE = 1.0507009873554804934;
    private static final double SELU_ALPHA = 1.6732632423543772848;

    private UnaryDefinition() {}

    static double value(UnaryFunction f, double x, double alpha, double beta) {
        return switch (f) {
            case IDENTITY -> x;
            case AFFINE -> Math.fma(alpha, x, beta);
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case SQUARE -> x * x;
            case SQRT -> Math.sqrt(x);
            case RECIPROCAL -> 1 / x;
            case EXP -> StrictMath.exp(x);
            case LOG -> StrictMath.log(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case ERF -> ErrorFunction.erf(x);
            case TANH -> StrictMath.tanh(x);
            case SIGMOID -> sigmoid(x);
            case SOFTPLUS -> softplus(x);
            case SOFTSIGN -> Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
            case RELU -> x <= 0 ? 0 : x;
            case CLIP -> clip(x, alpha, beta);
            case LEAKY_RELU -> x >= 0 ? x : alpha * x;
            case ELU -> elu(x, alpha);
            case SELU -> SELU_SCALE * elu(x, SELU_ALPHA);
            case GELU -> gated(x, ErrorFunction.erfc(-x * Math.sqrt(0.5)) / 2);
            case GELU_TANH -> gated(x, sigmoid(2 * SQRT_2_OVER_PI * (x + GELU_CUBIC * x * x * x)));
            case SILU -> gated(x, sigmoid(x));
            case MISH -> gated(x, StrictMath.tanh(softplus(x)));
            case HARD_SIGMOID -> Math.min(Math.max(Math.fma(alpha, x, beta), 0), 1);
            case HARD_SWISH -> gated(x, Math.min(Math.max(x + 3, 0), 6) / 6);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case ROUND -> Math.rint(x);
        };
    }

    static double derivative(UnaryFunction f, double x, double alpha, double beta) {
        return switch (f) {
            case IDENTITY -> 1;
            case AFFINE -> alpha;
            case NEGATE -> -1;
            case ABS -> Math.signum(x);
            case SIGN, FLOOR, CEIL, ROUND -> 0;
            case SQUARE -> 2 * x;
            case SQRT -> 0.5 / Math.sqrt(x);
            case RECIPROCAL -> -1 / (x * x);
            case EXP -> StrictMath.exp(x);
            case LOG -> 1 / x;
            case SIN -> StrictMath.cos(x);
            case COS -> -StrictMath.sin(x);
            case ERF -> 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x);
            case TANH -> 4 * sigmoid(2 * x) * sigmoid(-2 * x);
            case SIGMOID -> sigmoid(x) * sigmoid(-x);
            case SOFTPLUS -> sigmoid(x);
            case SOFTSIGN -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
            case RELU -> unlessNan(x, x > 0 ? 1 : 0);
            case CLIP -> unlessNan(x, alpha < x && x < beta ? 1 : 0);
            case LEAKY_RELU -> unlessNan(x, x >= 0 ? 1 : alpha);
            case ELU -> x >= 0 ? 1 : alpha * StrictMath.exp(x);
            case SELU -> SELU_SCALE * (x >= 0 ? 1 : SELU_ALPHA * StrictMath.exp(x));
            case GELU -> geluDerivative(bounded(x));
            case GELU_TANH -> geluTanhDerivative(bounded(x));
            case SILU -> sigmoid(x) * (1 + bounded(x) * sigmoid(-x));
            case MISH -> mishDerivative(bounded(x));
            case HARD_SIGMOID -> hardSigmoidSlope(x, alpha, beta);
            case HARD_SWISH -> x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6;
        };
    }

    private static double clip(double x, double low, double high) {
        double y = x <= low ? low : x;
        return y >= high ? high : y;
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    private static double elu(double x, double alpha) {
        return x >= 0 ? x : alpha * StrictMath.expm1(x);
    }

    /** {@code x * gate}, with the limit -0 where x is minus infinity and the gate closed. */
    private static double gated(double x, double gate) {
        return Math.max(x, -Double.MAX_VALUE) * gate;
    }

    /** Beyond these bounds each derivative that multiplies by x has reached its limit; infinity would make it NaN. */
    private static double bounded(double x) {
        return Math.min(Math.max(x, -1e100), 1e100);
    }

    private static double geluDerivative(double x) {
        double gate = ErrorFunction.erfc(-x * Math.sqrt(0.5)) / 2;
        return gate + x * StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double geluTanhDerivative(double x) {
        double u = SQRT_2_OVER_PI * (x + GELU_CUBIC * x * x * x);
        double slope = SQRT_2_OVER_PI * (1 + 3 * GELU_CUBIC * x * x);
        return sigmoid(2 * u) * (1 + 2 * x * slope * sigmoid(-2 * u));
    }

    private static double mishDerivative(double x) {
        double sp = softplus(x);
        double slope = 4 * sigmoid(2 * sp) * sigmoid(-2 * sp) * sigmoid(x);
        return StrictMath.tanh(sp) + x * slope;
    }

    private static double hardSigmoidSlope(double x, double alpha, double beta) {
        double line = Math.fma(alpha, x, beta);
        return unlessNan(x, 0 < line && line < 1 ? alpha : 0);
    }

    private static double unlessNan(double x, double slope) {
        return Double.isNaN(x) ? x : slope;
    }
}
