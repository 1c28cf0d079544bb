package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.conv.Conv2dCase.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.conv.Conv2dCase.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WinogradConv2dTest {
    private static final int CASES = 60 * Integer.getInteger("lanewise.multiplier", 1);
    private static final List<WinogradConv2d> ALL = List.of(WinogradConv2d.F4, WinogradConv2d.F2, WinogradConv2d.FIVE);

    private final Random random = new Random(23);

    /** Any size of image, ragged tiles included, any dilation and any number of channels. */
    private Conv2dGeometry randomGeometry(WinogradConv2d winograd) {
        int kernel = kernel(winograd);
        Padding padding = new Padding(random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4));
        int in = random.nextInt(3) == 0 ? 16 * random.nextInt(1, 7) : random.nextInt(1, 40);
        int out = random.nextInt(3) == 0 ? 32 * random.nextInt(1, 5) : random.nextInt(1, 80);
        Dilation dilation = new Dilation(random.nextInt(1, 4), random.nextInt(1, 3));
        int height = random
                .nextInt(Math.max(1, 1 + (kernel - 1) * dilation.vertical() - padding.top() - padding.bottom()), 19);
        int width = random
                .nextInt(Math.max(1, 1 + (kernel - 1) * dilation.horizontal() - padding.left() - padding.right()), 19);
        return new Conv2dGeometry(
                random.nextInt(1, 4), height, width, in, out, kernel, kernel, Stride.ONE, padding, dilation, 1);
    }

    private static int kernel(WinogradConv2d winograd) {
        return winograd.equals(WinogradConv2d.FIVE) ? 5 : 3;
    }

    private Conv2dCase plain(Conv2dGeometry g) {
        Conv2dCase c = Conv2dCase.random(g, Values.REAL, random);
        return new Conv2dCase(g, c.x(), c.xOffset(), c.w(), c.wOffset(), Epilogue.NONE, c.yOffset());
    }

    static List<Cpu> cpus(Workers workers) {
        Cpu scalar = new Cpu(false, workers);
        return Lanes.vector() ? List.of(scalar, new Cpu(true, workers)) : List.of(scalar);
    }

    static void assertClose(double[] expected, float[] actual, double relative, String which) {
        double error = 0;
        double norm = 0;
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(actual[i] - expected[i]);
            error += difference * difference;
            norm += expected[i] * expected[i];
            worst = Math.max(worst, Double.isNaN(difference) ? Double.MAX_VALUE : difference);
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        assertTrue(Math.sqrt(error / norm) <= relative, which + ": relative error " + Math.sqrt(error / norm));
        assertTrue(worst <= 1e-4 * largest, which + ": worst error " + worst + " where the largest is " + largest);
    }

    @Test
    void isCloseToTheDefinition() {
        for (WinogradConv2d winograd : ALL) {
            double relative = winograd.equals(WinogradConv2d.F2) ? 2e-6 : 2e-5;
            for (int i = 0; i < CASES; i++) {
                Conv2dCase c = plain(randomGeometry(winograd));
                double[] expected = c.textbook();
                for (Cpu cpu : cpus(Workers.INLINE)) {
                    assertClose(expected, c.run(winograd, cpu), relative, winograd.name() + " " + cpu + " " + c.g());
                }
            }
        }
    }

    @Test
    void epilogueFollowsTheSums() {
        for (WinogradConv2d winograd : ALL) {
            for (int i = 0; i < CASES; i++) {
                Conv2dCase c = Conv2dCase.random(randomGeometry(winograd), Values.REAL, random);
                float[] expected = c.expected();
                float[] actual = c.run(winograd, Cpu.shared());
                for (int o = 0; o < expected.length; o++) assertEquals(expected[o], actual[o], 5e-3, winograd.name());
            }
        }
    }

    @Test
    void vectorsThreadsAndBlocksChangeNoBit() {
        for (WinogradConv2d winograd : ALL) {
            for (int i = 0; i < CASES; i++) {
                Conv2dCase c = Conv2dCase.random(randomGeometry(winograd), Values.REAL, random);
                float[] expected = c.run(winograd, new Cpu(false, Workers.INLINE));
                for (Cpu cpu : cpus(Workers.INLINE)) assertSameBits(expected, c.run(winograd, cpu), winograd.name());
            }
            for (int[] size : new int[][] {{1, 9, 40, 130}, {3, 37, 16, 33}, {2, 6, 700, 40}, {1, 30, 8, 200}}) {
                Conv2dGeometry g = Conv2dGeometry.of(
                        size[0], size[1], size[1] + 1, size[2], size[3], kernel(winograd), Padding.of(1));
                assertTrue(g.multiplyAdds() > 500_000, "large enough for several threads");
                Conv2dCase c = Conv2dCase.random(g, Values.REAL, random);
                float[] expected = c.run(winograd, new Cpu(false, Workers.INLINE));
                for (int width : new int[] {1, 2, 3, 7}) {
                    for (Cpu cpu : cpus(Workers.of(width))) {
                        assertSameBits(expected, c.run(winograd, cpu), winograd.name() + " " + cpu + " " + g);
                    }
                }
            }
        }
    }

    @Test
    void theBatchChangesNoBit() {
        for (WinogradConv2d winograd : ALL) {
            Conv2dGeometry g = Conv2dGeometry.of(23, 7, 9, 20, 40, kernel(winograd), Padding.of(1));
            Conv2dCase all = plain(g);
            float[] y = all.run(winograd, Cpu.shared());
            Conv2dGeometry one = g.withBatch(1);
            for (int n = 0; n < g.batch(); n++) {
                int offset = all.xOffset() + n * one.inputSize();
                float[] alone = new Conv2dCase(one, all.x(), offset, all.w(), all.wOffset(), Epilogue.NONE, 0)
                        .run(winograd, Cpu.shared());
                int from = n * one.outputSize();
                assertSameBits(Arrays.copyOfRange(y, from, from + one.outputSize()), alone, winograd.name());
            }
        }
    }

    @Test
    void nanReachesTheOutputsWhoseWindowHoldsItAndNoneBeyondTheirTiles() {
        for (WinogradConv2d winograd : ALL) {
            int border = kernel(winograd) / 2;
            Conv2dCase c = plain(Conv2dGeometry.of(2, 13, 13, 5, 6, kernel(winograd), Padding.of(border)));
            c.x()[c.xOffset() + (6 * 13 + 6) * 5] = Float.NaN;
            float[] y = c.run(winograd, Cpu.shared());
            for (int i = 0; i < y.length; i++) {
                int row = i / 6 / 13 % 13;
                int column = i / 6 % 13;
                boolean first = i / 6 < 13 * 13;
                boolean window = first && Math.abs(row - 6) <= border && Math.abs(column - 6) <= border;
                boolean tile = first && Math.abs(row - 6) <= 4 && Math.abs(column - 6) <= 4;
                if (window) assertTrue(Float.isNaN(y[i]), winograd.name() + " lost a NaN");
                if (!tile) assertTrue(Float.isFinite(y[i]), winograd.name() + " spread a NaN");
            }
        }
    }

    @Test
    void moreDilationThanOutputsIsOneTileForEach() {
        for (WinogradConv2d winograd : ALL) {
            Conv2dCase c = plain(new Conv2dGeometry(
                    2, 9, 8, 5, 7, kernel(winograd), kernel(winograd), Stride.ONE, Padding.of(3 * kernel(winograd) - 6),
                    new Dilation(6, 5), 1));
            assertClose(c.textbook(), c.run(winograd, Cpu.shared()), 2e-5, winograd.name());
        }
    }

    @Test
    void noInputChannelsMakeZeros() {
        for (WinogradConv2d winograd : ALL) {
            Conv2dCase c = plain(Conv2dGeometry.of(1, 5, 5, 0, 3, kernel(winograd), Padding.of(kernel(winograd) / 2)));
            assertSameBits(new float[75], c.run(winograd, Cpu.shared()), winograd.name());
        }
    }

    @Test
    void smallMapsAreNotWorthTheWeightsOfLargeTiles() {
        assertEquals(WinogradConv2d.F4, chosen(14, 512));
        assertEquals(WinogradConv2d.F4, chosen(7, 256));
        assertEquals(WinogradConv2d.F2, chosen(7, 512));
        assertEquals(WinogradConv2d.F2, chosen(4, 256));
        assertEquals("direct", chosen(2, 256).name());
        assertEquals("direct", chosen(112, 8).name());
    }

    @Test
    void fiveByFiveIsChosenWhereProductsOutweighTransforms() {
        assertEquals(WinogradConv2d.FIVE, Conv2d.choose(Conv2dGeometry.of(1, 28, 28, 64, 64, 5, Padding.of(2))));
        assertEquals("direct", Conv2d.choose(Conv2dGeometry.of(1, 28, 28, 3, 64, 5, Padding.of(2))).name());
    }

    private static Conv2dAlgorithm chosen(int side, int channels) {
        return Conv2d.choose(Conv2dGeometry.of(1, side, side, channels, channels, 3, Padding.of(1)));
    }

    @Test
    void acceptsOnlyDenseKernelsOfItsSize() {
        assertNull(WinogradConv2d.FIVE.refusal(Conv2dGeometry.of(1, 8, 8, 3, 5, 5, Padding.NONE)));
        assertNotNull(WinogradConv2d.FIVE.refusal(Conv2dGeometry.of(1, 8, 8, 3, 5, 3, Padding.NONE)));
        assertNull(WinogradConv2d.F4.refusal(Conv2dGeometry.of(1, 8, 8, 3, 5, 3, Padding.NONE)));
        assertNotNull(WinogradConv2d.F4.refusal(Conv2dGeometry.of(1, 8, 8, 3, 5, 5, Padding.NONE)));
        for (Conv2dGeometry g : List.of(
                new Conv2dGeometry(1, 8, 8, 4, 4, 3, 3, Stride.of(2), Padding.NONE, Dilation.ONE, 1),
                new Conv2dGeometry(1, 8, 8, 4, 4, 3, 3, Stride.ONE, Padding.NONE, Dilation.ONE, 2))) {
            assertNotNull(WinogradConv2d.F4.refusal(g), g.toString());
        }
    }
}
