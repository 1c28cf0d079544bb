// Generated from CL/cl_platform.h by dev.lanewise.opencl.generator.GenerateBindings: do not edit.
// SHA-256 of the header: f329455a208ef048b9b58e26415c64357d573dc91d3f780c50b96f4e0a9f1b90

package dev.lanewise.opencl.bindings;

/** CL/cl_platform.h, its functions and constants under their own names. */
public final class cl_platform_h {
    private cl_platform_h() {}

    /** {@code #define CL_CHAR_BIT 8} */
    public static int CL_CHAR_BIT() {
        return 8;
    }

    /** {@code #define CL_SCHAR_MAX 127} */
    public static int CL_SCHAR_MAX() {
        return 127;
    }

    /** {@code #define CL_SCHAR_MIN (-127-1)} */
    public static int CL_SCHAR_MIN() {
        return -128;
    }

    /** {@code #define CL_CHAR_MAX CL_SCHAR_MAX} */
    public static int CL_CHAR_MAX() {
        return 127;
    }

    /** {@code #define CL_CHAR_MIN CL_SCHAR_MIN} */
    public static int CL_CHAR_MIN() {
        return -128;
    }

    /** {@code #define CL_UCHAR_MAX 255} */
    public static int CL_UCHAR_MAX() {
        return 255;
    }

    /** {@code #define CL_SHRT_MAX 32767} */
    public static int CL_SHRT_MAX() {
        return 32767;
    }

    /** {@code #define CL_SHRT_MIN (-32767-1)} */
    public static int CL_SHRT_MIN() {
        return -32768;
    }

    /** {@code #define CL_USHRT_MAX 65535} */
    public static int CL_USHRT_MAX() {
        return 65535;
    }

    /** {@code #define CL_INT_MAX 2147483647} */
    public static int CL_INT_MAX() {
        return 2147483647;
    }

    /** {@code #define CL_INT_MIN (-2147483647-1)} */
    public static int CL_INT_MIN() {
        return -2147483648;
    }

    /** {@code #define CL_UINT_MAX 0xffffffffU} */
    public static int CL_UINT_MAX() {
        return -1;
    }

    /** {@code #define CL_LONG_MAX ((cl_long)0x7FFFFFFFFFFFFFFFLL)} */
    public static long CL_LONG_MAX() {
        return 9223372036854775807L;
    }

    /** {@code #define CL_LONG_MIN ((cl_long)-0x7FFFFFFFFFFFFFFFLL-1LL)} */
    public static long CL_LONG_MIN() {
        return -9223372036854775808L;
    }

    /** {@code #define CL_ULONG_MAX ((cl_ulong)0xFFFFFFFFFFFFFFFFULL)} */
    public static long CL_ULONG_MAX() {
        return -1L;
    }

    /** {@code #define CL_FLT_DIG 6} */
    public static int CL_FLT_DIG() {
        return 6;
    }

    /** {@code #define CL_FLT_MANT_DIG 24} */
    public static int CL_FLT_MANT_DIG() {
        return 24;
    }

    /** {@code #define CL_FLT_MAX_10_EXP +38} */
    public static int CL_FLT_MAX_10_EXP() {
        return 38;
    }

    /** {@code #define CL_FLT_MAX_EXP +128} */
    public static int CL_FLT_MAX_EXP() {
        return 128;
    }

    /** {@code #define CL_FLT_MIN_10_EXP -37} */
    public static int CL_FLT_MIN_10_EXP() {
        return -37;
    }

    /** {@code #define CL_FLT_MIN_EXP -125} */
    public static int CL_FLT_MIN_EXP() {
        return -125;
    }

    /** {@code #define CL_FLT_RADIX 2} */
    public static int CL_FLT_RADIX() {
        return 2;
    }

    /** {@code #define CL_FLT_MAX 340282346638528859811704183484516925440.0f} */
    public static float CL_FLT_MAX() {
        return 3.4028235E38f;
    }

    /** {@code #define CL_FLT_MIN 1.175494350822287507969e-38f} */
    public static float CL_FLT_MIN() {
        return 1.1754944E-38f;
    }

    /** {@code #define CL_FLT_EPSILON 1.1920928955078125e-7f} */
    public static float CL_FLT_EPSILON() {
        return 1.1920929E-7f;
    }

    /** {@code #define CL_HALF_DIG 3} */
    public static int CL_HALF_DIG() {
        return 3;
    }

    /** {@code #define CL_HALF_MANT_DIG 11} */
    public static int CL_HALF_MANT_DIG() {
        return 11;
    }

    /** {@code #define CL_HALF_MAX_10_EXP +4} */
    public static int CL_HALF_MAX_10_EXP() {
        return 4;
    }

    /** {@code #define CL_HALF_MAX_EXP +16} */
    public static int CL_HALF_MAX_EXP() {
        return 16;
    }

    /** {@code #define CL_HALF_MIN_10_EXP -4} */
    public static int CL_HALF_MIN_10_EXP() {
        return -4;
    }

    /** {@code #define CL_HALF_MIN_EXP -13} */
    public static int CL_HALF_MIN_EXP() {
        return -13;
    }

    /** {@code #define CL_HALF_RADIX 2} */
    public static int CL_HALF_RADIX() {
        return 2;
    }

    /** {@code #define CL_HALF_MAX 65504.0f} */
    public static float CL_HALF_MAX() {
        return 65504.0f;
    }

    /** {@code #define CL_HALF_MIN 6.103515625e-05f} */
    public static float CL_HALF_MIN() {
        return 6.1035156E-5f;
    }

    /** {@code #define CL_HALF_EPSILON 9.765625e-04f} */
    public static float CL_HALF_EPSILON() {
        return 9.765625E-4f;
    }

    /** {@code #define CL_DBL_DIG 15} */
    public static int CL_DBL_DIG() {
        return 15;
    }

    /** {@code #define CL_DBL_MANT_DIG 53} */
    public static int CL_DBL_MANT_DIG() {
        return 53;
    }

    /** {@code #define CL_DBL_MAX_10_EXP +308} */
    public static int CL_DBL_MAX_10_EXP() {
        return 308;
    }

    /** {@code #define CL_DBL_MAX_EXP +1024} */
    public static int CL_DBL_MAX_EXP() {
        return 1024;
    }

    /** {@code #define CL_DBL_MIN_10_EXP -307} */
    public static int CL_DBL_MIN_10_EXP() {
        return -307;
    }

    /** {@code #define CL_DBL_MIN_EXP -1021} */
    public static int CL_DBL_MIN_EXP() {
        return -1021;
    }

    /** {@code #define CL_DBL_RADIX 2} */
    public static int CL_DBL_RADIX() {
        return 2;
    }

    /** {@code #define CL_DBL_MAX 179769313486231570814527423731704356798070567525844996598917476803157260780028538760589558632766878171540458953514382464234321326889464182768467546703537516986049910576551282076245490090389328944075868508455133942304583236903222948165808559332123348274797826204144723168738177180919299881250404026184124858368.0} */
    public static double CL_DBL_MAX() {
        return 1.7976931348623157E308;
    }

    /** {@code #define CL_DBL_MIN 2.225073858507201383090e-308} */
    public static double CL_DBL_MIN() {
        return 2.2250738585072014E-308;
    }

    /** {@code #define CL_DBL_EPSILON 2.220446049250313080847e-16} */
    public static double CL_DBL_EPSILON() {
        return 2.220446049250313E-16;
    }

    /** {@code #define CL_M_E 2.7182818284590452354} */
    public static double CL_M_E() {
        return 2.718281828459045;
    }

    /** {@code #define CL_M_LOG2E 1.4426950408889634074} */
    public static double CL_M_LOG2E() {
        return 1.4426950408889634;
    }

    /** {@code #define CL_M_LOG10E 0.43429448190325182765} */
    public static double CL_M_LOG10E() {
        return 0.4342944819032518;
    }

    /** {@code #define CL_M_LN2 0.69314718055994530942} */
    public static double CL_M_LN2() {
        return 0.6931471805599453;
    }

    /** {@code #define CL_M_LN10 2.30258509299404568402} */
    public static double CL_M_LN10() {
        return 2.302585092994046;
    }

    /** {@code #define CL_M_PI 3.14159265358979323846} */
    public static double CL_M_PI() {
        return 3.141592653589793;
    }

    /** {@code #define CL_M_PI_2 1.57079632679489661923} */
    public static double CL_M_PI_2() {
        return 1.5707963267948966;
    }

    /** {@code #define CL_M_PI_4 0.78539816339744830962} */
    public static double CL_M_PI_4() {
        return 0.7853981633974483;
    }

    /** {@code #define CL_M_1_PI 0.31830988618379067154} */
    public static double CL_M_1_PI() {
        return 0.3183098861837907;
    }

    /** {@code #define CL_M_2_PI 0.63661977236758134308} */
    public static double CL_M_2_PI() {
        return 0.6366197723675814;
    }

    /** {@code #define CL_M_2_SQRTPI 1.12837916709551257390} */
    public static double CL_M_2_SQRTPI() {
        return 1.1283791670955126;
    }

    /** {@code #define CL_M_SQRT2 1.41421356237309504880} */
    public static double CL_M_SQRT2() {
        return 1.4142135623730951;
    }

    /** {@code #define CL_M_SQRT1_2 0.70710678118654752440} */
    public static double CL_M_SQRT1_2() {
        return 0.7071067811865476;
    }

    /** {@code #define CL_M_E_F 2.718281828f} */
    public static float CL_M_E_F() {
        return 2.7182817f;
    }

    /** {@code #define CL_M_LOG2E_F 1.442695041f} */
    public static float CL_M_LOG2E_F() {
        return 1.442695f;
    }

    /** {@code #define CL_M_LOG10E_F 0.434294482f} */
    public static float CL_M_LOG10E_F() {
        return 0.4342945f;
    }

    /** {@code #define CL_M_LN2_F 0.693147181f} */
    public static float CL_M_LN2_F() {
        return 0.6931472f;
    }

    /** {@code #define CL_M_LN10_F 2.302585093f} */
    public static float CL_M_LN10_F() {
        return 2.3025851f;
    }

    /** {@code #define CL_M_PI_F 3.141592654f} */
    public static float CL_M_PI_F() {
        return 3.1415927f;
    }

    /** {@code #define CL_M_PI_2_F 1.570796327f} */
    public static float CL_M_PI_2_F() {
        return 1.5707964f;
    }

    /** {@code #define CL_M_PI_4_F 0.785398163f} */
    public static float CL_M_PI_4_F() {
        return 0.7853982f;
    }

    /** {@code #define CL_M_1_PI_F 0.318309886f} */
    public static float CL_M_1_PI_F() {
        return 0.31830987f;
    }

    /** {@code #define CL_M_2_PI_F 0.636619772f} */
    public static float CL_M_2_PI_F() {
        return 0.63661975f;
    }

    /** {@code #define CL_M_2_SQRTPI_F 1.128379167f} */
    public static float CL_M_2_SQRTPI_F() {
        return 1.1283792f;
    }

    /** {@code #define CL_M_SQRT2_F 1.414213562f} */
    public static float CL_M_SQRT2_F() {
        return 1.4142135f;
    }

    /** {@code #define CL_M_SQRT1_2_F 0.707106781f} */
    public static float CL_M_SQRT1_2_F() {
        return 0.70710677f;
    }

    /** {@code #define CL_HUGE_VALF __builtin_huge_valf()} */
    public static float CL_HUGE_VALF() {
        return Float.POSITIVE_INFINITY;
    }

    /** {@code #define CL_HUGE_VAL __builtin_huge_val()} */
    public static double CL_HUGE_VAL() {
        return Double.POSITIVE_INFINITY;
    }

    /** {@code #define CL_NAN __builtin_nanf("")} */
    public static float CL_NAN() {
        return Float.NaN;
    }

    /** {@code #define CL_MAXFLOAT CL_FLT_MAX} */
    public static float CL_MAXFLOAT() {
        return 3.4028235E38f;
    }

    /** {@code #define CL_INFINITY CL_HUGE_VALF} */
    public static float CL_INFINITY() {
        return Float.POSITIVE_INFINITY;
    }

    /** {@code #define CL_HAS_NAMED_VECTOR_FIELDS 1} */
    public static int CL_HAS_NAMED_VECTOR_FIELDS() {
        return 1;
    }

    /** {@code #define CL_HAS_HI_LO_VECTOR_FIELDS 1} */
    public static int CL_HAS_HI_LO_VECTOR_FIELDS() {
        return 1;
    }
}
