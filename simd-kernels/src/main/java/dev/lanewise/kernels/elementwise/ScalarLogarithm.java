package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;

/** The scalar twin of {@link VectorLogarithm}, rounding for rounding. */
final class ScalarLogarithm {
    private ScalarLogarithm() {}

    static float log(float x) {
        boolean subnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(subnormal ? x * 0x1p23f : x) - LOG_FLOOR;
        float k = (float) (bits >> EXPONENT_SHIFT) - (subnormal ? 23 : 0);
        float f = Float.intBitsToFloat((bits & SIGNIFICAND) + LOG_FLOOR) - 1;
        float q = Math.fma(LOG_11, f, LOG_10);
        q = Math.fma(q, f, LOG_9);
        q = Math.fma(q, f, LOG_8);
        q = Math.fma(q, f, LOG_7);
        q = Math.fma(q, f, LOG_6);
        q = Math.fma(q, f, LOG_5);
        q = Math.fma(q, f, LOG_4);
        q = Math.fma(q, f, LOG_3);
        float half = -0.5f * f;
        float r = Math.fma(half, f, f);
        float rLow = Math.fma(half, f, f - r);
        float high = k * LN2_SHORT;
        float sum = high + r;
        float low = rLow + (high - sum + r);
        float y = sum + Math.fma(f * f, f * q, Math.fma(k, LN2_REST, low));
        if (!(x < Float.POSITIVE_INFINITY)) return x;
        return x > 0 ? y : x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    }

    static void log(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = log(x[xOffset + i]);
    }
}
