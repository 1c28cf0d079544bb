package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static java.lang.Float.floatToRawIntBits;
import static java.lang.Float.intBitsToFloat;

/** The scalar twins of {@link VectorExp}, {@link VectorGates} and {@link VectorExponentials}, rounding for rounding. */
final class ScalarExponentials {
    private ScalarExponentials() {}

    static float exp(float x) {
        float c = Math.max(x, EXP_LOWEST);
        int t = Math.min(floatToRawIntBits(Math.fma(c, LOG2_E, HALVER)), EXP_OVERFLOW);
        float p = expm1Reduced(c, intBitsToFloat(t) - HALVER);
        int half = t << HALF_SHIFT & EXPONENT;
        float scale = intBitsToFloat(half);
        return Math.fma(p, scale, scale) * intBitsToFloat((t << EXPONENT_SHIFT) - half);
    }

    static float sigmoid(float x) {
        float c = Math.min(Math.max(-x, EXP_SPLIT), -EXP_LOWEST);
        return 1 / onePlusExp(c) * (c > -EXP_SPLIT ? 0x1p-64f : 1);
    }

    static float silu(float x) {
        float closed = Math.max(x, GATE_CLOSED);
        float c = Math.max(-closed, EXP_SPLIT);
        return closed / onePlusExp(c) * (c > -EXP_SPLIT ? 0x1p-64f : 1);
    }

    static float geluTanh(float x) {
        float closed = Math.max(x, -GELU_TANH_FLAT);
        float b = Math.min(closed, GELU_TANH_FLAT);
        float c = Math.max(Math.fma(b * b, -GELU_CUBIC, -GELU_LINEAR) * b, EXP_SPLIT);
        return closed / onePlusExp(c) * (c > -EXP_SPLIT ? 0x1p-64f : 1);
    }

    static float mish(float x) {
        float closed = Math.max(x, GATE_CLOSED);
        float c = Math.max(-closed, EXP_SPLIT);
        float t = Math.fma(c, LOG2_E, ROUNDER);
        boolean split = c > -EXP_SPLIT / 2;
        float scale = intBitsToFloat((floatToRawIntBits(t) << EXPONENT_SHIFT) + (split ? DOWN_64 : ONE));
        float e = (expm1Reduced(c, t - ROUNDER) + 1) * scale;
        float numerator = Math.fma(2, e, 1);
        float denominator = Math.fma(e + e, e, numerator);
        return (split ? 1 : numerator) / (split ? e : denominator) * closed * (split ? 0x1p-64f : 1);
    }

    static float softplus(float x) {
        float c = Math.max(-Math.abs(x), EXP_LOWEST);
        float t = Math.fma(c, LOG2_E, ROUNDER);
        boolean split = c < EXP_SPLIT;
        float scale = intBitsToFloat((floatToRawIntBits(t) << EXPONENT_SHIFT) + (split ? UP_64 : ONE));
        float e = (expm1Reduced(c, t - ROUNDER) + 1) * scale * (split ? 0x1p-64f : 1);
        float q = Math.fma(LOG1P_11, e, LOG1P_10);
        q = Math.fma(q, e, LOG1P_9);
        q = Math.fma(q, e, LOG1P_8);
        q = Math.fma(q, e, LOG1P_7);
        q = Math.fma(q, e, LOG1P_6);
        q = Math.fma(q, e, LOG1P_5);
        q = Math.fma(q, e, LOG1P_4);
        q = Math.fma(q, e, LOG1P_3);
        q = Math.fma(q, e, LOG1P_2);
        return Math.fma(q * e, e, e) + (x > 0 ? x : 0);
    }

    static float tanh(float x) {
        float a = Math.abs(x);
        float s = a * a;
        float q = Math.fma(TANH_11, s, TANH_9);
        q = Math.fma(q, s, TANH_7);
        q = Math.fma(q, s, TANH_5);
        q = Math.fma(q, s, TANH_3);
        float near = Math.fma(q, s * a, a);
        // Without the low part of log 2, which is lost beside 1 where k is large enough for it.
        float c = a + a;
        int t = Math.min(floatToRawIntBits(Math.fma(c, LOG2_E, ROUNDER)), TANH_FLAT);
        float r = Math.fma(intBitsToFloat(t) - ROUNDER, -LN2_HIGH, c);
        float p = Math.fma(r * r, expSeries(r), r) + 1;
        float scale = intBitsToFloat((t << EXPONENT_SHIFT) + ONE);
        float far = Math.fma(-2, 1 / Math.fma(scale, p, 1), 1);
        return withSignOf(x, a < TANH_NEAR ? near : far);
    }

    static float elu(float x, float scale, float alpha) {
        float c = Math.min(Math.max(x, EXP_SPLIT), 0);
        float t = Math.fma(c, LOG2_E, ROUNDER);
        float power = intBitsToFloat((floatToRawIntBits(t) << EXPONENT_SHIFT) + ONE);
        float negative = Math.fma(power, expm1Reduced(c, t - ROUNDER), power - 1);
        return x >= 0 ? scale * x : alpha * negative;
    }

    /** {@code EXP_2 + ... + EXP_6 r^4} by halves: a chain of fma would wait for each of its links. */
    static float expSeries(float r) {
        float r2 = r * r;
        float high = Math.fma(r2, EXP_6, Math.fma(r, EXP_5, EXP_4));
        return Math.fma(high, r2, Math.fma(r, EXP_3, EXP_2));
    }

    /** {@code exp(c - k log 2) - 1}. */
    private static float expm1Reduced(float c, float k) {
        float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, c));
        return Math.fma(r * r, expSeries(r), r);
    }

    /**
     * {@code 1 + exp(c)}, times 2^-64 where c is above 80. The 1 goes where nothing of it is lost, so that the sum is
     * rounded once, or where it is lost nearly whole: the sigmoid stays monotone.
     */
    private static float onePlusExp(float c) {
        float t = Math.fma(c, LOG2_E, ROUNDER);
        float p = expm1Reduced(c, t - ROUNDER);
        int unit = c > -EXP_SPLIT ? DOWN_64 : ONE;
        float scale = intBitsToFloat((floatToRawIntBits(t) << EXPONENT_SHIFT) + unit);
        return scale > SUM_REACH ? Math.fma(scale, p, 1) + scale : Math.fma(scale, p, scale + 1);
    }

    static float withSignOf(float x, float magnitude) {
        return intBitsToFloat(floatToRawIntBits(magnitude) | (floatToRawIntBits(x) & SIGN_BIT));
    }

    static void exp(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = exp(x[xOffset + i]);
    }

    static void sigmoid(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = sigmoid(x[xOffset + i]);
    }

    static void silu(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = silu(x[xOffset + i]);
    }

    static void geluTanh(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = geluTanh(x[xOffset + i]);
    }

    static void mish(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = mish(x[xOffset + i]);
    }

    static void softplus(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = softplus(x[xOffset + i]);
    }

    static void tanh(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = tanh(x[xOffset + i]);
    }

    static void elu(int n, float scale, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = elu(x[xOffset + i], scale, alpha);
    }
}
