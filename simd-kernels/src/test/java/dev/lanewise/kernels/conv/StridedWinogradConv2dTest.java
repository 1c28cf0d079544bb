package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.conv.Conv2dCase.assertSameBits;
import static dev.lanewise.kernels.conv.WinogradConv2dTest.assertClose;
import static dev.lanewise.kernels.conv.WinogradConv2dTest.cpus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.conv.Conv2dCase.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StridedWinogradConv2dTest {
    private static final int CASES = 60 * Integer.getInteger("lanewise.multiplier", 1);

    private final Conv2dAlgorithm winograd = new StridedWinogradConv2d();
    private final Random random = new Random(29);

    /** Any size of image, odd numbers of outputs included, and any number of channels. */
    private Conv2dGeometry randomGeometry() {
        Padding padding = new Padding(random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4));
        int in = random.nextInt(3) == 0 ? 16 * random.nextInt(1, 7) : random.nextInt(1, 40);
        int out = random.nextInt(3) == 0 ? 32 * random.nextInt(1, 5) : random.nextInt(1, 80);
        int height = random.nextInt(Math.max(1, 3 - padding.top() - padding.bottom()), 24);
        int width = random.nextInt(Math.max(1, 3 - padding.left() - padding.right()), 24);
        return strided(random.nextInt(1, 4), height, width, in, out, padding);
    }

    private static Conv2dGeometry strided(int batch, int height, int width, int in, int out, Padding padding) {
        return new Conv2dGeometry(
                batch, height, width, in, out, 3, 3, Stride.of(2), padding, Dilation.ONE, 1);
    }

    private Conv2dCase plain(Conv2dGeometry g, Values values) {
        Conv2dCase c = Conv2dCase.random(g, values, random);
        return new Conv2dCase(g, c.x(), c.xOffset(), c.w(), c.wOffset(), Epilogue.NONE, c.yOffset());
    }

    @Test
    void isCloseToTheDefinition() {
        for (int i = 0; i < CASES; i++) {
            Conv2dCase c = plain(randomGeometry(), Values.REAL);
            double[] expected = c.textbook();
            for (Cpu cpu : cpus(Workers.INLINE)) assertClose(expected, c.run(winograd, cpu), 2e-6, cpu + " " + c.g());
        }
    }

    @Test
    void smallWholeNumbersAreExactAndTheEpilogueFollows() {
        for (int i = 0; i < CASES; i++) {
            Conv2dCase c = Conv2dCase.random(randomGeometry(), Values.INTEGER, random);
            float[] expected = c.expected();
            float[] actual = c.run(winograd, Cpu.shared());
            for (int o = 0; o < expected.length; o++)
                assertEquals(expected[o], actual[o], 1e-5, () -> c.g().toString());
        }
    }

    @Test
    void vectorsThreadsAndBlocksChangeNoBit() {
        for (int i = 0; i < CASES; i++) {
            Conv2dCase c = Conv2dCase.random(randomGeometry(), Values.REAL, random);
            float[] expected = c.run(winograd, new Cpu(false, Workers.INLINE));
            for (Cpu cpu : cpus(Workers.INLINE)) assertSameBits(expected, c.run(winograd, cpu), c.g());
        }
        for (int[] size : new int[][] {{1, 9, 80, 130}, {3, 37, 16, 33}, {2, 6, 700, 40}, {1, 7, 16, 300},
            {4, 13, 64, 64}}) {
            int width = size[1] == 7 ? 290 : size[1] + 1;
            Conv2dGeometry g = strided(size[0], size[1], width, size[2], size[3], Padding.of(1));
            assertTrue(g.multiplyAdds() > 500_000, "large enough for several threads");
            Conv2dCase c = Conv2dCase.random(g, Values.REAL, random);
            float[] expected = c.run(winograd, new Cpu(false, Workers.INLINE));
            assertClose(c.textbook(), plain(c).run(winograd, Cpu.shared()), 2e-6, g.toString());
            for (int workers : new int[] {1, 2, 3, 7}) {
                for (Cpu cpu : cpus(Workers.of(workers))) assertSameBits(expected, c.run(winograd, cpu), cpu + " " + g);
            }
        }
    }

    private static Conv2dCase plain(Conv2dCase c) {
        return new Conv2dCase(c.g(), c.x(), c.xOffset(), c.w(), c.wOffset(), Epilogue.NONE, c.yOffset());
    }

    @Test
    void theBatchChangesNoBit() {
        Conv2dGeometry g = strided(23, 7, 9, 20, 40, Padding.of(1));
        Conv2dCase all = plain(g, Values.REAL);
        float[] y = all.run(winograd, Cpu.shared());
        Conv2dGeometry one = g.withBatch(1);
        for (int n = 0; n < g.batch(); n++) {
            int offset = all.xOffset() + n * one.inputSize();
            float[] alone = new Conv2dCase(one, all.x(), offset, all.w(), all.wOffset(), Epilogue.NONE, 0)
                    .run(winograd, Cpu.shared());
            int from = n * one.outputSize();
            assertSameBits(Arrays.copyOfRange(y, from, from + one.outputSize()), alone, n);
        }
    }

    /** Even a NaN that meets a weight of 0, and wherever it lies; outputs further away than their tile keep clean. */
    @Test
    void nanReachesTheOutputsWhoseWindowHoldsItAndNoneBeyondTheirTiles() {
        Conv2dGeometry g = strided(2, 13, 13, 5, 6, Padding.of(1));
        for (int at = 0; at < 13 * 13; at++) {
            Conv2dCase c = plain(g, Values.REAL);
            Arrays.fill(c.w(), 0);
            c.x()[c.xOffset() + at * 5 + at % 5] = at % 2 == 0 ? Float.NaN : Float.POSITIVE_INFINITY;
            float[] y = c.run(winograd, Cpu.shared());
            for (int i = 0; i < y.length; i++) {
                int row = 2 * (i / 6 / 7 % 7) - at / 13;
                int column = 2 * (i / 6 % 7) - at % 13;
                boolean first = i / 6 < 49;
                boolean window = first && Math.abs(row) <= 1 && Math.abs(column) <= 1;
                boolean tile = first && Math.abs(row) <= 3 && Math.abs(column) <= 3;
                if (window) assertTrue(Float.isNaN(y[i]), "lost a NaN");
                if (!tile) assertTrue(Float.isFinite(y[i]), "spread a NaN");
            }
        }
    }

    @Test
    void weightsThatAreNotFiniteReachAllOutputsOfTheirChannelAndNoOther() {
        Conv2dGeometry g = strided(1, 9, 8, 5, 40, Padding.of(1));
        for (int tap = 0; tap < 9; tap++) {
            for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
                Conv2dCase c = plain(g, Values.REAL);
                c.w()[c.wOffset() + (33 * 9 + tap) * 5 + 2] = value;
                float[] y = c.run(winograd, Cpu.shared());
                for (int i = 0; i < y.length; i++) assertEquals(i % 40 != 33, Float.isFinite(y[i]), "tap " + tap);
            }
        }
    }

    @Test
    void noInputChannelsMakeZeros() {
        Conv2dCase c = plain(strided(1, 9, 9, 0, 3, Padding.of(1)), Values.REAL);
        assertSameBits(new float[75], c.run(winograd, Cpu.shared()), "zeros");
    }

    @Test
    void isChosenWhereItSavesMoreThanItsTransforms() {
        assertEquals(winograd.name(), chosen(56, 64, 128));
        assertEquals(winograd.name(), chosen(14, 512, 512));
        assertEquals("direct", chosen(224, 16, 32));
        assertEquals("direct", chosen(4, 512, 512));
    }

    private static String chosen(int side, int in, int out) {
        return Conv2d.choose(strided(1, side, side, in, out, Padding.of(1))).name();
    }

    @Test
    void acceptsOnlyDenseKernelsOfThreeByThreeWithStrideTwo() {
        assertNull(winograd.refusal(strided(1, 8, 8, 3, 5, Padding.NONE)));
        for (Conv2dGeometry g : List.of(
                Conv2dGeometry.of(1, 8, 8, 3, 5, 3, Padding.NONE),
                new Conv2dGeometry(1, 8, 8, 4, 4, 5, 5, Stride.of(2), Padding.NONE, Dilation.ONE, 1),
                new Conv2dGeometry(1, 8, 8, 4, 4, 3, 3, new Stride(2, 1), Padding.NONE, Dilation.ONE, 1),
                new Conv2dGeometry(1, 8, 8, 4, 4, 3, 3, Stride.of(2), Padding.NONE, Dilation.of(2), 1),
                new Conv2dGeometry(1, 8, 8, 4, 4, 3, 3, Stride.of(2), Padding.NONE, Dilation.ONE, 2))) {
            assertNotNull(winograd.refusal(g), g.toString());
        }
    }
}
