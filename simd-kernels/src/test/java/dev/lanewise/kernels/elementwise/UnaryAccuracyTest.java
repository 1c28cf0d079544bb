package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.TestData.CPUS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bounds that {@link Elementwise} states, against the definition in double. */
@Tag("widths")
class UnaryAccuracyTest {
    private static final float ALPHA = 0.3f;
    private static final float BETA = 0.7f;

    private static float[] apply(UnaryFunction f, float... x) {
        float[] y = new float[x.length];
        Elementwise.unary(CPUS.getLast(), f, ALPHA, BETA, x.length, x, 0, y, 0);
        return y;
    }

    private static double ulps(UnaryFunction f) {
        return switch (f) {
            case IDENTITY, NEGATE, ABS, SIGN, RELU, CLIP, FLOOR, CEIL, ROUND -> 0;
            case AFFINE, SQUARE, SQRT, RECIPROCAL, LEAKY_RELU, HARD_SIGMOID -> 0.5;
            case EXP, LOG, SIN, COS, ERF -> 1;
            case TANH, SIGMOID, SOFTSIGN, SOFTPLUS, SILU, ELU, SELU -> 2;
            case HARD_SWISH, MISH, GELU, GELU_TANH -> 4;
        };
    }

    private static double absolute(UnaryFunction f) {
        return f == UnaryFunction.GELU || f == UnaryFunction.GELU_TANH ? 1e-7 : 0;
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void staysWithinItsBound(UnaryFunction f) {
        float[] x = Floats.strided(16381);
        float[] y = apply(f, x);
        for (int i = 0; i < x.length; i++) {
            double exact = f.value(x[i], ALPHA, BETA);
            double error = Floats.ulps(exact, y[i]);
            assertTrue(error <= ulps(f) || Math.abs(y[i] - exact) <= absolute(f),
                    () -> f + " within " + ulps(f) + " ULP of " + exact + " expected, " + error + " found");
        }
    }

    @ParameterizedTest
    @EnumSource(value = UnaryFunction.class, names = {"NEGATE", "SIGN", "SIN", "ERF", "TANH", "SOFTSIGN", "RECIPROCAL",
        "ROUND"})
    void oddFunctionsAreExactlyOdd(UnaryFunction f) {
        float[] x = Floats.strided(1000003);
        float[] negative = new float[x.length];
        for (int i = 0; i < x.length; i++) negative[i] = -x[i];
        float[] y = apply(f, x);
        float[] mirrored = apply(f, negative);
        for (int i = 0; i < x.length; i++) {
            assertEquals(Float.floatToIntBits(-y[i]), Float.floatToIntBits(mirrored[i]), f + " at " + x[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(value = UnaryFunction.class, names = {"EXP", "LOG", "ERF", "TANH", "SIGMOID", "SQRT", "RELU", "FLOOR",
        "CEIL", "ROUND", "HARD_SIGMOID"})
    void neverFallsWhereTheFunctionRises(UnaryFunction f) {
        boolean positiveOnly = f == UnaryFunction.LOG || f == UnaryFunction.SQRT;
        float[] sorted = Floats.strided(100003);
        Arrays.sort(sorted);
        assertRises(f, positiveOnly, sorted);
        for (float start : new float[] {-87.5f, -17, -1, -0.3466f, 0.25f, 0.62499f, 0.6666f, 0.99999f, 1.9f, 7.6f,
            88}) {
            float[] neighbours = new float[20000];
            neighbours[0] = start;
            for (int i = 1; i < neighbours.length; i++) neighbours[i] = Math.nextUp(neighbours[i - 1]);
            assertRises(f, positiveOnly, neighbours);
        }
    }

    private static void assertRises(UnaryFunction f, boolean positiveOnly, float[] x) {
        float[] y = apply(f, x);
        for (int i = 1; i < x.length; i++) {
            if (Float.isNaN(x[i]) || (positiveOnly && !(x[i - 1] >= 0))) continue;
            assertTrue(y[i] >= y[i - 1], f + " falls between " + x[i - 1] + " and " + x[i]);
        }
    }

    @Test
    void limitsAreReached() {
        float inf = Float.POSITIVE_INFINITY;
        assertEquals(0, apply(UnaryFunction.EXP, -inf)[0]);
        assertEquals(inf, apply(UnaryFunction.EXP, inf)[0]);
        assertEquals(Float.MIN_VALUE, apply(UnaryFunction.EXP, -103.5f)[0]);
        assertEquals(-inf, apply(UnaryFunction.LOG, -0f)[0]);
        assertEquals(-1, apply(UnaryFunction.TANH, -inf)[0]);
        assertEquals(1, apply(UnaryFunction.ERF, inf)[0]);
        assertEquals(-0f, apply(UnaryFunction.GELU, -inf)[0]);
        assertEquals(-0f, apply(UnaryFunction.SILU, -inf)[0]);
        assertEquals(-1, apply(UnaryFunction.SOFTSIGN, -inf)[0]);
        assertEquals(-0f, apply(UnaryFunction.HARD_SWISH, -inf)[0]);
        assertEquals(0f, apply(UnaryFunction.RELU, -0f)[0]);
        assertEquals(-0f, apply(UnaryFunction.SIN, -0f)[0]);
    }
}
