package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.fail;

import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.properties.checks.Engines;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions of one number are as exact as {@link Elementwise} says, over the whole range of floats. */
class FunctionAccuracyLaws {
    /** Every so many-th of all floats; odd, so that all bits of the significand vary. */
    private static final int STEP = 8209;

    private static final int BLOCK = 4096;

    private static final Set<UnaryFunction> RISING = EnumSet.of(
            UnaryFunction.EXP, UnaryFunction.LOG, UnaryFunction.ERF, UnaryFunction.TANH, UnaryFunction.SIGMOID);

    private static final Set<UnaryFunction> ODD = EnumSet.of(
            UnaryFunction.NEGATE, UnaryFunction.SIGN, UnaryFunction.RECIPROCAL, UnaryFunction.SIN, UnaryFunction.ERF,
            UnaryFunction.TANH, UnaryFunction.SOFTSIGN, UnaryFunction.ROUND);

    private static int step() {
        return STEP / Integer.getInteger("lanewise.multiplier", 1) | 1;
    }

    /** Units in the last place. */
    private static double ulps(UnaryFunction f) {
        return switch (f) {
            case IDENTITY, NEGATE, ABS, SIGN, RELU, CLIP, FLOOR, CEIL, ROUND -> 0;
            // rounded once
            case AFFINE, SQUARE, SQRT, RECIPROCAL, LEAKY_RELU, HARD_SIGMOID -> 0.5;
            case EXP, LOG, SIN, COS, ERF -> 1;
            case TANH, SIGMOID, SOFTSIGN, SOFTPLUS, SILU, ELU, SELU -> 2;
            case HARD_SWISH, MISH, GELU, GELU_TANH -> 4;
        };
    }

    private static double absolute(UnaryFunction f) {
        return f == UnaryFunction.GELU || f == UnaryFunction.GELU_TANH ? 1e-7 : 0;
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionIsAsExactAsItSays() {
        return Arrays.stream(UnaryFunction.values()).map(f -> DynamicTest.dynamicTest(f.name(), () -> {
            for (long bits = 0; bits < 1L << 32; bits += (long) step() * BLOCK) checkBlock(f, bits);
        }));
    }

    private static void checkBlock(UnaryFunction f, long first) {
        float[] x = new float[BLOCK];
        for (int i = 0; i < BLOCK; i++) x[i] = Float.intBitsToFloat((int) (first + (long) i * step()));
        float[] y = apply(f, x);
        for (int i = 0; i < BLOCK; i++) {
            double exact = f.value(x[i], 0.75f, 1.5f);
            if (Float.compare((float) exact, y[i]) == 0) continue;
            double error = Math.abs(y[i] - exact);
            if (!(error <= absolute(f) || error / Math.ulp((float) exact) <= ulps(f))) {
                fail(f + " of " + x[i] + " must be " + exact + ", is " + y[i] + ": off by "
                        + error / Math.ulp((float) exact) + " ULP");
            }
        }
    }

    /** Neighbouring floats, in stretches all over the range. */
    @TestFactory
    Stream<DynamicTest> risingFunctionsNeverFall() {
        return RISING.stream().map(f -> DynamicTest.dynamicTest(f.name(), () -> {
            for (int bits = 0; bits < 0x7f80_0000 - BLOCK; bits += 640 * BLOCK / 10) {
                float[] x = new float[BLOCK];
                for (int i = 0; i < BLOCK; i++) x[i] = Float.intBitsToFloat(bits + i);
                float[] up = apply(f, x);
                for (int i = 0; i < BLOCK; i++) x[i] = -x[i];
                float[] down = apply(f, x);
                for (int i = 1; i < BLOCK; i++) {
                    if (up[i] < up[i - 1] || down[i] > down[i - 1]) fail(f + " falls near " + x[i]);
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> oddFunctionsAreExactlyOdd() {
        return ODD.stream().map(f -> DynamicTest.dynamicTest(f.name(), () -> {
            float[] x = new float[1 << 18];
            for (int i = 0; i < x.length; i++) x[i] = Float.intBitsToFloat(i * 8191 & 0x7fff_ffff);
            float[] positive = apply(f, x);
            for (int i = 0; i < x.length; i++) x[i] = -x[i];
            float[] negative = apply(f, x);
            for (int i = 0; i < x.length; i++) {
                if (Float.compare(-positive[i], negative[i]) != 0 && !Float.isNaN(positive[i])) {
                    fail(f + " of " + x[i] + " must be " + -positive[i] + ", is " + negative[i]);
                }
            }
        }));
    }

    private static float[] apply(UnaryFunction f, float[] x) {
        float[] y = new float[x.length];
        Elementwise.unary(Engines.best(), f, 0.75f, 1.5f, x.length, x, 0, y, 0);
        return y;
    }
}
