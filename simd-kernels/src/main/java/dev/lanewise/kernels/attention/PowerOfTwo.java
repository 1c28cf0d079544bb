package dev.lanewise.kernels.attention;

/**
 * {@code 2^x} of numbers that are not above 0, as weights of attention need it: scores carry the factor log2 e, which
 * spares the reduction that exp needs.
 *
 * <p>{@code 2^x = 2^k * 2^r}, k the nearest integer, {@code 2^r = 1 + r * (C_1 + ... + C_6 r^5)} for |r| up to 1/2, to
 * 2^-28: a minimax fit, the coefficients rounded one by one from the lowest on, the rest fitted again. Of 0 it is 1,
 * exactly. Below {@link #LOWEST} it is 0.
 */
final class PowerOfTwo {
    /** Added and subtracted, it rounds to an integer, which its low bits hold meanwhile: 1.5 * 2^23. */
    static final float ROUNDER = 0x1.8p23f;

    static final int EXPONENT_SHIFT = 23;

    /** The bits of 1. */
    static final int ONE = 127 << EXPONENT_SHIFT;

    /** Weights below {@code 2^-125} of the largest are 0: the powers stay normal numbers. */
    static final float LOWEST = -125;

    static final float C_1 = 0.6931472f;
    static final float C_2 = 0.24022648f;
    static final float C_3 = 0.0555036f;
    static final float C_4 = 0.009618506f;
    static final float C_5 = 0.0013390806f;
    static final float C_6 = 0.00015326463f;

    /** log2 e, the factor between scores and exponents of two; and its inverse. */
    static final float LOG2_E = 1.442695f;

    static final float LN_2 = 0.6931472f;

    private PowerOfTwo() {}

    static float of(float x) {
        if (x < LOWEST) return 0;
        float t = x + ROUNDER;
        float r = x - (t - ROUNDER);
        float q = Math.fma(r, C_6, C_5);
        q = Math.fma(q, r, C_4);
        q = Math.fma(q, r, C_3);
        q = Math.fma(q, r, C_2);
        q = Math.fma(q, r, C_1);
        float power = Float.intBitsToFloat((Float.floatToRawIntBits(t) << EXPONENT_SHIFT) + ONE);
        return Math.fma(q, r, 1) * power;
    }

    /** The number that scores are compared with: the largest of them, or 0 where there is none but -infinity. */
    static float base(float largest) {
        return largest == Float.NEGATIVE_INFINITY ? 0 : largest;
    }
}
