package dev.lanewise.kernels.normalize;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import dev.lanewise.kernels.sums.FixedTreeOracle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class BatchNormTest {
    private static final float EPSILON = 1e-5f;
    private static final int[][] SHAPES = {
        {1, 1}, {2, 3}, {7, 5}, {33, 1}, {40, 15}, {17, 16}, {50, 17}, {9, 33}, {1100, 20}, {300, 300}, {5000, 70}
    };

    private static Case make(int rows, int channels) {
        float[] x = TestData.random(rows * channels, rows + channels);
        float[] gamma = TestData.random(channels, 1);
        float[] beta = TestData.random(channels, 2);
        float[] dy = TestData.random(rows * channels, 3);
        return new Case(rows, channels, x, gamma, beta, dy);
    }

    /** The definition in the order that {@link BatchNorm} states. */
    private record Case(int rows, int channels, float[] x, float[] gamma, float[] beta, float[] dy) {
        float mean(int c) {
            return FixedTreeOracle.sum(x, c, channels, rows) / rows;
        }

        float variance(int c) {
            float mean = mean(c);
            return FixedTreeOracle.sum(0, rows, (i, s) -> {
                float d = x[i * channels + c] - mean;
                return Math.fma(d, d, s);
            })
                    / rows;
        }

        float r(int c) {
            return 1 / (float) Math.sqrt(variance(c) + EPSILON);
        }
    }

    @Test
    void statisticsAndResultsAreTheDefinition() {
        for (int[] shape : SHAPES) {
            Case k = make(shape[0], shape[1]);
            int channels = k.channels;
            float[] mean = new float[channels];
            float[] variance = new float[channels];
            float[] y = new float[k.x.length];
            for (int c = 0; c < channels; c++) {
                mean[c] = k.mean(c);
                variance[c] = k.variance(c);
                float scale = k.gamma[c] * k.r(c);
                for (int i = c; i < y.length; i += channels) y[i] = Math.fma(k.x[i] - mean[c], scale, k.beta[c]);
            }
            for (Cpu cpu : CPUS) {
                String what = k.rows + "x" + channels + " by " + cpu;
                float[] gotMean = TestData.output(1, channels);
                float[] gotVariance = TestData.output(2, channels);
                float[] got = TestData.output(3, y.length);
                float[] scratch = scratch(k, cpu);
                float[] x = TestData.at(4, k.x);
                BatchNorm.statistics(cpu, k.rows, channels, x, 4, gotMean, 1, gotVariance, 2, scratch, 0);
                assertSameBits(mean, TestData.results(gotMean, 1, channels), "mean " + what);
                assertSameBits(variance, TestData.results(gotVariance, 2, channels), "variance " + what);
                float[] gamma = TestData.at(2, k.gamma);
                float[] beta = TestData.at(1, k.beta);
                BatchNorm.normalize(
                        cpu, k.rows, channels, x, 4, gotMean, 1, gotVariance, 2, gamma, 2, beta, 1, EPSILON, got, 3,
                        scratch, 0);
                assertSameBits(y, TestData.results(got, 3, y.length), "y " + what);
            }
        }
    }

    @Test
    void gradientIsTheDefinition() {
        for (int[] shape : SHAPES) {
            Case k = make(shape[0], shape[1]);
            int channels = k.channels;
            float[] mean = new float[channels];
            float[] variance = new float[channels];
            float[] dgamma = new float[channels];
            float[] dbeta = new float[channels];
            float[] dx = new float[k.x.length];
            for (int column = 0; column < channels; column++) {
                int c = column;
                mean[c] = k.mean(c);
                variance[c] = k.variance(c);
                float r = k.r(c);
                dbeta[c] = FixedTreeOracle.sum(k.dy, c, channels, k.rows);
                dgamma[c] = r * FixedTreeOracle.sum(0, k.rows,
                        (i, s) -> Math.fma(k.dy[i * channels + c], k.x[i * channels + c] - mean[c], s));
                float slope = -(r * (dgamma[c] / k.rows));
                for (int i = c; i < dx.length; i += channels) {
                    float d = Math.fma(k.x[i] - mean[c], slope, k.dy[i] - dbeta[c] / k.rows);
                    dx[i] = d * (k.gamma[c] * r);
                }
            }
            for (Cpu cpu : CPUS) {
                String what = k.rows + "x" + channels + " by " + cpu;
                float[] gotGamma = TestData.output(1, channels);
                float[] gotBeta = TestData.output(2, channels);
                float[] got = TestData.output(3, dx.length);
                BatchNorm.gradient(
                        cpu,
                        k.rows,
                        channels,
                        TestData.at(1, k.x),
                        1,
                        TestData.at(2, mean),
                        2,
                        TestData.at(1, variance),
                        1,
                        k.gamma,
                        0,
                        EPSILON,
                        TestData.at(3, k.dy),
                        3,
                        got,
                        3,
                        gotGamma,
                        1,
                        gotBeta,
                        2,
                        scratch(k, cpu),
                        0);
                assertSameBits(dgamma, TestData.results(gotGamma, 1, channels), "dgamma " + what);
                assertSameBits(dbeta, TestData.results(gotBeta, 2, channels), "dbeta " + what);
                assertSameBits(dx, TestData.results(got, 3, dx.length), "dx " + what);
            }
        }
    }

    private static float[] scratch(Case k, Cpu cpu) {
        return new float[BatchNorm.scratchSize(k.rows, k.channels, cpu.workers().width())];
    }

    @Test
    void varianceAroundALargeMeanKeepsItsDigits() {
        int rows = 100_000;
        for (int channels : new int[] {1, 3, 20}) {
            float[] x = TestData.random(rows * channels, 7);
            double sum = 0;
            for (int i = 0; i < x.length; i++) x[i] += 1e4f;
            for (int i = 0; i < x.length; i += channels) sum += x[i];
            double squares = 0;
            for (int i = 0; i < x.length; i += channels) squares += (x[i] - sum / rows) * (x[i] - sum / rows);
            float[] variance = new float[channels];
            for (Cpu cpu : CPUS) {
                float[] scratch = new float[BatchNorm.scratchSize(rows, channels, cpu.workers().width())];
                BatchNorm.statistics(cpu, rows, channels, x, 0, new float[channels], 0, variance, 0, scratch, 0);
                assertEquals(squares / rows, variance[0], 1e-5 * squares / rows, channels + " channels by " + cpu);
            }
        }
    }

    @Test
    void ofNoRowsStatisticsAreNaN() {
        for (Cpu cpu : CPUS) {
            float[] mean = new float[3];
            float[] variance = new float[3];
            BatchNorm.statistics(cpu, 0, 3, new float[0], 0, mean, 0, variance, 0, new float[200], 0);
            for (int c = 0; c < 3; c++) assertTrue(Float.isNaN(mean[c]) && Float.isNaN(variance[c]));
        }
    }

    @Test
    void aNaNStaysInItsChannel() {
        for (int at = 0; at < 2 * 37; at++) {
            float[] x = TestData.random(2 * 37, 1);
            x[at] = Float.NaN;
            float[] mean = new float[37];
            float[] variance = new float[37];
            for (Cpu cpu : CPUS) {
                BatchNorm.statistics(cpu, 2, 37, x, 0, mean, 0, variance, 0, new float[5000], 0);
                for (int c = 0; c < 37; c++) assertEquals(c == at % 37, Float.isNaN(variance[c]), c + " by " + cpu);
            }
        }
    }
}
