package dev.lanewise.kernels.normalize;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import dev.lanewise.kernels.sums.FixedTreeOracle;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class GroupNormTest {
    private static final float EPSILON = 1e-5f;

    /** Batch, positions, channels, groups. */
    private static final int[][] SHAPES = {
        {1, 1, 1, 1}, {2, 3, 4, 2}, {1, 7, 15, 3}, {3, 5, 16, 16}, {2, 9, 34, 2}, {1, 1100, 6, 2}, {2, 40, 66, 33},
        {1, 900, 320, 32}, {5, 30, 2200, 1}
    };

    /** What {@link GroupNorm} states of an image: a number a channel each. */
    private record Statistics(float[] mean, float[] r) {
        static Statistics of(float[] x, int image, int positions, int channels, int groups) {
            int n = channels / groups;
            Statistics s = new Statistics(new float[channels], new float[channels]);
            for (int first = 0; first < channels; first += n) {
                float[] sums = new float[n];
                for (int c = 0; c < n; c++) {
                    sums[c] = FixedTreeOracle.sum(x, image + first + c, channels, positions);
                }
                float mean = FixedTreeOracle.sum(sums, 0, 1, n) / ((float) positions * n);
                float[] squares = new float[n];
                for (int c = 0; c < n; c++) {
                    int at = image + first + c;
                    squares[c] = FixedTreeOracle.sum(0, positions, (p, sum) -> {
                        float d = x[at + p * channels] - mean;
                        return Math.fma(d, d, sum);
                    });
                }
                float variance = FixedTreeOracle.sum(squares, 0, 1, n) / ((float) positions * n);
                for (int c = first; c < first + n; c++) {
                    s.mean[c] = mean;
                    s.r[c] = 1 / (float) Math.sqrt(variance + EPSILON);
                }
            }
            return s;
        }
    }

    @Test
    void resultsAreTheDefinition() {
        for (int[] shape : SHAPES) {
            int batch = shape[0];
            int positions = shape[1];
            int channels = shape[2];
            int groups = shape[3];
            float[] x = TestData.random(batch * positions * channels, channels);
            float[] gamma = TestData.random(channels, 1);
            float[] beta = TestData.random(channels, 2);
            float[] y = new float[x.length];
            for (int image = 0; image < y.length; image += positions * channels) {
                Statistics s = Statistics.of(x, image, positions, channels, groups);
                for (int i = image; i < image + positions * channels; i++) {
                    int c = i % channels;
                    y[i] = Math.fma(x[i] - s.mean[c], gamma[c] * s.r[c], beta[c]);
                }
            }
            for (Cpu cpu : CPUS) {
                String what = Arrays.toString(shape) + " by " + cpu;
                float[] got = TestData.output(3, y.length);
                float[] g = TestData.at(2, gamma);
                float[] b = TestData.at(1, beta);
                float[] scratch = new float[2
                        + GroupNorm.scratchSize(batch, positions, channels, cpu.workers().width())];
                GroupNorm.normalize(cpu, batch, positions, channels, groups, TestData.at(1, x), 1, g, 2, b, 1,
                        EPSILON, got, 3, scratch, 2);
                assertSameBits(y, TestData.results(got, 3, y.length), what);
                float[] inPlace = x.clone();
                GroupNorm.normalize(cpu, batch, positions, channels, groups, inPlace, 0, g, 2, b, 1, EPSILON,
                        inPlace, 0, scratch, 2);
                assertSameBits(y, inPlace, what + ", in place");
            }
        }
    }

    @Test
    void gradientIsTheDefinition() {
        for (int[] shape : SHAPES) {
            int batch = shape[0];
            int positions = shape[1];
            int channels = shape[2];
            int groups = shape[3];
            float[] x = TestData.random(batch * positions * channels, channels);
            float[] gamma = TestData.random(channels, 1);
            float[] dy = TestData.random(x.length, 2);
            float[] dx = new float[x.length];
            float[] dgamma = new float[channels];
            float[] dbeta = new float[channels];
            for (int image = 0; image < x.length; image += positions * channels) {
                Statistics s = Statistics.of(x, image, positions, channels, groups);
                imageGradient(shape, x, gamma, dy, image, s, dx, dgamma, dbeta);
            }
            for (Cpu cpu : CPUS) {
                String what = Arrays.toString(shape) + " by " + cpu;
                float[] gotX = TestData.output(3, dx.length);
                float[] gotGamma = TestData.output(1, channels);
                float[] gotBeta = TestData.output(2, channels);
                float[] scratch = new float[2
                        + GroupNorm.scratchSize(batch, positions, channels, cpu.workers().width())];
                GroupNorm.gradient(cpu, batch, positions, channels, groups, TestData.at(1, x), 1,
                        TestData.at(2, gamma), 2, EPSILON, TestData.at(1, dy), 1, gotX, 3, gotGamma, 1, gotBeta, 2,
                        scratch, 2);
                assertSameBits(dx, TestData.results(gotX, 3, dx.length), what + ", dx");
                assertSameBits(dgamma, TestData.results(gotGamma, 1, channels), what + ", dgamma");
                assertSameBits(dbeta, TestData.results(gotBeta, 2, channels), what + ", dbeta");
            }
        }
    }

    private static void imageGradient(int[] shape, float[] x, float[] gamma, float[] dy, int image, Statistics s,
            float[] dx, float[] dgamma, float[] dbeta) {
        int positions = shape[1];
        int channels = shape[2];
        int n = channels / shape[3];
        float count = (float) positions * n;
        float[] sums = new float[channels];
        float[] dots = new float[channels];
        for (int c = 0; c < channels; c++) {
            int at = image + c;
            float mean = s.mean[c];
            float sum = FixedTreeOracle.sum(dy, at, channels, positions);
            float dot = FixedTreeOracle.sum(0, positions, (p, all) -> Math.fma(
                    dy[at + p * channels], x[at + p * channels] - mean, all));
            dbeta[c] += sum;
            dgamma[c] += dot * s.r[c];
            sums[c] = gamma[c] * sum;
            dots[c] = gamma[c] * dot;
        }
        for (int c = 0; c < channels; c++) {
            float r = s.r[c];
            int first = c / n * n;
            float shift = -(r * (FixedTreeOracle.sum(sums, first, 1, n) / count));
            float slope = -(r * (r * (r * FixedTreeOracle.sum(dots, first, 1, n) / count)));
            for (int i = image + c; i < image + positions * channels; i += channels) {
                dx[i] = Math.fma(dy[i], gamma[c] * r, Math.fma(x[i] - s.mean[c], slope, shift));
            }
        }
    }

    @Test
    void groupsDivideChannels() {
        float[] a = new float[64];
        assertTrue(assertThrows(IllegalArgumentException.class, () -> GroupNorm.normalize(
                CPUS.get(0), 1, 2, 5, 2, a, 0, a, 0, a, 0, EPSILON, a, 0, a, 0)).getMessage()
                .contains("groups must divide channels (groups, channels); got 2, 5"));
    }
}
