package dev.lanewise.onnx.operators;

/** Trigonometric and hyperbolic functions that few models use, in {@code double}, the same on every machine. */
enum AngleFunction {
    TAN,
    ASIN,
    ACOS,
    ATAN,
    SINH,
    COSH,
    ASINH,
    ACOSH,
    ATANH;

    private static final double LN_2 = 0.693147180559945309;
    /** Beyond, 1 is lost beside the square. */
    private static final double LARGE = 0x1p28;

    double value(double x) {
        return switch (this) {
            case TAN -> StrictMath.tan(x);
            case ASIN -> StrictMath.asin(x);
            case ACOS -> StrictMath.acos(x);
            case ATAN -> StrictMath.atan(x);
            case SINH -> StrictMath.sinh(x);
            case COSH -> StrictMath.cosh(x);
            case ASINH -> Math.copySign(asinh(Math.abs(x)), x);
            case ACOSH -> acosh(x);
            case ATANH -> Math.copySign(StrictMath.log1p(2 * Math.abs(x) / (1 - Math.abs(x))) / 2, x);
        };
    }

    /** {@code log(a + sqrt(a^2 + 1))}, without cancellation near 0. */
    private static double asinh(double a) {
        if (a > LARGE) return StrictMath.log(a) + LN_2;
        return StrictMath.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
    }

    /** {@code log(x + sqrt(x^2 - 1))}, without cancellation near 1. */
    private static double acosh(double x) {
        if (!(x >= 1)) return Double.NaN;
        if (x > LARGE) return StrictMath.log(x) + LN_2;
        double above = x - 1;
        return StrictMath.log1p(above + Math.sqrt(2 * above + above * above));
    }
}
