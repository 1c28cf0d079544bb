package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static java.lang.Float.floatToRawIntBits;
import static java.lang.Float.intBitsToFloat;

/** The scalar twins of {@link VectorTrigonometry}, rounding for rounding. */
final class ScalarTrigonometry {
    private ScalarTrigonometry() {}

    static float sin(float x) {
        if (!(Math.abs(x) <= TRIGONOMETRY_REACH)) return (float) StrictMath.sin(x);
        return intBitsToFloat(floatToRawIntBits(shiftedSin(Math.abs(x), 0)) ^ (floatToRawIntBits(x) & SIGN_BIT));
    }

    static float cos(float x) {
        return Math.abs(x) <= TRIGONOMETRY_REACH ? shiftedSin(Math.abs(x), 1) : (float) StrictMath.cos(x);
    }

    /** {@code sin(a + shift * pi / 2)}. */
    private static float shiftedSin(float a, int shift) {
        float t = Math.fma(a, QUARTERS, ROUNDER);
        float k = t - ROUNDER;
        float exact = Math.fma(k, -QUARTER_HIGH, a);
        float middle = k * QUARTER_MIDDLE;
        float r = exact - middle;
        float lost = Math.fma(k, QUARTER_LOW, Math.fma(k, QUARTER_MIDDLE, -middle));
        float low = exact - r - middle - lost;
        float s = r * r;
        float u = Math.fma(SIN_9, s, SIN_7);
        u = Math.fma(u, s, SIN_5);
        u = Math.fma(u, s, SIN_3);
        float sine = Math.fma(u, r * s, low) + r;
        float w = Math.fma(COS_8, s, COS_6);
        w = Math.fma(w, s, COS_4);
        float top = Math.fma(-0.5f, s, 1);
        float topLow = Math.fma(-0.5f, s, 1 - top);
        float cosine = top + Math.fma(s * s, w, Math.fma(-r, low, topLow));
        int quarter = floatToRawIntBits(t) + shift;
        float y = (quarter & 1) == 0 ? sine : cosine;
        return intBitsToFloat(floatToRawIntBits(y) ^ ((quarter & 2) << 30));
    }

    static void sin(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = sin(x[xOffset + i]);
    }

    static void cos(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = cos(x[xOffset + i]);
    }
}
