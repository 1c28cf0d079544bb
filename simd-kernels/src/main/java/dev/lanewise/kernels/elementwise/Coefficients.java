package dev.lanewise.kernels.elementwise;

import dev.lanewise.kernels.simd.ExpPolynomial;

/**
 * The numbers of the approximations, one set for the vector kernels and their scalar twins. Polynomials are minimax
 * fits in relative error, the coefficients rounded to float one by one from the lowest on, the rest fitted again.
 */
final class Coefficients {
    /** Added and subtracted, it rounds to an integer, which its low bits hold meanwhile: 1.5 * 2^23. */
    static final float ROUNDER = ExpPolynomial.ROUNDER;

    /** {@link #ROUNDER} for exponents in two halves: its low bits hold the integer and twice the exponent of 1. */
    static final float HALVER = ROUNDER + 254;

    static final int SIGN_BIT = 0x8000_0000;
    static final int EXPONENT_SHIFT = ExpPolynomial.EXPONENT_SHIFT;

    /** To the exponent of half the integer that HALVER's low bits hold, rounded down, and a bit below it. */
    static final int HALF_SHIFT = EXPONENT_SHIFT - 1;

    /** The bits that hold a float's sign and exponent. */
    static final int EXPONENT = -1 << EXPONENT_SHIFT;

    /** The bits of 1, 2^-1, 2^64 and 2^-64: exponents to which that of a power of two is added. */
    static final int ONE = ExpPolynomial.ONE;

    static final int HALF = 126 << EXPONENT_SHIFT;
    static final int UP_64 = 191 << EXPONENT_SHIFT;
    static final int DOWN_64 = 63 << EXPONENT_SHIFT;

    static final float LOG2_E = ExpPolynomial.LOG2_E;

    /** log 2 in two floats; {@code c - k * LN2_HIGH} is exact in one fma where the difference is below 1/2. */
    static final float LN2_HIGH = ExpPolynomial.LN2_HIGH;

    static final float LN2_LOW = ExpPolynomial.LN2_LOW;

    /** {@code exp(r) = 1 + r + r^2 * (EXP_2 + ... + EXP_6 r^4)} for |r| up to log(2) / 2, to 2^-27. */
    static final float EXP_2 = ExpPolynomial.EXP_2;

    static final float EXP_3 = ExpPolynomial.EXP_3;
    static final float EXP_4 = ExpPolynomial.EXP_4;
    static final float EXP_5 = ExpPolynomial.EXP_5;
    static final float EXP_6 = ExpPolynomial.EXP_6;

    /** Below, exp gives 0. */
    static final float EXP_LOWEST = -104;

    /** What HALVER holds from where on exp gives infinity. */
    static final int EXP_OVERFLOW = Float.floatToRawIntBits(HALVER) + 129;

    /** The bits of the absolute value up to which exp is a normal number. */
    static final int EXP_PLAIN = Float.floatToRawIntBits(87);

    /** Below, powers of two are split in two factors, because their product may be subnormal. */
    static final float EXP_SPLIT = -80;

    /** The largest power of two to which 1 is added without rounding. */
    static final float SUM_REACH = 0x1p23f;

    /** The bits of the absolute values up to which {@code 2^k} in {@code 1 + exp(x)} is no larger, and in GELU_TANH. */
    static final int GATE_PLAIN = Float.floatToRawIntBits(16);

    static final int GELU_TANH_PLAIN = Float.floatToRawIntBits(4.75f);

    /** From here on {@code x * exp(x)} is 0. */
    static final float GATE_CLOSED = -124;

    /** {@code log(1 + e) = e + e^2 * (LOG1P_2 + ... + LOG1P_11 e^9)} for e from 0 to 1, to 2^-30. */
    static final float LOG1P_2 = -0.49999988f;

    static final float LOG1P_3 = 0.33332714f;
    static final float LOG1P_4 = -0.24988864f;
    static final float LOG1P_5 = 0.19899623f;
    static final float LOG1P_6 = -0.16135171f;
    static final float LOG1P_7 = 0.124795295f;
    static final float LOG1P_8 = -0.08323895f;
    static final float LOG1P_9 = 0.042114824f;
    static final float LOG1P_10 = -0.013691671f;
    static final float LOG1P_11 = 0.0020845444f;

    /** {@code log(1 + f) = f - f^2 / 2 + f^3 * (LOG_3 + ... + LOG_11 f^8)} for |f| up to 1/3, to 2^-30. */
    static final float LOG_3 = 0.33333334f;

    static final float LOG_4 = -0.24999827f;
    static final float LOG_5 = 0.19999681f;
    static final float LOG_6 = -0.16679296f;
    static final float LOG_7 = 0.14302717f;
    static final float LOG_8 = -0.12199418f;
    static final float LOG_9 = 0.10769556f;
    static final float LOG_10 = -0.1283011f;
    static final float LOG_11 = 0.1195846f;

    /** The bits of 2/3: significands are taken from there to 4/3. */
    static final int LOG_FLOOR = 0x3f2aaaab;

    static final int SIGNIFICAND = 0x007f_ffff;

    /** log 2 in two floats, the first so short that its product with an exponent is exact. */
    static final float LN2_SHORT = 0.693359375f;

    static final float LN2_REST = -2.1219444e-4f;

    /** {@code tanh(a) = a + a^3 * (TANH_3 + ... + TANH_11 a^8)} below TANH_NEAR, to 2^-27. */
    static final float TANH_3 = -0.3333328f;

    static final float TANH_5 = 0.13331406f;
    static final float TANH_7 = -0.053736515f;
    static final float TANH_9 = 0.020628167f;
    static final float TANH_11 = -0.005692296f;
    static final float TANH_NEAR = 0.625f;

    /** What ROUNDER holds from where on tanh is 1. */
    static final int TANH_FLAT = Float.floatToRawIntBits(ROUNDER) + 30;

    /** {@code erf(a) = a + a * (ERF_1 + ERF_3 a^2 + ... + ERF_13 a^12)} for a below 1, to 2^-29. */
    static final float ERF_1 = 0.12837917f;

    static final float ERF_3 = -0.37612626f;
    static final float ERF_5 = 0.11283579f;
    static final float ERF_7 = -0.026853347f;
    static final float ERF_9 = 0.005187162f;
    static final float ERF_11 = -0.0007997853f;
    static final float ERF_13 = 7.806903e-05f;

    /** {@code 1 - erf(a) = exp(-a - a * (ERFC_1 + ... + ERFC_7 a^6))} for a from 1 on, to 2^-31 of erf. */
    static final float ERFC_1 = 0.12869434f;

    static final float ERFC_2 = 0.63496953f;
    static final float ERFC_3 = 0.10653084f;
    static final float ERFC_4 = -0.024010025f;
    static final float ERFC_5 = 0.003757448f;
    static final float ERFC_6 = -0.00035058314f;
    static final float ERFC_7 = 1.396139e-05f;

    /** From here on erf is 1. */
    static final float ERF_FLAT = 3.95f;

    /**
     * {@code exp(-a * (GELU_0 + ... + GELU_8 a^8))} is twice the normal distribution's area beyond a, for a up to
     * GELU_END, to 2^-25 near 0 and so that a times it is right to 3e-8.
     */
    static final float GELU_0 = 0.7978861f;

    static final float GELU_1 = 0.31828952f;
    static final float GELU_2 = 0.03642479f;
    static final float GELU_3 = -0.0049581137f;
    static final float GELU_4 = 1.4416758e-4f;
    static final float GELU_5 = 1.1092323e-4f;
    static final float GELU_6 = -2.5279514e-5f;
    static final float GELU_7 = 2.3600849e-6f;
    static final float GELU_8 = -8.307254e-8f;

    /** From here on GELU is x, or 0 on the other side. */
    static final float GELU_END = 9;

    /**
     * The normal distribution's tail: {@code exp(-a^2 / 2) / (a + 3) * (TAIL_0 + ... + TAIL_10 v^10)} is its area from
     * a on, with {@code v = a / (a + 3)}, to 2^-29.
     */
    static final float TAIL_0 = 1.5f;

    static final float TAIL_1 = -2.0904808f;
    static final float TAIL_2 = 1.0690553f;
    static final float TAIL_3 = 0.2067823f;
    static final float TAIL_4 = -0.25677237f;
    static final float TAIL_5 = -0.13803904f;
    static final float TAIL_6 = 0.113714084f;
    static final float TAIL_7 = -0.10993652f;
    static final float TAIL_8 = 0.25923908f;
    static final float TAIL_9 = -0.21001782f;
    static final float TAIL_10 = 0.055402268f;

    /** From here on a times the tail's area is 0. */
    static final float TAIL_END = 14.5f;

    /** {@code 1 / sqrt(2 pi)} and {@code 2 / sqrt(pi)}. */
    static final float NORMAL_PEAK = 0.3989423f;

    static final float ERF_SLOPE = 1.1283792f;

    /** {@code 2 sqrt(2 / pi)}, its product with 0.044715, three times that: {@code 2 u} of GELU_TANH, and its slope. */
    static final float GELU_LINEAR = 1.5957692f;

    static final float GELU_CUBIC = 0.071354814f;
    static final float GELU_SLOPE = 0.21406445f;

    /** From here on GELU_TANH is x, or 0 on the other side. */
    static final float GELU_TANH_FLAT = 11;

    /** The two factors of SELU; the second is the product of scale and alpha. */
    static final float SELU_SCALE = 1.050701f;

    static final float SELU_ALPHA = 1.7580993f;

    /** Below, MISH has no slope left. */
    static final float MISH_FLAT = -43;

    /** pi / 2 in three floats, and its reciprocal. */
    static final float QUARTER_HIGH = 1.5707964f;

    static final float QUARTER_MIDDLE = -4.371139e-08f;
    static final float QUARTER_LOW = -1.7151245e-15f;
    static final float QUARTERS = 0.63661975f;

    /** As far as three floats of pi / 2 keep the reduced angle right to the last bit; beyond, double takes over. */
    static final float TRIGONOMETRY_REACH = 0x1p17f;

    /** {@code sin(r) = r + r^3 * (SIN_3 + ... + SIN_9 r^6)} for |r| up to pi / 4, to 2^-32. */
    static final float SIN_3 = -0.16666667f;

    static final float SIN_5 = 0.008333379f;
    static final float SIN_7 = -0.00019853066f;
    static final float SIN_9 = 2.832549e-06f;

    /** {@code cos(r) = 1 - r^2 / 2 + r^4 * (COS_4 + COS_6 r^2 + COS_8 r^4)} for |r| up to pi / 4, to 2^-33. */
    static final float COS_4 = 0.041666646f;

    static final float COS_6 = -0.001388731f;
    static final float COS_8 = 2.4432327e-05f;

    private Coefficients() {}
}
