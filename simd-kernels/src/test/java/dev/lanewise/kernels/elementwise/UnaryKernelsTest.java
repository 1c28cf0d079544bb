package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;
import static dev.lanewise.kernels.TestData.at;
import static dev.lanewise.kernels.TestData.output;
import static dev.lanewise.kernels.TestData.results;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.TestData;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("widths")
class UnaryKernelsTest {
    private static final float ALPHA = 0.3f;
    private static final float BETA = 0.7f;
    private static final Cpu CPU = CPUS.getLast();

    private static float[] apply(Cpu cpu, UnaryFunction f, int n, float[] x, int xOffset, int yOffset) {
        float[] y = output(yOffset, n);
        Elementwise.unary(cpu, f, ALPHA, BETA, n, x, xOffset, y, yOffset);
        return results(y, yOffset, n);
    }

    private static float[] gradient(Cpu cpu, UnaryFunction f, int n, float[] x, float[] dy, int dxOffset) {
        float[] dx = output(dxOffset, n);
        Elementwise.unaryGradient(cpu, f, ALPHA, BETA, n, x, 1, dy, 2, dx, dxOffset);
        return results(dx, dxOffset, n);
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void vectorsAndScalarTwinGiveTheSameBits(UnaryFunction f) {
        float[] x = Floats.strided(400009);
        float[] expected = apply(CPU.scalar(), f, x.length, x, 0, 0);
        assertSameBits(expected, apply(CPU, f, x.length, x, 0, 0), f.name());
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void lengthsAndOffsetsDoNotMatter(UnaryFunction f) {
        float[] x = Arrays.copyOf(Floats.edges(), 4 * 16);
        float[] expected = apply(CPU.scalar(), f, x.length, x, 0, 0);
        for (int n = 0; n <= 3 * Lanes.floats() + 3; n++) {
            float[] part = Arrays.copyOf(expected, n);
            assertSameBits(part, apply(CPU, f, n, at(n % 5, x), n % 5, n % 3), f + " of " + n);
            float[] inPlace = at(n % 5, x);
            Elementwise.unary(CPU, f, ALPHA, BETA, n, inPlace, n % 5, inPlace, n % 5);
            assertSameBits(part, Arrays.copyOfRange(inPlace, n % 5, n % 5 + n), f + " in place of " + n);
            assertSameBits(Arrays.copyOfRange(x, n, x.length),
                    Arrays.copyOfRange(inPlace, n % 5 + n, n % 5 + x.length), f + " beyond " + n);
        }
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void nanStaysInItsLane(UnaryFunction f) {
        int n = 2 * Lanes.floats() + 3;
        float[] clean = TestData.random(n, 1);
        float[] expected = apply(CPU, f, n, clean, 0, 0);
        for (int place = 0; place < n; place++) {
            float[] x = clean.clone();
            x[place] = Float.NaN;
            float[] y = apply(CPU, f, n, x, 0, 0);
            assertTrue(Float.isNaN(y[place]), f + " drops NaN at " + place);
            y[place] = expected[place];
            assertSameBits(expected, y, f + " spreads NaN from " + place);
        }
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void gradientIsTheSlopeTimesDy(UnaryFunction f) {
        float[] values = Floats.strided(400009);
        float[] x = at(1, values);
        float[] dy = at(2, TestData.random(values.length, 3));
        float[] expected = gradient(CPU.scalar(), f, values.length, x, dy, 0);
        assertSameBits(expected, gradient(CPU, f, values.length, x, dy, 0), f + "'");
        for (int i = 0; i < values.length; i++) {
            double slope = f.derivative(values[i], ALPHA, BETA);
            if (overflows(slope) || isBesideKink(f, values[i])) continue;
            double exact = slope * dy[2 + i];
            boolean near = Math.abs(expected[i] - exact) <= 2e-6 || Floats.ulps(exact, expected[i]) <= 4;
            assertTrue(near, f + "' at " + values[i] + " times " + dy[2 + i] + ": " + exact + ", got " + expected[i]);
        }
    }

    private static boolean overflows(double slope) {
        return Double.isFinite(slope) && Math.abs(slope) > 0.99 * Float.MAX_VALUE;
    }

    /** Where the line of HARD_SIGMOID rounds to 1, it has ended for floats. */
    private static boolean isBesideKink(UnaryFunction f, float x) {
        return f == UnaryFunction.HARD_SIGMOID && Math.abs(Math.fma(ALPHA, (double) x, BETA) - 1) < 1e-7;
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void gradientsOfAllLengthsAgree(UnaryFunction f) {
        float[] values = Arrays.copyOf(Floats.edges(), 64);
        float[] x = at(1, values);
        float[] dy = at(2, TestData.random(64, 3));
        float[] expected = gradient(CPU.scalar(), f, 64, x, dy, 0);
        for (int n = 0; n <= 3 * Lanes.floats() + 3; n++) {
            assertSameBits(Arrays.copyOf(expected, n), gradient(CPU, f, n, x, dy, n % 4), f + "' of " + n);
        }
    }

    @ParameterizedTest
    @EnumSource(value = UnaryFunction.class, names = {"RELU", "EXP", "SIN"})
    void threadsGiveTheSameBits(UnaryFunction f) {
        int n = 300_001;
        float[] x = TestData.random(n + 1, 4);
        float[] dy = TestData.random(n + 2, 5);
        float[] expected = apply(CPU.scalar(), f, n, x, 1, 0);
        float[] slopes = gradient(CPU.scalar(), f, n, x, dy, 0);
        for (Cpu cpu : CPUS) {
            assertSameBits(expected, apply(cpu, f, n, x, 1, 3), f + " on " + cpu);
            assertSameBits(slopes, gradient(cpu, f, n, x, dy, 3), f + "' on " + cpu);
        }
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void activationsReachOnlyTheirBlock(UnaryFunction f) {
        int rows = 3;
        int columns = Lanes.floats() + 2;
        int ldy = columns + 3;
        float[] x = TestData.random(4 + rows * ldy, 6);
        for (boolean vector : new boolean[] {false, Lanes.vector()}) {
            float[] y = x.clone();
            Activations.apply(vector, new Activation(f, ALPHA, BETA), rows, columns, y, 4, ldy);
            float[] expected = x.clone();
            for (int r = 0; r < rows; r++) {
                float[] row = apply(CPU.scalar(), f, columns, x, 4 + r * ldy, 0);
                System.arraycopy(row, 0, expected, 4 + r * ldy, columns);
            }
            assertSameBits(expected, y, f + " in rows");
            float[] dense = x.clone();
            Activations.apply(vector, new Activation(f, ALPHA, BETA), rows, columns, dense, 1, columns);
            float[] once = apply(CPU.scalar(), f, rows * columns, x, 1, 0);
            assertSameBits(once, Arrays.copyOfRange(dense, 1, 1 + rows * columns), f + " in dense rows");
        }
    }

    @Test
    void rangesOutsideTheArraysAreRefused() {
        float[] x = new float[4];
        var error = assertThrows(IllegalArgumentException.class,
                () -> Elementwise.unary(CPU, UnaryFunction.EXP, 0, 0, 3, x, 2, new float[9], 0));
        assertEquals("elementwise: x must hold n elements from its offset on; got n 3, offset 2, an array of 4",
                error.getMessage());
    }
}
