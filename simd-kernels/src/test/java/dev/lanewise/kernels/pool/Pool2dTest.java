package dev.lanewise.kernels.pool;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class Pool2dTest {
    /** Channel counts around the lanes of every width. */
    private static final int[] CHANNELS = {1, 3, 5, 8, 15, 16, 17, 33, 40};

    private static final List<Pool2dGeometry> GEOMETRIES = geometries();

    private static List<Pool2dGeometry> geometries() {
        List<Pool2dGeometry> all = new ArrayList<>();
        for (int channels : CHANNELS) {
            all.add(Pool2dGeometry.of(2, 6, 4, channels, 2));
            all.add(of(1, 7, 9, channels, 3, 3, 2, Padding.of(1), Dilation.ONE, false));
            all.add(of(2, 6, 7, channels, 3, 2, 2, new Padding(1, 0, 0, 1), Dilation.ONE, true));
            all.add(of(1, 9, 8, channels, 2, 3, 1, Padding.of(1, 2), new Dilation(2, 3), false));
        }
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            int rows = 1 + random.nextInt(4);
            int columns = 1 + random.nextInt(4);
            Dilation dilation = new Dilation(1 + random.nextInt(3), 1 + random.nextInt(3));
            all.add(new Pool2dGeometry(
                    1 + random.nextInt(3),
                    1 + (rows - 1) * dilation.vertical() + random.nextInt(6),
                    1 + (columns - 1) * dilation.horizontal() + random.nextInt(6),
                    CHANNELS[random.nextInt(CHANNELS.length)],
                    rows,
                    columns,
                    new Stride(1 + random.nextInt(3), 1 + random.nextInt(3)),
                    new Padding(
                            random.nextInt(rows), random.nextInt(rows), random.nextInt(columns),
                            random.nextInt(columns)),
                    dilation,
                    random.nextBoolean()));
        }
        return all;
    }

    private static Pool2dGeometry of(
            int batch, int h, int w, int c, int kh, int kw, int stride, Padding padding, Dilation dilation,
            boolean ceil) {
        return new Pool2dGeometry(batch, h, w, c, kh, kw, Stride.of(stride), padding, dilation, ceil);
    }

    /** A window's place in the output, one of its pixels' in the input, channel 0 of both, and the pixel's index. */
    private interface Tap {
        void at(int output, int input, int pixel);
    }

    /** Every tap that is no padding, outputs in ascending order, taps row by row. */
    private static void forEachTap(Pool2dGeometry g, Tap tap) {
        for (int n = 0; n < g.batch(); n++) {
            for (int oy = 0; oy < g.outHeight(); oy++) {
                for (int ox = 0; ox < g.outWidth(); ox++) {
                    for (int r = 0; r < g.kernelHeight(); r++) {
                        for (int s = 0; s < g.kernelWidth(); s++) {
                            int iy = oy * g.stride().vertical() - g.padding().top() + r * g.dilation().vertical();
                            int ix = ox * g.stride().horizontal() - g.padding().left() + s * g.dilation().horizontal();
                            if (iy < 0 || iy >= g.height() || ix < 0 || ix >= g.width()) continue;
                            int output = ((n * g.outHeight() + oy) * g.outWidth() + ox) * g.channels();
                            int pixel = iy * g.width() + ix;
                            tap.at(output, (n * g.height() * g.width() + pixel) * g.channels(), pixel);
                        }
                    }
                }
            }
        }
    }

    /** The divisor of each output. */
    private static float[] counts(Pool2dGeometry g, boolean countPadding) {
        float[] counts = new float[g.outputSize()];
        if (!countPadding) {
            forEachTap(g, (output, input, pixel) -> {
                for (int c = 0; c < g.channels(); c++) counts[output + c]++;
            });
            return counts;
        }
        // padding as real pixels of a larger image
        Padding p = g.padding();
        Pool2dGeometry grown = new Pool2dGeometry(
                g.batch(),
                g.height() + p.top() + p.bottom(),
                g.width() + p.left() + p.right(),
                g.channels(),
                g.kernelHeight(),
                g.kernelWidth(),
                g.stride(),
                Padding.NONE,
                g.dilation(),
                g.ceil());
        float[] all = new float[grown.outputSize()];
        forEachTap(grown, (output, input, pixel) -> all[output / g.channels()]++);
        for (int i = 0; i < counts.length; i++) {
            int window = i / g.channels();
            int ox = window % g.outWidth();
            int oy = window / g.outWidth() % g.outHeight();
            int n = window / g.outWidth() / g.outHeight();
            counts[i] = all[(n * grown.outHeight() + oy) * grown.outWidth() + ox];
        }
        return counts;
    }

    private static void checkMax(Pool2dGeometry g, float[] x) {
        float[] y = new float[g.outputSize()];
        int[] indices = new int[y.length];
        Arrays.fill(y, Float.NEGATIVE_INFINITY);
        Arrays.fill(indices, -1);
        forEachTap(g, (output, input, pixel) -> {
            for (int c = 0; c < g.channels(); c++) {
                float v = x[input + c];
                float largest = y[output + c];
                boolean first = indices[output + c] == -1;
                if (first || v > largest || (Float.isNaN(v) && !Float.isNaN(largest))) indices[output + c] = pixel;
                y[output + c] = Math.max(largest, v);
            }
        });
        float[] padded = TestData.at(3, x);
        for (Cpu cpu : CPUS) {
            String what = g + " by " + cpu;
            float[] got = TestData.output(2, y.length);
            Pool2d.max(cpu, g, padded, 3, got, 2);
            assertSameBits(y, TestData.results(got, 2, y.length), what);
            got = TestData.output(1, y.length);
            int[] at = new int[y.length + 9];
            Arrays.fill(at, -77);
            Pool2d.max(cpu, g, padded, 3, got, 1, at, 4);
            assertSameBits(y, TestData.results(got, 1, y.length), what + ", with indices");
            assertArrayEquals(indices, Arrays.copyOfRange(at, 4, 4 + y.length), what);
            for (int i : new int[] {3, 4 + y.length}) assertEquals(-77, at[i], "written outside the indices");
        }
    }

    @Test
    void maxIsThatOfTheNaiveLoops() {
        for (Pool2dGeometry g : GEOMETRIES) checkMax(g, TestData.random(g.inputSize(), g.hashCode()));
    }

    @Test
    void maxOfManyEqualPixelsIsTheFirst() {
        float[] few = {0f, -0f, 1f, -1f, Float.NEGATIVE_INFINITY};
        for (Pool2dGeometry g : GEOMETRIES) {
            float[] x = TestData.integers(g.inputSize(), 5);
            for (int i = 0; i < x.length; i++) x[i] = few[Math.floorMod((int) x[i], x[i] > 4 ? 5 : 2)];
            checkMax(g, x);
        }
    }

    @Test
    void aNaNOfEitherSignReachesExactlyTheWindowsThatSeeIt() {
        for (Pool2dGeometry g : GEOMETRIES.subList(0, 4 * CHANNELS.length)) {
            for (int nan : new int[] {0x7fc00000, 0xffc00000}) {
                float[] x = TestData.random(g.inputSize(), 2);
                for (int i = 1; i < x.length; i += 29) x[i] = Float.intBitsToFloat(nan);
                checkMax(g, x);
            }
        }
    }

    @Test
    void maxGradientAddsInTheOrderOfTheOutputs() {
        for (Pool2dGeometry g : GEOMETRIES) {
            float[] x = TestData.random(g.inputSize(), 3);
            float[] dy = TestData.random(g.outputSize(), 4);
            float[] y = new float[dy.length];
            int[] indices = new int[dy.length + 2];
            Pool2d.max(CPUS.getFirst(), g, x, 0, y, 0, indices, 2);
            float[] expected = new float[x.length];
            int image = g.height() * g.width() * g.channels();
            for (int i = 0; i < dy.length; i++) {
                if (indices[2 + i] < 0) continue;
                int n = i / (dy.length / g.batch());
                expected[n * image + indices[2 + i] * g.channels() + i % g.channels()] += dy[i];
            }
            float[] padded = TestData.at(1, dy);
            for (Cpu cpu : CPUS) {
                float[] dx = TestData.output(3, x.length);
                Pool2d.maxGradient(cpu, g, padded, 1, indices, 2, dx, 3);
                assertSameBits(expected, TestData.results(dx, 3, x.length), g + " by " + cpu);
            }
        }
    }

    private static void checkAverage(Pool2dGeometry g, boolean countPadding, float[] x, float[] dy) {
        float[] counts = counts(g, countPadding);
        float[] y = new float[dy.length];
        float[] dx = new float[x.length];
        forEachTap(g, (output, input, pixel) -> {
            for (int c = 0; c < g.channels(); c++) {
                y[output + c] += x[input + c];
                dx[input + c] = Math.fma(dy[output + c], 1 / counts[output + c], dx[input + c]);
            }
        });
        for (int i = 0; i < y.length; i++) y[i] /= counts[i];
        float[] paddedX = TestData.at(3, x);
        float[] paddedDy = TestData.at(2, dy);
        for (Cpu cpu : CPUS) {
            String what = g + (countPadding ? " with padding by " : " by ") + cpu;
            float[] got = TestData.output(1, y.length);
            Pool2d.average(cpu, g, countPadding, paddedX, 3, got, 1);
            assertSameBits(y, TestData.results(got, 1, y.length), what);
            got = TestData.output(5, dx.length);
            Pool2d.averageGradient(cpu, g, countPadding, paddedDy, 2, got, 5);
            assertSameBits(dx, TestData.results(got, 5, dx.length), what + ", gradient");
        }
    }

    @Test
    void averageAndItsGradientAddInTheOrderOfTheDefinition() {
        for (Pool2dGeometry g : GEOMETRIES) {
            float[] x = TestData.random(g.inputSize(), 6);
            float[] dy = TestData.random(g.outputSize(), 7);
            for (boolean countPadding : new boolean[] {false, true}) checkAverage(g, countPadding, x, dy);
        }
    }

    @Test
    void aNaNReachesExactlyTheMeansThatSeeIt() {
        for (Pool2dGeometry g : GEOMETRIES.subList(0, 4 * CHANNELS.length)) {
            float[] x = TestData.random(g.inputSize(), 8);
            for (int i = 1; i < x.length; i += 29) x[i] = Float.NaN;
            checkAverage(g, false, x, TestData.random(g.outputSize(), 9));
        }
    }

    @Test
    void severalThreadsGiveTheSameBits() {
        Pool2dGeometry g = of(3, 40, 40, 70, 3, 3, 2, Padding.of(1), Dilation.ONE, true);
        float[] x = TestData.random(g.inputSize(), 10);
        checkMax(g, x);
        checkAverage(g, true, x, TestData.random(g.outputSize(), 11));
    }

    @Test
    void aWindowThatStepsOverAllPixelsIsEmpty() {
        Pool2dGeometry g = of(1, 1, 1, 2, 2, 2, 1, Padding.of(1), Dilation.of(2), false);
        checkMax(g, new float[] {5, 6});
        float[] y = new float[2];
        for (Cpu cpu : CPUS) {
            Pool2d.max(cpu, g, new float[] {5, 6}, 0, y, 0);
            assertEquals(Float.NEGATIVE_INFINITY, y[0]);
            Pool2d.average(cpu, g, false, new float[] {5, 6}, 0, y, 0);
            assertEquals(Float.NaN, y[0]);
        }
    }

    @Test
    void emptyImagesGiveEmptyOutputs() {
        for (Pool2dGeometry g : List.of(Pool2dGeometry.of(0, 4, 4, 3, 2), Pool2dGeometry.of(2, 4, 4, 0, 2))) {
            checkMax(g, new float[0]);
            checkAverage(g, false, new float[0], new float[0]);
        }
    }

    @Test
    void hangingWindowsAreAmongTheCases() {
        assertTrue(GEOMETRIES.stream()
                .anyMatch(g -> PoolAxis.vertical(g).tapsWithPadding(g.outHeight() - 1) < g.kernelHeight()));
    }
}
