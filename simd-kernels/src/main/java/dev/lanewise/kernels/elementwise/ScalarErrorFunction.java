package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static dev.lanewise.kernels.elementwise.ScalarExponentials.expSeries;
import static java.lang.Float.floatToRawIntBits;
import static java.lang.Float.intBitsToFloat;

/** The scalar twins of {@link VectorErrorFunction}, rounding for rounding. */
final class ScalarErrorFunction {
    private ScalarErrorFunction() {}

    static float erf(float x) {
        float a = Math.abs(x);
        float s = a * a;
        float u = Math.fma(ERF_13, s, ERF_11);
        u = Math.fma(u, s, ERF_9);
        u = Math.fma(u, s, ERF_7);
        u = Math.fma(u, s, ERF_5);
        u = Math.fma(u, s, ERF_3);
        u = Math.fma(u, s, ERF_1);
        float near = Math.fma(u, a, a);
        float b = Math.min(a, ERF_FLAT);
        float w = Math.fma(ERFC_7, b, ERFC_6);
        w = Math.fma(w, b, ERFC_5);
        w = Math.fma(w, b, ERFC_4);
        w = Math.fma(w, b, ERFC_3);
        w = Math.fma(w, b, ERFC_2);
        w = Math.fma(w, b, ERFC_1);
        float c = -Math.fma(w, b, b);
        float t = Math.fma(c, LOG2_E, ROUNDER);
        float r = Math.fma(t - ROUNDER, -LN2_HIGH, c);
        float p = Math.fma(r * r, expSeries(r), r);
        float scale = intBitsToFloat((floatToRawIntBits(t) << EXPONENT_SHIFT) + ONE);
        float far = 1 - Math.fma(scale, p, scale);
        return ScalarExponentials.withSignOf(x, a < 1 ? near : far);
    }

    static float gelu(float x) {
        float positive = x < 0 ? -0f : x;
        float a = Math.abs(x);
        if (a >= GELU_END) return positive;
        float a2 = a * a;
        float a4 = a2 * a2;
        float u = Math.fma(Math.fma(a, GELU_3, GELU_2), a2, Math.fma(a, GELU_1, GELU_0));
        float w = Math.fma(Math.fma(a, GELU_7, GELU_6), a2, Math.fma(a, GELU_5, GELU_4));
        float c = Math.fma(Math.fma(a4, GELU_8, w), a4, u) * -a;
        float t = Math.fma(c, LOG2_E, ROUNDER);
        float r = Math.fma(t - ROUNDER, -LN2_HIGH, c);
        float e = Math.fma(r * r, expSeries(r), r) + 1;
        float scale = intBitsToFloat((floatToRawIntBits(t) << EXPONENT_SHIFT) + HALF);
        return Math.fma(e * scale, -a, positive);
    }

    static float geluGradient(float x, float dy) {
        float b = Math.min(Math.max(x, -TAIL_END), TAIL_END);
        float a = Math.abs(b);
        float c = -0.5f * (a * a);
        float t = Math.fma(c, LOG2_E, ROUNDER);
        boolean split = c < EXP_SPLIT;
        float scale = intBitsToFloat((floatToRawIntBits(t) << EXPONENT_SHIFT) + (split ? UP_64 : ONE));
        float e = tailExp(a, c, t - ROUNDER) * scale * (split ? 0x1p-64f : 1);
        float area = tailArea(a, e);
        return Math.fma(b * NORMAL_PEAK, e, x >= 0 ? 1 - area : area) * dy;
    }

    /** {@code exp(-a^2 / 2 - k log 2)}, where c is the rounded exponent. */
    private static float tailExp(float a, float c, float k) {
        float lost = 0.5f * Math.fma(a, a, 2 * c);
        float r = Math.fma(k, -LN2_HIGH, c) + Math.fma(k, -LN2_LOW, -lost);
        return Math.fma(r * r, expSeries(r), r) + 1;
    }

    /** The normal distribution's area beyond {@code a}, given {@code e = exp(-a^2 / 2)}. */
    private static float tailArea(float a, float e) {
        float reciprocal = 1 / (a + 3);
        float v = a * reciprocal;
        float m = Math.fma(TAIL_10, v, TAIL_9);
        m = Math.fma(m, v, TAIL_8);
        m = Math.fma(m, v, TAIL_7);
        m = Math.fma(m, v, TAIL_6);
        m = Math.fma(m, v, TAIL_5);
        m = Math.fma(m, v, TAIL_4);
        m = Math.fma(m, v, TAIL_3);
        m = Math.fma(m, v, TAIL_2);
        m = Math.fma(m, v, TAIL_1);
        m = Math.fma(m, v, TAIL_0);
        return m * reciprocal * e;
    }

    static void erf(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = erf(x[xOffset + i]);
    }

    static void gelu(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = gelu(x[xOffset + i]);
    }

    static void geluGradient(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) dx[dxOffset + i] = geluGradient(x[xOffset + i], dy[dyOffset + i]);
    }
}
