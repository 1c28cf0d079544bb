package dev.lanewise.kernels.reduce;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.simd.ExpPolynomial;
import dev.lanewise.kernels.sums.FixedTreeOracle;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class SoftmaxTest {
    private static final int[] LENGTHS = {1, 2, 3, 7, 8, 10, 15, 16, 17, 31, 33, 100, 1000, 1024, 1025, 5000};
    private static final double ULP = 0x1p-23;
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private static float[] row(int n, long seed) {
        float[] x = TestData.random(n, seed);
        for (int i = 0; i < n; i++) x[i] *= 12;
        return x;
    }

    /** Enough for several threads where rows are a thousand long. */
    private static int rows(int n) {
        return n == 1000 ? 40 : n < 50 ? 20 : 5;
    }

    private static float[] softmax(Cpu cpu, int n, float... x) {
        float[] y = TestData.output(3, x.length);
        Softmax.softmax(cpu, x.length / n, n, TestData.at(1, x), 1, y, 3);
        return TestData.results(y, 3, x.length);
    }

    private static float[] logSoftmax(Cpu cpu, int n, float... x) {
        float[] y = TestData.output(3, x.length);
        int size = Softmax.logScratchSize(x.length / n, n, cpu.workers().width());
        float[] scratch = TestData.output(2, size);
        Softmax.logSoftmax(cpu, x.length / n, n, TestData.at(1, x), 1, y, 3, scratch, 2);
        TestData.results(scratch, 2, size);
        return TestData.results(y, 3, x.length);
    }

    private static float apply(UnaryFunction f, float v) {
        float[] one = {v};
        Elementwise.unary(CPUS.getFirst(), f, 0, 0, 1, one, 0, one, 0);
        return one[0];
    }

    /** Both of one row, in the order that {@link Softmax} states. */
    private static void define(float[] x, int at, int n, float[] y, float[] log) {
        float largest = x[at];
        for (int i = 1; i < n; i++) largest = Math.max(largest, x[at + i]);
        for (int i = at; i < at + n; i++) log[i] = apply(UnaryFunction.EXP, x[i] - largest);
        float logSum = apply(UnaryFunction.LOG, FixedTreeOracle.sum(log, at, 1, n));
        for (int i = at; i < at + n; i++) {
            log[i] = x[i] - largest - logSum;
            y[i] = ExpPolynomial.ofNonPositive(x[i] - largest);
        }
        float inverse = 1 / FixedTreeOracle.sum(y, at, 1, n);
        for (int i = at; i < at + n; i++) y[i] *= inverse;
    }

    @Test
    void resultsAreTheDefinitionOnEveryProcessor() {
        for (int n : LENGTHS) {
            int rows = rows(n);
            float[] x = row(rows * n, n);
            float[] y = new float[x.length];
            float[] log = new float[x.length];
            for (int at = 0; at < x.length; at += n) define(x, at, n, y, log);
            for (Cpu cpu : CPUS) {
                assertSameBits(y, softmax(cpu, n, x), n + " by " + cpu);
                assertSameBits(log, logSoftmax(cpu, n, x), "log of " + n + " by " + cpu);
                float[] inPlace = x.clone();
                Softmax.softmax(cpu, rows, n, inPlace, 0, inPlace, 0);
                assertSameBits(y, inPlace, n + " in place by " + cpu);
                float[] scratch = new float[Softmax.logScratchSize(rows, n, cpu.workers().width())];
                inPlace = x.clone();
                Softmax.logSoftmax(cpu, rows, n, inPlace, 0, inPlace, 0, scratch, 0);
                assertSameBits(log, inPlace, "log of " + n + " in place by " + cpu);
            }
        }
    }

    @Test
    void aRowDependsOnNoOther() {
        for (int n : new int[] {10, 64, 100, 1024}) {
            float[] x = row(6 * n, n + 7);
            for (Cpu cpu : CPUS) {
                float[] all = softmax(cpu, n, x);
                for (int rows = 1; rows < 6; rows++) {
                    for (int first = 0; first + rows <= 6; first++) {
                        float[] some = softmax(cpu, n, Arrays.copyOfRange(x, first * n, (first + rows) * n));
                        assertSameBits(Arrays.copyOfRange(all, first * n, (first + rows) * n), some,
                                rows + " rows of " + n + " from " + first + " by " + cpu);
                    }
                }
            }
        }
    }

    @Test
    void gradientsAreTheDefinitionOnEveryProcessor() {
        for (int n : LENGTHS) {
            int rows = rows(n);
            float[] y = row(rows * n, n);
            float[] dy = TestData.random(rows * n, n + 1);
            float[] dx = new float[y.length];
            float[] logDx = new float[y.length];
            for (int first = 0; first < y.length; first += n) {
                int at = first;
                float dot = FixedTreeOracle.sum(0, n, (i, s) -> Math.fma(y[at + i], dy[at + i], s));
                float sum = FixedTreeOracle.sum(dy, at, 1, n);
                for (int i = at; i < at + n; i++) {
                    dx[i] = y[i] * (dy[i] - dot);
                    logDx[i] = Math.fma(apply(UnaryFunction.EXP, y[i]), -sum, dy[i]);
                }
            }
            for (Cpu cpu : CPUS) {
                float[] got = TestData.output(3, dx.length);
                Softmax.softmaxGradient(cpu, rows, n, TestData.at(1, y), 1, TestData.at(2, dy), 2, got, 3);
                assertSameBits(dx, TestData.results(got, 3, dx.length), n + " by " + cpu);
                Softmax.logSoftmaxGradient(cpu, rows, n, TestData.at(1, y), 1, TestData.at(2, dy), 2, got, 3);
                assertSameBits(logDx, TestData.results(got, 3, dx.length), "log of " + n + " by " + cpu);
            }
        }
    }

    /** 10 units in the last place, 50 for the logarithm; the sum within 2 sqrt(n) roundings of 1. */
    @Test
    void resultsAreAccurate() {
        for (int n : new int[] {1, 2, 3, 10, 33, 1000, 100_003}) {
            for (float shift : new float[] {0, 1e4f, -3e4f}) {
                float[] x = row(n, n + 5);
                for (int i = 0; i < n; i++) x[i] += shift;
                double largest = Double.NEGATIVE_INFINITY;
                for (float v : x) largest = Math.max(largest, v);
                double sum = 0;
                for (float v : x) sum += Math.exp(v - largest);
                for (Cpu cpu : CPUS) {
                    float[] y = softmax(cpu, n, x);
                    float[] log = logSoftmax(cpu, n, x);
                    double total = 0;
                    for (int i = 0; i < n; i++) {
                        double exact = Math.exp(x[i] - largest) / sum;
                        double exactLog = x[i] - largest - Math.log(sum);
                        double error = Math.abs(y[i] - exact);
                        double logError = Math.abs(log[i] - exactLog);
                        boolean right = error <= 10 * ULP * exact + 1e-37;
                        if (!right || !(logError <= 50 * ULP * Math.max(1, -exactLog))) {
                            fail(i + " of " + n + " by " + cpu + ": in error by " + error + " and " + logError);
                        }
                        total += y[i];
                    }
                    assertEquals(1, total, Math.sqrt(n) * ULP, n + " by " + cpu);
                }
            }
        }
    }

    @Test
    void aConstantAddedChangesNothingWhereTheSumsAreExact() {
        float[] x = TestData.integers(77, 3);
        float[] shifted = x.clone();
        for (int i = 0; i < x.length; i++) shifted[i] += 4096;
        for (Cpu cpu : CPUS) assertSameBits(softmax(cpu, 77, x), softmax(cpu, 77, shifted), cpu.toString());
    }

    @Test
    void hugeAndMinusInfiniteNumbersAreFine() {
        for (Cpu cpu : CPUS) {
            assertSameBits(new float[] {1, 0, 0}, softmax(cpu, 3, 3e38f, -3e38f, 0), cpu.toString());
            assertSameBits(new float[] {0.5f, 0, 0.5f}, softmax(cpu, 3, 2, -INFINITY, 2), cpu.toString());
            assertSameBits(new float[] {0, -INFINITY}, logSoftmax(cpu, 2, 3e38f, -3e38f), cpu.toString());
        }
    }

    @Test
    void rowsWithoutALimitAreNaNAndTheirNeighboursAreNot() {
        float[][] rows = {
            {-INFINITY, -INFINITY, -INFINITY}, {1, INFINITY, 2}, {INFINITY, INFINITY, 0}, {0, Float.NaN, -INFINITY}
        };
        for (float[] row : rows) {
            float[] x = {1, 2, 3, row[0], row[1], row[2], 4, 5, 6};
            for (Cpu cpu : CPUS) {
                for (float[] y : new float[][] {softmax(cpu, 3, x), logSoftmax(cpu, 3, x)}) {
                    for (int i = 0; i < 9; i++) {
                        assertEquals(i / 3 == 1, Float.isNaN(y[i]), i + " of " + Arrays.toString(row) + " by " + cpu);
                    }
                }
            }
        }
    }

    @Test
    void aNaNAnywhereMakesItsRowNaN() {
        for (int n : new int[] {1, 5, 16, 17, 35, 53}) {
            for (int at = 0; at < n; at++) {
                float[] x = row(n, n);
                x[at] = Float.NaN;
                for (Cpu cpu : CPUS) {
                    for (float v : softmax(cpu, n, x)) assertTrue(Float.isNaN(v), at + " of " + n + " by " + cpu);
                    for (float v : logSoftmax(cpu, n, x)) assertTrue(Float.isNaN(v), at + " of " + n + " by " + cpu);
                }
            }
        }
    }

    @Test
    void noRowsAndEmptyRowsAreNothingToDo() {
        for (Cpu cpu : CPUS) {
            for (int[] shape : new int[][] {{0, 5}, {5, 0}}) {
                float[] y = TestData.output(1, 0);
                Softmax.softmax(cpu, shape[0], shape[1], new float[0], 0, y, 1);
                float[] scratch = new float[Softmax.logScratchSize(shape[0], shape[1], cpu.workers().width())];
                Softmax.logSoftmax(cpu, shape[0], shape[1], new float[0], 0, y, 1, scratch, 0);
                TestData.results(y, 1, 0);
            }
        }
    }
}
