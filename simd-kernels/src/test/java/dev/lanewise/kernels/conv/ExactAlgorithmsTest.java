package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.conv.Conv2dCase.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.conv.Conv2dCase.Values;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every exact algorithm, vector and scalar. */
class ExactAlgorithmsTest {
    private static final int CASES = 400 * Integer.getInteger("lanewise.multiplier", 1);

    private final Random random = new Random(11);

    private static List<Conv2dAlgorithm> accepting(Conv2dGeometry g) {
        return Conv2d.algorithms().stream().filter(a -> a.exact() && a.accepts(g)).toList();
    }

    private static List<Cpu> cpus(Workers workers) {
        return Stream.of(false, true).filter(vector -> !vector || Lanes.vector()).map(v -> new Cpu(v, workers))
                .toList();
    }

    private static void check(Conv2dCase c, Workers workers) {
        float[] expected = c.expected();
        for (Conv2dAlgorithm algorithm : accepting(c.g())) {
            for (Cpu cpu : cpus(workers)) {
                assertSameBits(expected, c.run(algorithm, cpu), algorithm.name() + " " + cpu + " " + c.g());
            }
        }
    }

    @Test
    void integersAreExactAndRealsHaveTheBitsOfTheDefinition() {
        for (int i = 0; i < CASES; i++) {
            Values values = i % 2 == 0 ? Values.INTEGER : Values.REAL;
            check(Conv2dCase.random(Conv2dCase.randomGeometry(random), values, random), Workers.INLINE);
        }
    }

    @Test
    void integersAgreeWithSumsInDouble() {
        for (int i = 0; i < 50; i++) {
            Conv2dGeometry g = Conv2dCase.randomGeometry(random);
            Conv2dCase c = Conv2dCase.random(g, Values.INTEGER, random);
            float[] y = new Conv2dCase(g, c.x(), c.xOffset(), c.w(), c.wOffset(), Epilogue.NONE, 0).expected();
            double sum = 0;
            double fromInputs = 0;
            for (float v : y) sum += v;
            for (int o = 0; o < y.length; o++) fromInputs += textbook(c, o);
            assertEquals(fromInputs, sum, g.toString());
        }
    }

    /** Output {@code o}: the sum over all input pixels that its window covers, gathered from the inputs' side. */
    private static double textbook(Conv2dCase c, int o) {
        Conv2dGeometry g = c.g();
        int k = o % g.outChannels();
        int pixel = o / g.outChannels();
        int ox = pixel % g.outWidth();
        int oy = pixel / g.outWidth() % g.outHeight();
        int n = pixel / g.outWidth() / g.outHeight();
        double sum = 0;
        for (int row = 0; row < g.height(); row++) {
            for (int column = 0; column < g.width(); column++) {
                int r = row + g.padding().top() - oy * g.stride().vertical();
                int s = column + g.padding().left() - ox * g.stride().horizontal();
                boolean onTap = r >= 0 && s >= 0 && r % g.dilation().vertical() == 0
                        && s % g.dilation().horizontal() == 0;
                r /= g.dilation().vertical();
                s /= g.dilation().horizontal();
                if (!onTap || r >= g.kernelHeight() || s >= g.kernelWidth()) continue;
                for (int channel = 0; channel < g.inChannelsPerGroup(); channel++) {
                    int from = k / g.outChannelsPerGroup() * g.inChannelsPerGroup() + channel;
                    sum += (double) c.x()[c.xOffset() + ((n * g.height() + row) * g.width() + column) * g.inChannels()
                            + from]
                            * c.w()[c.wOffset()
                                    + ((k * g.kernelHeight() + r) * g.kernelWidth() + s) * g.inChannelsPerGroup()
                                    + channel];
                }
            }
        }
        return sum;
    }

    @Test
    void threadsChangeNoBit() {
        for (int width : new int[] {2, 3, 7}) {
            Workers workers = Workers.of(width);
            check(Conv2dCase.random(Conv2dGeometry.of(2, 23, 21, 19, 70, 3, Padding.of(1)), Values.REAL, random),
                    workers);
            check(Conv2dCase.random(Conv2dGeometry.of(3, 40, 37, 16, 33, 1, Padding.NONE), Values.REAL, random),
                    workers);
            Conv2dGeometry depthwise = new Conv2dGeometry(2, 31, 40, 37, 37, 3, 3, Stride.ONE, Padding.of(1),
                    Dilation.ONE, 37);
            assertTrue(depthwise.multiplyAdds() > 500_000, "large enough for several threads");
            check(Conv2dCase.random(depthwise, Values.REAL, random), workers);
        }
    }

    @Test
    void bandsThatEndInsideAnImageAndAcrossImagesAreSeamless() {
        check(Conv2dCase.random(Conv2dGeometry.of(3, 61, 60, 40, 5, 3, new Padding(2, 0, 0, 1)), Values.REAL, random),
                Workers.INLINE);
        check(Conv2dCase.random(Conv2dGeometry.of(29, 9, 7, 60, 3, 3, Padding.of(1)), Values.REAL, random),
                Workers.INLINE);
        check(Conv2dCase.random(Conv2dGeometry.of(9, 20, 20, 64, 3, 1, Padding.NONE), Values.REAL, random),
                Workers.INLINE);
        Conv2dGeometry strided = new Conv2dGeometry(11, 21, 22, 70, 3, 2, 3, Stride.of(3), new Padding(1, 4, 0, 2),
                Dilation.of(2), 1);
        check(Conv2dCase.random(strided, Values.REAL, random), Workers.INLINE);
    }

    /** Pixels that a 1x1 kernel with a stride reads are brought together, band by band. */
    @Test
    void stridedPixelsOfManyOutputsAreSeamless() {
        for (int channels : new int[] {70, 1100}) {
            for (int width : new int[] {1, 3, 7}) {
                Conv2dGeometry g = new Conv2dGeometry(3, 13, 10, channels, 300, 1, 1, new Stride(2, 1), Padding.NONE,
                        Dilation.ONE, 1);
                assertTrue(GatheredPixels.pays(g));
                check(Conv2dCase.random(g, Values.REAL, random), Workers.of(width));
            }
        }
    }

    @Test
    void depthwiseStripsAtTheBorderAreSeamless() {
        for (int i = 0; i < 150; i++) {
            int channels = random.nextInt(1, 40);
            Padding padding = new Padding(random.nextInt(9), random.nextInt(9), random.nextInt(9), random.nextInt(9));
            Stride stride = i % 2 == 0 ? Stride.ONE : new Stride(random.nextInt(1, 4), random.nextInt(1, 4));
            Dilation dilation = i % 3 > 0 ? Dilation.ONE : new Dilation(random.nextInt(1, 3), random.nextInt(1, 3));
            int kernel = random.nextInt(3) == 0 ? random.nextInt(1, 8) : 3;
            Conv2dGeometry g = new Conv2dGeometry(2, random.nextInt(15, 34), random.nextInt(15, 70), channels, channels,
                    kernel, random.nextInt(4) == 0 ? 5 : kernel, stride, padding, dilation, channels);
            check(Conv2dCase.random(g, Values.REAL, random), Workers.INLINE);
        }
    }

    /** Two panels at a time, cut into parts where they are long; some after them are alone, and one is not full. */
    @Test
    void longChainsOfManyOutputsAreSeamless() {
        for (int out : new int[] {64, 100, 129}) {
            check(Conv2dCase.random(Conv2dGeometry.of(2, 3, 7, 1100, out, 1, Padding.NONE), Values.REAL, random),
                    Workers.INLINE);
            check(Conv2dCase.random(Conv2dGeometry.of(1, 4, 5, 150, out, 3, Padding.of(1)), Values.REAL, random),
                    Workers.of(3));
            Conv2dGeometry grouped = new Conv2dGeometry(1, 5, 4, 30, 2 * out, 3, 3, Stride.of(2), Padding.of(1),
                    Dilation.ONE, 2);
            check(Conv2dCase.random(grouped, Values.REAL, random), Workers.INLINE);
        }
    }

    @Test
    void smallGroupsAreSeamless() {
        for (int i = 0; i < 150; i++) {
            int inputs = 2 << i % 4;
            int channels = 16 * random.nextInt(1, 4);
            Padding padding = new Padding(random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4));
            Stride stride = i % 2 == 0 ? Stride.ONE : new Stride(random.nextInt(1, 4), random.nextInt(1, 4));
            Dilation dilation = random.nextInt(3) > 0 ? Dilation.ONE : new Dilation(2, random.nextInt(1, 3));
            Conv2dGeometry g = new Conv2dGeometry(2, random.nextInt(9, 24), random.nextInt(9, 24), channels, channels,
                    random.nextInt(1, 5), random.nextInt(1, 5), stride, padding, dilation, channels / inputs);
            assertEquals("grouped", Conv2d.choose(g).name());
            check(Conv2dCase.random(g, Values.REAL, random), i % 5 == 0 ? Workers.of(3) : Workers.INLINE);
        }
    }

    @Test
    void groupsOfSixteenAreSeamless() {
        for (int i = 0; i < 100; i++) {
            int channels = 16 * random.nextInt(1, 7);
            Padding padding = new Padding(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
            Conv2dGeometry g = new Conv2dGeometry(2, random.nextInt(5, 20), random.nextInt(3, 12), channels, channels,
                    random.nextInt(1, 4), 3, Stride.ONE, padding, new Dilation(random.nextInt(1, 3), 1), channels / 16);
            check(Conv2dCase.random(g, Values.REAL, random), i % 5 == 0 ? Workers.of(3) : Workers.INLINE);
        }
    }

    @Test
    void imagesOfThreeChannelsAreSeamless() {
        for (int i = 0; i < 60; i++) {
            Padding padding = new Padding(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
            Stride stride = new Stride(random.nextInt(1, 4), random.nextInt(1, 3));
            Dilation dilation = random.nextInt(3) > 0 ? Dilation.ONE : new Dilation(random.nextInt(1, 3), 2);
            int kernel = random.nextInt(1, 5);
            Conv2dGeometry g = new Conv2dGeometry(2, random.nextInt(9, 40), random.nextInt(40, 64), 3,
                    32 * random.nextInt(1, 4), kernel, random.nextInt(1, 5), stride, padding, dilation, 1);
            check(Conv2dCase.random(g, Values.REAL, random), i % 5 == 0 ? Workers.of(3) : Workers.INLINE);
        }
    }

    @Test
    void theBatchChangesNoBit() {
        Conv2dGeometry g = Conv2dGeometry.of(5, 9, 11, 17, 35, 3, Padding.of(1));
        Conv2dCase all = Conv2dCase.random(g, Values.REAL, random);
        Conv2dCase plain = new Conv2dCase(g, all.x(), all.xOffset(), all.w(), all.wOffset(), Epilogue.NONE, 0);
        for (Conv2dAlgorithm algorithm : accepting(g)) {
            float[] y = plain.run(algorithm, Cpu.shared());
            Conv2dGeometry one = g.withBatch(1);
            for (int n = 0; n < g.batch(); n++) {
                int offset = all.xOffset() + n * one.inputSize();
                float[] alone = new Conv2dCase(one, all.x(), offset, all.w(), all.wOffset(), Epilogue.NONE, 0)
                        .run(algorithm, Cpu.shared());
                int from = n * one.outputSize();
                assertSameBits(java.util.Arrays.copyOfRange(y, from, from + one.outputSize()), alone, algorithm.name());
            }
        }
    }

    @Test
    void nanReachesExactlyTheOutputsWhoseWindowHoldsIt() {
        for (int i = 0; i < 60; i++) {
            Conv2dGeometry g = Conv2dCase.randomGeometry(random);
            Conv2dCase c = Conv2dCase.random(g, Values.REAL, random);
            c.x()[c.xOffset() + random.nextInt(g.inputSize())] = i % 3 == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            check(c, Workers.INLINE);
        }
    }

    @Test
    void zerosOnTheBorderMeetInfiniteWeights() {
        for (int i = 0; i < 60; i++) {
            Conv2dGeometry g = Conv2dCase.randomGeometry(random);
            Conv2dCase c = Conv2dCase.random(g, Values.REAL, random);
            c.w()[c.wOffset() + random.nextInt(g.weightSize())] = Float.NEGATIVE_INFINITY;
            check(c, Workers.INLINE);
        }
    }

    @Test
    void emptyBatchesAndNoChannelsAreLegal() {
        for (int[] size : new int[][] {{0, 3, 4}, {2, 0, 4}, {2, 0, 70}, {2, 3, 0}, {2, 0, 0}}) {
            for (int kernel : new int[] {1, 3}) {
                Conv2dGeometry g = Conv2dGeometry.of(size[0], 5, 6, size[1], size[2], kernel, Padding.of(kernel / 2));
                check(Conv2dCase.random(g, Values.REAL, random), Workers.INLINE);
            }
        }
    }

    @Test
    void imagesWithoutPixelsAreAllBorder() {
        Conv2dGeometry g = new Conv2dGeometry(2, 0, 3, 4, 4, 2, 2, Stride.ONE, Padding.of(2), Dilation.ONE, 4);
        check(Conv2dCase.random(g, Values.REAL, random), Workers.INLINE);
        check(Conv2dCase.random(Conv2dGeometry.of(2, 3, 0, 4, 5, 3, Padding.of(2)), Values.REAL, random),
                Workers.INLINE);
    }
}
