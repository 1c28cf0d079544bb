package dev.lanewise.kernels.normalize;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import dev.lanewise.kernels.sums.FixedTreeOracle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class LayerNormTest {
    private static final float EPSILON = 1e-5f;
    private static final int[][] SHAPES = {
        {1, 1}, {3, 2}, {2, 7}, {5, 15}, {4, 16}, {3, 17}, {2, 31}, {2, 33}, {3, 100}, {2, 1024}, {2, 1100}, {400, 384}
    };

    /** One row of the definition, in the order that {@link LayerNorm} states. */
    private record Row(float[] x, int at, int n) {
        float mean() {
            return FixedTreeOracle.sum(x, at, 1, n) / n;
        }

        float r() {
            float mean = mean();
            float squares = FixedTreeOracle.sum(0, n, (i, s) -> Math.fma(x[at + i] - mean, x[at + i] - mean, s));
            return 1 / (float) Math.sqrt(squares / n + EPSILON);
        }
    }

    @Test
    void resultsAreTheDefinition() {
        for (int[] shape : SHAPES) {
            int rows = shape[0];
            int n = shape[1];
            float[] x = TestData.random(rows * n, n);
            float[] gamma = TestData.random(n, 1);
            float[] beta = TestData.random(n, 2);
            float[] y = new float[x.length];
            for (int at = 0; at < y.length; at += n) {
                Row row = new Row(x, at, n);
                float mean = row.mean();
                float r = row.r();
                for (int i = 0; i < n; i++) y[at + i] = Math.fma((x[at + i] - mean) * r, gamma[i], beta[i]);
            }
            for (Cpu cpu : CPUS) {
                String what = rows + "x" + n + " by " + cpu;
                float[] got = TestData.output(3, y.length);
                float[] g = TestData.at(2, gamma);
                float[] b = TestData.at(1, beta);
                LayerNorm.normalize(cpu, rows, n, TestData.at(1, x), 1, g, 2, b, 1, EPSILON, got, 3);
                assertSameBits(y, TestData.results(got, 3, y.length), what);
                float[] inPlace = x.clone();
                LayerNorm.normalize(cpu, rows, n, inPlace, 0, g, 2, b, 1, EPSILON, inPlace, 0);
                assertSameBits(y, inPlace, what + ", in place");
            }
        }
    }

    @Test
    void gradientIsTheDefinition() {
        for (int[] shape : SHAPES) {
            int rows = shape[0];
            int n = shape[1];
            float[] x = TestData.random(rows * n, n);
            float[] gamma = TestData.random(n, 1);
            float[] dy = TestData.random(rows * n, 2);
            float[] g = new float[x.length];
            float[] weighed = new float[x.length];
            float[] dx = new float[x.length];
            for (int first = 0; first < x.length; first += n) {
                int at = first;
                Row row = new Row(x, at, n);
                float mean = row.mean();
                float r = row.r();
                for (int i = 0; i < n; i++) {
                    weighed[at + i] = (x[at + i] - mean) * r * dy[at + i];
                    g[at + i] = dy[at + i] * gamma[i];
                }
                float shift = FixedTreeOracle.sum(g, at, 1, n) / n;
                float products = FixedTreeOracle.sum(0, n, (i, s) -> Math.fma(g[at + i], x[at + i] - mean, s));
                float slope = -(r * (products * r / n));
                for (int i = at; i < at + n; i++) dx[i] = Math.fma(x[i] - mean, slope, g[i] - shift) * r;
            }
            float[] dgamma = new float[n];
            float[] dbeta = new float[n];
            for (int i = 0; i < n; i++) {
                dgamma[i] = FixedTreeOracle.sum(weighed, i, n, rows);
                dbeta[i] = FixedTreeOracle.sum(dy, i, n, rows);
            }
            for (Cpu cpu : CPUS) {
                String what = rows + "x" + n + " by " + cpu;
                float[] got = TestData.output(3, dx.length);
                float[] gotGamma = TestData.output(1, n);
                float[] gotBeta = TestData.output(2, n);
                float[] scratch = new float[LayerNorm.scratchSize(rows, n, cpu.workers().width())];
                LayerNorm.gradient(
                        cpu,
                        rows,
                        n,
                        TestData.at(1, x),
                        1,
                        TestData.at(2, gamma),
                        2,
                        EPSILON,
                        TestData.at(4, dy),
                        4,
                        got,
                        3,
                        gotGamma,
                        1,
                        gotBeta,
                        2,
                        scratch,
                        0);
                assertSameBits(dx, TestData.results(got, 3, dx.length), "dx " + what);
                assertSameBits(dgamma, TestData.results(gotGamma, 1, n), "dgamma " + what);
                assertSameBits(dbeta, TestData.results(gotBeta, 2, n), "dbeta " + what);
            }
        }
    }

    /** Against float64, errors relative to how far an element lies from the mean. */
    @Test
    void resultsAreAccurateAroundALargeMean() {
        int n = 1000;
        float[] x = TestData.random(n, 5);
        float[] one = new float[n];
        java.util.Arrays.fill(one, 1);
        for (float shift : new float[] {0, 100}) {
            double sum = 0;
            for (int i = 0; i < n; i++) sum += x[i] += shift;
            double mean = sum / n;
            double squares = 0;
            for (float v : x) squares += (v - mean) * (v - mean);
            double r = 1 / Math.sqrt(squares / n + EPSILON);
            for (Cpu cpu : CPUS) {
                float[] y = new float[n];
                LayerNorm.normalize(cpu, 1, n, x, 0, one, 0, new float[n], 0, EPSILON, y, 0);
                // the mean itself is a float: half a unit of its last place
                double bound = Math.ulp((float) mean) * r;
                for (int i = 0; i < n; i++) {
                    double exact = (x[i] - mean) * r;
                    assertEquals(exact, y[i], bound + 6e-7 * (1 + Math.abs(exact)), i + " by " + cpu);
                }
            }
        }
    }

    @Test
    void aNaNStaysInItsRow() {
        for (int n : new int[] {1, 5, 17, 35}) {
            for (int at = 0; at < n; at++) {
                float[] x = TestData.random(3 * n, 1);
                x[n + at] = Float.NaN;
                float[] y = new float[3 * n];
                for (Cpu cpu : CPUS) {
                    LayerNorm.normalize(cpu, 3, n, x, 0, new float[n], 0, new float[n], 0, EPSILON, y, 0);
                    for (int i = 0; i < 3 * n; i++) assertEquals(i / n == 1, Float.isNaN(y[i]), i + " by " + cpu);
                }
            }
        }
    }

    @Test
    void emptyRowsAndNoRowsAreNothingToDo() {
        for (Cpu cpu : CPUS) {
            for (int[] shape : new int[][] {{0, 4}, {4, 0}}) {
                float[] y = TestData.output(1, 0);
                LayerNorm.normalize(
                        cpu, shape[0], shape[1], new float[0], 0, new float[4], 0, new float[4], 0, EPSILON, y, 1);
                TestData.results(y, 1, 0);
            }
        }
    }
}
