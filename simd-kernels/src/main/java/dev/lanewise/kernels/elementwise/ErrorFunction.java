package dev.lanewise.kernels.elementwise;

/** The error function and its complement in {@code double}, right to about 1e-15 and 5e-15 of their own size. */
final class ErrorFunction {
    /** Below, the series converges fast and 1 - erf cancels little; above, the continued fraction does. */
    private static final double MEETING_POINT = 1.25;

    /** 110 give 1e-16 at the meeting point. */
    private static final int FRACTION_TERMS = 130;

    private ErrorFunction() {}

    static double erf(double x) {
        if (Math.abs(x) < MEETING_POINT) return series(x);
        return Double.isNaN(x) ? x : Math.copySign(1 - fraction(Math.abs(x)), x);
    }

    static double erfc(double x) {
        if (Math.abs(x) < MEETING_POINT) return 1 - series(x);
        return x < 0 ? 2 - fraction(-x) : fraction(x);
    }

    /** {@code erf(x) = 2 / sqrt(pi) * exp(-x^2) * sum_n 2^n x^(2n+1) / (1 * 3 * ... * (2n+1))}: no term is negative. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 0x1p-56 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    /** {@code erfc(x) = exp(-x^2) / sqrt(pi) / (x + (1/2) / (x + (2/2) / (x + (3/2) / ...)))}. */
    private static double fraction(double x) {
        double denominator = x;
        for (int k = FRACTION_TERMS; k > 0; k--) denominator = x + 0.5 * k / denominator;
        double square = x * x;
        double squareError = Double.isInfinite(square) ? 0 : Math.fma(x, x, -square);
        return StrictMath.exp(-square) * (1 - squareError) / (Math.sqrt(Math.PI) * denominator);
    }
}
