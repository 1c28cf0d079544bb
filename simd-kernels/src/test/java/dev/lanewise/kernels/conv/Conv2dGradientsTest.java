package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.conv.Conv2dCase.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.conv.Conv2dCase.Values;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Conv2dGradientsTest {
    private static final int CASES = 300 * Integer.getInteger("lanewise.multiplier", 1);
    private static final float CANARY = 4321.5f;

    /** As long as the compiler may take on a busy machine; a run that allocates nothing ends it early. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Random random = new Random(17);

    /** A geometry with its data, each array beginning at {@code offset}. */
    private record Data(Conv2dGeometry g, int offset, float[] x, float[] w, float[] dy) {
        static Data random(Conv2dGeometry g, Values values, Random random) {
            int offset = random.nextInt(20);
            return new Data(g, offset, fill(offset + g.inputSize(), values, random),
                    fill(offset + g.weightSize(), values, random), fill(offset + g.outputSize(), values, random));
        }

        private static float[] fill(int size, Values values, Random random) {
            float[] array = new float[size];
            for (int i = 0; i < size; i++) array[i] = values.next(random);
            return array;
        }

        float[] inputGradient(Cpu cpu) {
            float[] dx = outputs(g.inputSize());
            Conv2dGradients.inputGradient(cpu, g, dy, offset, w, offset, dx, offset);
            return inside(dx);
        }

        float[] weightGradient(Cpu cpu) {
            float[] dw = outputs(g.weightSize());
            Conv2dGradients.weightGradient(cpu, g, x, offset, dy, offset, dw, offset);
            return inside(dw);
        }

        private float[] outputs(int size) {
            float[] array = new float[offset + size + 5];
            Arrays.fill(array, CANARY);
            Arrays.fill(array, offset, offset + size, Float.NaN);
            return array;
        }

        private float[] inside(float[] array) {
            for (int i = 0; i < offset; i++) assertEquals(CANARY, array[i], "written before the gradient");
            int end = array.length - 5;
            for (int i = end; i < array.length; i++) assertEquals(CANARY, array[i], "written behind the gradient");
            return Arrays.copyOfRange(array, offset, end);
        }
    }

    /** What each product of an input, a weight and an output's gradient adds to. */
    private interface Product {
        void at(int x, int w, int dy);
    }

    /** The index set of the definition: every output, every tap of its window that is no border. */
    private static void forEachProduct(Conv2dGeometry g, Product product) {
        for (int i = 0; i < g.outputSize(); i++) {
            int k = i % g.outChannels();
            int ox = i / g.outChannels() % g.outWidth();
            int oy = i / g.outChannels() / g.outWidth() % g.outHeight();
            int n = i / g.outChannels() / g.outWidth() / g.outHeight();
            int firstChannel = k / g.outChannelsPerGroup() * g.inChannelsPerGroup();
            for (int r = 0; r < g.kernelHeight(); r++) {
                int row = oy * g.stride().vertical() + r * g.dilation().vertical() - g.padding().top();
                for (int s = 0; s < g.kernelWidth(); s++) {
                    int column = ox * g.stride().horizontal() + s * g.dilation().horizontal() - g.padding().left();
                    if (row < 0 || row >= g.height() || column < 0 || column >= g.width()) continue;
                    int pixel = ((n * g.height() + row) * g.width() + column) * g.inChannels() + firstChannel;
                    int tap = ((k * g.kernelHeight() + r) * g.kernelWidth() + s) * g.inChannelsPerGroup();
                    for (int c = 0; c < g.inChannelsPerGroup(); c++) product.at(pixel + c, tap + c, i);
                }
            }
        }
    }

    private static double[] textbookInputGradient(Data d) {
        double[] dx = new double[d.g.inputSize()];
        forEachProduct(d.g, (x, w, dy) -> dx[x] += (double) d.dy[d.offset + dy] * d.w[d.offset + w]);
        return dx;
    }

    private static double[] textbookWeightGradient(Data d) {
        double[] dw = new double[d.g.weightSize()];
        forEachProduct(d.g, (x, w, dy) -> dw[w] += (double) d.dy[d.offset + dy] * d.x[d.offset + x]);
        return dw;
    }

    private static List<Cpu> cpus(Workers workers) {
        Cpu scalar = new Cpu(false, workers);
        return Lanes.vector() ? List.of(scalar, new Cpu(true, workers)) : List.of(scalar);
    }

    private static void assertExact(double[] expected, float[] actual, String which) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != actual[i]) assertEquals(expected[i], actual[i], "gradient " + i + " of " + which);
        }
    }

    /** Where a 3x3 convolution may be chosen for the input's gradient: Winograd's transforms round, even integers. */
    private static boolean mayRound(Conv2dGeometry g) {
        return g.kernelHeight() >= 3 && g.kernelWidth() >= 3 && g.groups() == 1;
    }

    private static void assertClose(double[] expected, float[] actual, String which) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) assertEquals(expected[i], actual[i], 1e-4 * largest, which);
    }

    @Test
    void integersAreExact() {
        int nonZero = 0;
        int exact = 0;
        for (int i = 0; i < CASES; i++) {
            Data d = Data.random(Conv2dCase.randomGeometry(random), Values.INTEGER, random);
            double[] dx = textbookInputGradient(d);
            double[] dw = textbookWeightGradient(d);
            for (Cpu cpu : cpus(Workers.INLINE)) {
                if (mayRound(d.g)) assertClose(dx, d.inputGradient(cpu), "the input, " + cpu + " " + d.g);
                else
                    assertExact(dx, d.inputGradient(cpu), "the input, " + cpu + " " + d.g);
                assertExact(dw, d.weightGradient(cpu), "the weights, " + cpu + " " + d.g);
            }
            exact += mayRound(d.g) ? 0 : 1;
            for (double v : dw) nonZero += v != 0 ? 1 : 0;
        }
        assertTrue(nonZero > 100 * CASES, "most gradients are not 0");
        assertTrue(exact > CASES / 3, "many input gradients are exact");
    }

    @Test
    void twinsAndThreadsGiveTheSameBits() {
        Workers several = Workers.of(3);
        for (int i = 0; i < CASES; i++) {
            Data d = Data.random(Conv2dCase.randomGeometry(random), Values.REAL, random);
            assertTwinsAgree(d, i % 2 == 0 ? Workers.INLINE : several);
        }
    }

    private static void assertTwinsAgree(Data d, Workers workers) {
        float[] dx = d.inputGradient(new Cpu(false, Workers.INLINE));
        float[] dw = d.weightGradient(new Cpu(false, Workers.INLINE));
        for (Cpu cpu : cpus(workers)) {
            assertSameBits(dx, d.inputGradient(cpu), "dx " + cpu + " " + d.g);
            assertSameBits(dw, d.weightGradient(cpu), "dw " + cpu + " " + d.g);
        }
    }

    /** Larger than a block, a unit and a chunk: images of 4096 pixels and more make a chunk each. */
    private List<Conv2dGeometry> largeGeometries() {
        return List.of(
                Conv2dGeometry.of(3, 64, 65, 3, 5, 3, Padding.of(1)),
                Conv2dGeometry.of(5, 48, 47, 2, 33, 2, Padding.NONE),
                Conv2dGeometry.of(70, 7, 7, 5, 40, 3, Padding.of(1)),
                Conv2dGeometry.of(40, 11, 10, 40, 32, 1, Padding.NONE),
                Conv2dGeometry.of(5, 48, 47, 130, 5, 1, Padding.NONE),
                Conv2dGeometry.of(1, 30, 29, 80, 150, 3, Padding.of(1)),
                Conv2dGeometry.of(1, 60, 61, 3, 40, 5, Padding.of(2)),
                new Conv2dGeometry(3, 17, 16, 48, 32, 3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, 4),
                new Conv2dGeometry(2, 90, 91, 7, 9, 5, 3, Stride.of(2), new Padding(2, 1, 0, 3), Dilation.ONE, 1),
                new Conv2dGeometry(2, 30, 31, 70, 36, 3, 3, new Stride(1, 2), Padding.of(2), Dilation.of(2), 2),
                new Conv2dGeometry(3, 67, 66, 21, 21, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 21),
                new Conv2dGeometry(2, 40, 41, 50, 50, 5, 4, Stride.of(2), Padding.of(2), Dilation.ONE, 50));
    }

    @Test
    void chunksBlocksAndUnitsChangeNoBit() {
        for (Conv2dGeometry g : largeGeometries()) {
            assertTrue(g.multiplyAdds() > 500_000, "large enough for several threads");
            for (int width : new int[] {1, 2, 7}) {
                assertTwinsAgree(Data.random(g, Values.REAL, random), Workers.of(width));
            }
        }
    }

    /** Winograd's: blocks of tiles, parts of the channels, and columns that make no whole panel. */
    private List<Conv2dGeometry> winogradGeometries() {
        return List.of(
                Conv2dGeometry.of(1, 7, 7, 64, 300, 3, Padding.of(1)),
                Conv2dGeometry.of(1, 8, 9, 84, 131, 3, Padding.of(1)),
                Conv2dGeometry.of(1, 14, 13, 33, 128, 3, Padding.NONE),
                Conv2dGeometry.of(1, 4, 4, 160, 150, 3, Padding.of(1)),
                Conv2dGeometry.of(2, 30, 31, 70, 36, 3, Padding.of(1)));
    }

    @Test
    void weightsPackedBeforeAndInEachRunGiveTheSameBits() {
        for (Conv2dGeometry g : winogradGeometries()) {
            Data d = Data.random(g, Values.REAL, random);
            PackedInputGradient packed = PackedInputGradient.pack(g, d.w, d.offset);
            assertTrue(packed.algorithm().contains("winograd"), packed.algorithm() + " for " + g);
            float[] expected = new float[g.inputSize()];
            Cpu scalar = new Cpu(false, Workers.INLINE);
            packed.bind(scalar, g.batch(), d.dy, d.offset, expected, 0,
                    new float[packed.scratchSize(g.batch(), scalar)], 0).run();
            assertClose(textbookInputGradient(d), expected, "dx " + g);
            for (int width : new int[] {1, 2, 3}) {
                for (Cpu cpu : cpus(Workers.of(width))) {
                    assertSameBits(expected, d.inputGradient(cpu), cpu + " " + g);
                }
            }
        }
    }

    /** Blocks of columns, columns that make no whole panel, and lines of more pixels than a tile has rows. */
    private static List<Conv2dGeometry> tilingGeometries() {
        return List.of(tiling(2, 3, 13, 2, 2, 19, 40), tiling(1, 2, 8, 2, 2, 131, 600), tiling(3, 2, 32, 3, 2, 64, 33),
                tiling(1, 4, 9, 1, 3, 5, 7), tiling(1, 3, 20, 2, 1, 96, 64));
    }

    private static Conv2dGeometry tiling(int batch, int lines, int pixels, int rows, int columns, int in, int out) {
        return new Conv2dGeometry(batch, lines * rows, pixels * columns, in, out, rows, columns,
                new Stride(rows, columns), Padding.NONE, Dilation.ONE, 1);
    }

    @Test
    void windowsThatTileTheInputMakeOneChainOfEachInput() {
        for (Conv2dGeometry g : tilingGeometries()) {
            assertTrue(PatchGradient.accepts(g), g.toString());
            Data d = Data.random(g, Values.REAL, random);
            float[] expected = new float[g.inputSize()]; // products of one input come by ascending output channel
            forEachProduct(g, (x, w, dy) -> expected[x] = Math.fma(
                    d.dy[d.offset + dy], d.w[d.offset + w], expected[x]));
            for (Cpu cpu : cpus(Workers.of(3))) {
                assertSameBits(expected, d.inputGradient(cpu), "changing " + cpu + " " + g);
                PackedInputGradient packed = PackedInputGradient.pack(g, d.w, d.offset);
                float[] dx = new float[g.inputSize()];
                packed.bind(cpu, g.batch(), d.dy, d.offset, dx, 0, new float[packed.scratchSize(g.batch(), cpu)], 0)
                        .run();
                assertSameBits(expected, dx, "packed " + cpu + " " + g);
            }
        }
    }

    /** Whose weights are packed as a whole: in groups, and 5x5 kernels by Winograd's algorithm. */
    private List<Conv2dGeometry> wholeGeometries() {
        return List.of(
                new Conv2dGeometry(2, 9, 8, 32, 32, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 2),
                new Conv2dGeometry(2, 9, 8, 32, 32, 3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, 8),
                new Conv2dGeometry(2, 9, 8, 35, 35, 3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, 35),
                new Conv2dGeometry(2, 15, 14, 34, 35, 5, 5, Stride.ONE, Padding.of(2), Dilation.ONE, 1));
    }

    @Test
    void eachRunReadsTheWeightsAnew() {
        List<Conv2dGeometry> geometries = new ArrayList<>(winogradGeometries());
        geometries.addAll(largeGeometries());
        geometries.addAll(tilingGeometries());
        geometries.addAll(wholeGeometries());
        for (Conv2dGeometry g : geometries) {
            Data d = Data.random(g, Values.REAL, random);
            float[] dx = new float[g.inputSize()];
            float[] scratch = new float[3 + Conv2dGradients.inputGradientScratch(Cpu.shared(), g)];
            Arrays.fill(scratch, Float.NaN);
            Call call = Conv2dGradients.bindInputGradient(
                    Cpu.shared(), g, d.dy, d.offset, d.w, d.offset, dx, 0, scratch, 3);
            for (int run = 0; run < 2; run++) {
                call.run();
                assertSameBits(d.inputGradient(Cpu.shared()), dx, "run " + run + " of " + g);
                for (int i = 0; i < d.w.length; i++) d.w[i] = random.nextFloat();
            }
        }
    }

    @Test
    void eachRunReadsAllThatAWeightGradientIsMadeOf() {
        for (Conv2dGeometry g : largeGeometries()) {
            Data d = Data.random(g, Values.REAL, random);
            for (Cpu cpu : cpus(Workers.of(2))) {
                float[] dw = new float[3 + g.weightSize()];
                float[] scratch = new float[5 + Conv2dGradients.weightGradientScratch(cpu, g)];
                Arrays.fill(scratch, Float.NaN);
                Call call = Conv2dGradients.bindWeightGradient(
                        cpu, g, d.x, d.offset, d.dy, d.offset, dw, 3, scratch, 5);
                for (int run = 0; run < 2; run++) {
                    for (int i = 0; i < 100; i++) d.x[random.nextInt(d.x.length)] = random.nextFloat();
                    for (int i = 0; i < 100; i++) d.dy[random.nextInt(d.dy.length)] = random.nextFloat();
                    call.run();
                    assertSameBits(d.weightGradient(cpu), Arrays.copyOfRange(dw, 3, dw.length), cpu + " " + g);
                }
            }
        }
    }

    @Test
    void boundGradientsAllocateNothing() {
        List<Conv2dGeometry> geometries = new ArrayList<>(wholeGeometries());
        geometries.add(winogradGeometries().getFirst());
        geometries.add(tilingGeometries().getFirst());
        geometries.add(Conv2dGeometry.of(2, 9, 9, 20, 33, 1, Padding.NONE));
        geometries.add(new Conv2dGeometry(2, 9, 9, 20, 33, 4, 4, Stride.of(2), Padding.of(1), Dilation.ONE, 1));
        geometries.add(Conv2dGeometry.of(3, 64, 65, 2, 3, 3, Padding.of(1)));
        Cpu cpu = new Cpu(false, Workers.INLINE);
        for (Conv2dGeometry g : geometries) {
            Data d = Data.random(g, Values.REAL, random);
            float[] dx = new float[g.inputSize()];
            float[] dw = new float[g.weightSize()];
            float[] scratch = new float[Math.max(Conv2dGradients.inputGradientScratch(cpu, g),
                    Conv2dGradients.weightGradientScratch(cpu, g))];
            assertEquals(0, allocated(Conv2dGradients.bindInputGradient(
                    cpu, g, d.dy, d.offset, d.w, d.offset, dx, 0, scratch, 0)), "dx " + g);
            assertEquals(0, allocated(Conv2dGradients.bindWeightGradient(
                    cpu, g, d.x, d.offset, d.dy, d.offset, dw, 0, scratch, 0)), "dw " + g);
        }
    }

    /** The fewest bytes of a run: a young JVM allocates while it interprets vector code, which copies use everywhere. */
    private static long allocated(Call call) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + PATIENCE.toNanos();
        long least = Long.MAX_VALUE;
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            call.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        } while (least > 0 && System.nanoTime() < end);
        return least;
    }

    @Test
    void largeGradientsAreCloseToTheDefinition() {
        for (Conv2dGeometry g : largeGeometries()) {
            Data d = Data.random(g, Values.REAL, random);
            assertClose(textbookInputGradient(d), d.inputGradient(Cpu.shared()), "dx " + g);
            assertClose(textbookWeightGradient(d), d.weightGradient(Cpu.shared()), "dw " + g);
        }
    }

    @Test
    void aWeightsChainRunsOverAChunkAndChunksAreAddedInOrder() {
        Conv2dGeometry g = Conv2dGeometry.of(4, 64, 64, 1, 1, 1, Padding.NONE);
        assertEquals(1, Conv2dGradients.imagesPerChunk(g));
        Data d = Data.random(g, Values.REAL, random);
        float total = 0;
        for (int n = 0; n < 4; n++) {
            float sum = 0;
            for (int i = n * 4096; i < (n + 1) * 4096; i++) sum = Math.fma(d.x[d.offset + i], d.dy[d.offset + i], sum);
            total = n == 0 ? sum : total + sum;
        }
        for (Cpu cpu : cpus(Workers.INLINE)) assertSameBits(new float[] {total}, d.weightGradient(cpu), cpu);
    }

    @Test
    void gradientsAreAdjointToTheConvolution() {
        for (int i = 0; i < CASES; i++) {
            Data d = Data.random(Conv2dCase.randomGeometry(random), Values.REAL, random);
            float[] y = new float[d.g.outputSize()];
            Conv2d.pack(d.g, d.w, d.offset).run(Cpu.shared(), d.g.batch(), d.x, d.offset, y, 0, Epilogue.NONE);
            double forward = dot(y, 0, d.dy, d.offset);
            double scale = Math.sqrt(dot(y, 0, y, 0) * dot(d.dy, d.offset, d.dy, d.offset));
            assertEquals(forward, dot(d.inputGradient(Cpu.shared()), 0, d.x, d.offset), 1e-5 * scale, d.g.toString());
            assertEquals(forward, dot(d.weightGradient(Cpu.shared()), 0, d.w, d.offset), 1e-5 * scale, d.g.toString());
        }
    }

    private static double dot(float[] a, int a0, float[] b, int b0) {
        double sum = 0;
        for (int i = 0; i < Math.min(a.length - a0, b.length - b0); i++) sum += (double) a[a0 + i] * b[b0 + i];
        return sum;
    }

    @Test
    void theBatchChangesNoBitOfTheInputsGradient() {
        for (int stride = 1; stride <= 2; stride++) {
            Conv2dGeometry g = new Conv2dGeometry(5, 9, 10, 19, 35, 3, 3, Stride.of(stride), Padding.of(1),
                    Dilation.ONE,
                    1);
            Data all = Data.random(g, Values.REAL, random);
            float[] dx = all.inputGradient(Cpu.shared());
            Conv2dGeometry one = g.withBatch(1);
            for (int n = 0; n < g.batch(); n++) {
                float[] alone = new float[one.inputSize()];
                Conv2dGradients.inputGradient(Cpu.shared(), one, all.dy, all.offset + n * one.outputSize(),
                        all.w, all.offset, alone, 0);
                int from = n * one.inputSize();
                assertSameBits(Arrays.copyOfRange(dx, from, from + one.inputSize()), alone, "image " + n);
            }
        }
    }

    @Test
    void nanTouchesOnlyTheGradientsThatItWentInto() {
        for (int i = 0; i < 60; i++) {
            Data d = Data.random(Conv2dCase.randomGeometry(random), Values.REAL, random);
            if (mayRound(d.g)) continue;
            d.dy[d.offset + random.nextInt(d.g.outputSize())] = Float.NaN;
            double[] expected = textbookInputGradient(d);
            for (Cpu cpu : cpus(Workers.INLINE)) {
                float[] dx = d.inputGradient(cpu);
                for (int o = 0; o < dx.length; o++) assertEquals(Double.isNaN(expected[o]), Float.isNaN(dx[o]));
            }
            d.x[d.offset + random.nextInt(d.g.inputSize())] = Float.POSITIVE_INFINITY;
            assertTwinsAgree(d, Workers.INLINE);
        }
    }

    @Test
    void emptyBatchesAndNoChannelsAreLegal() {
        for (int[] size : new int[][] {{0, 3, 4}, {2, 0, 4}, {2, 3, 0}, {2, 0, 0}}) {
            for (int stride = 1; stride <= 2; stride++) {
                Conv2dGeometry g = new Conv2dGeometry(size[0], 5, 6, size[1], size[2], 3, 3, Stride.of(stride),
                        Padding.of(1), Dilation.ONE, 1);
                Data d = Data.random(g, Values.REAL, random);
                for (Cpu cpu : cpus(Workers.INLINE)) {
                    assertSameBits(new float[g.inputSize()], d.inputGradient(cpu), "dx " + g);
                    assertSameBits(new float[g.weightSize()], d.weightGradient(cpu), "dw " + g);
                }
            }
        }
    }

    @Test
    void refusesArraysThatAreTooShort() {
        Conv2dGeometry g = Conv2dGeometry.of(1, 4, 4, 2, 3, 3, Padding.of(1));
        float[] x = new float[g.inputSize()];
        float[] w = new float[g.weightSize()];
        float[] y = new float[g.outputSize()];
        Cpu cpu = Cpu.shared();
        assertThrows(IllegalArgumentException.class,
                () -> Conv2dGradients.inputGradient(cpu, g, y, 1, w, 0, x, 0));
        assertThrows(IllegalArgumentException.class,
                () -> Conv2dGradients.inputGradient(cpu, g, y, 0, w, 1, x, 0));
        assertThrows(IllegalArgumentException.class,
                () -> Conv2dGradients.inputGradient(cpu, g, y, 0, w, 0, x, 1));
        assertThrows(IllegalArgumentException.class,
                () -> Conv2dGradients.weightGradient(cpu, g, x, 1, y, 0, w, 0));
        assertThrows(IllegalArgumentException.class,
                () -> Conv2dGradients.weightGradient(cpu, g, x, 0, y, 1, w, 0));
        assertThrows(IllegalArgumentException.class,
                () -> Conv2dGradients.weightGradient(cpu, g, x, 0, y, 0, w, 1));
    }

    @Test
    void gapsBetweenOutputPixelsAreRefused() {
        Conv2dGeometry g = Conv2dGeometry.of(1, 8, 8, 4, 4, 3, Padding.of(1)).withOutStride(6);
        float[] w = new float[g.weightSize()];
        float[] x = new float[g.inputSize()];
        float[] dy = new float[(int) g.outputExtent(1)];
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PackedInputGradient.pack(g, w, 0)).getMessage()
                .contains("outStride must be outChannels; got 6, 4"));
        assertThrows(IllegalArgumentException.class,
                () -> Conv2dGradients.weightGradient(Cpu.shared(), g, x, 0, dy, 0, w, 0));
    }
}
