package dev.lanewise.kernels.simd;

/**
 * The numbers of {@code exp(c) = 2^k * exp(r)} with {@code k} the integer next to {@code c / log 2} and
 * {@code r = c - k log 2}; the polynomial is a minimax fit in units in the last place, its coefficients rounded to float one
 * by one from the lowest on, the rest fitted again. Below r = -0.28, where exp(r) is below 1 and r and exp(r) - 1 above 1/4,
 * three roundings alone may add up to a whole unit: there the fit is four times as close. Of all floats whose exp is a
 * normal number the worst is in error by 0.997 units.
 */
public final class ExpPolynomial {
    /** Added and subtracted, it rounds to an integer, which its low bits hold meanwhile: 1.5 * 2^23. */
    public static final float ROUNDER = 0x1.8p23f;

    public static final int EXPONENT_SHIFT = 23;

    /** The bits of 1: an exponent to which that of a power of two is added. */
    public static final int ONE = 127 << EXPONENT_SHIFT;

    public static final float LOG2_E = 1.442695f;

    /** log 2 in two floats; {@code c - k * LN2_HIGH} is exact in one fma where the difference is below 1/2. */
    public static final float LN2_HIGH = 0.6931472f;

    public static final float LN2_LOW = -1.9046542e-9f;

    /** {@code exp(r) = 1 + r + r^2 * (EXP_2 + ... + EXP_6 r^4)} for |r| up to log(2) / 2, to 2^-27. */
    public static final float EXP_2 = 0.4999998f;

    public static final float EXP_3 = 0.1666651f;
    public static final float EXP_4 = 0.0416721f;
    public static final float EXP_5 = 0.008369335f;
    public static final float EXP_6 = 0.0013590633f;

    /** Below, exp is no normal number. */
    public static final float LOWEST_NORMAL = -87.33654f;

    private ExpPolynomial() {}

    /** {@code exp(c)} for c up to 0, and 0 where that is no normal number; NaN stays NaN. */
    public static float ofNonPositive(float c) {
        if (c < LOWEST_NORMAL) return 0;
        float t = Math.fma(c, LOG2_E, ROUNDER);
        float k = t - ROUNDER;
        float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, c));
        float r2 = r * r;
        float q = Math.fma(r2, EXP_6, Math.fma(r, EXP_5, EXP_4));
        q = Math.fma(q, r2, Math.fma(r, EXP_3, EXP_2));
        float scale = Float.intBitsToFloat((Float.floatToRawIntBits(t) << EXPONENT_SHIFT) + ONE);
        return Math.fma(Math.fma(r2, q, r), scale, scale);
    }
}
