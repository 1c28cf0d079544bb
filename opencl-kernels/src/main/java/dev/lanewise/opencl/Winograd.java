package dev.lanewise.opencl;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.Tensor;

/**
 * 3x3 convolution and its gradient in the input by F(4x4, 3x3), the sums at its points being products of matrices:
 * winograd.cl. Chosen by attributes and shape alone, without the batch.
 */
final class Winograd {
    private static final Source SOURCE = Source.winograd(Activation.NONE);
    private static final int POINTS = 36;
    private static final int TILE = 4;
    /** Channels of either side from which the transforms cost less than they save; multiples of 16. */
    private static final int LEAST_CHANNELS = 32;

    private static final int VECTOR = 16;
    /** Numbers of images that are transformed together. */
    private static final long TOGETHER = 1 << 24;

    private final Engine engine;
    private final OpenClMatmul matmul;

    Winograd(Engine engine, OpenClMatmul matmul) {
        this.engine = engine;
        this.matmul = matmul;
    }

    static boolean accepts(Conv2dGeometry g) {
        return g.kernelHeight() == 3 && g.kernelWidth() == 3 && g.groups() == 1
                && g.stride().equals(Stride.ONE) && g.dilation().equals(Dilation.ONE)
                && fits(g.inChannels()) && fits(g.outChannels())
                && g.padding().top() <= 2 && g.padding().left() <= 2
                && g.outHeight() >= TILE && g.outWidth() >= TILE;
    }

    private static boolean fits(int channels) {
        return channels >= LEAST_CHANNELS && channels % VECTOR == 0;
    }

    /** A side of the convolution: its pixels and channels. */
    private record Side(int height, int width, int channels) {
        int imageSize() {
            return height * width * channels;
        }
    }

    /** Where weights lie, and whether the taps are taken backwards. */
    private record Weights(int offset, int kStep, int tapStep, int cStep, int backwards) {}

    void forward(Conv2dGeometry g, Tensor x, Tensor w, OutputSteps steps, Tensor y) {
        int channels = g.inChannels();
        run(g.batch(), new Side(g.height(), g.width(), channels),
                new Side(g.outHeight(), g.outWidth(), g.outChannels()), g.padding().top(), g.padding().left(), x, w,
                new Weights(w.offset(), 9 * channels, channels, 1, 0), steps, y);
    }

    /** The convolution of dy with the weights turned round. */
    void inputGradient(Conv2dGeometry g, Tensor dy, Tensor w, Tensor dx) {
        int channels = g.inChannels();
        run(g.batch(), new Side(g.outHeight(), g.outWidth(), g.outChannels()),
                new Side(g.height(), g.width(), channels), 2 - g.padding().top(), 2 - g.padding().left(), dy, w,
                new Weights(w.offset(), 1, channels, 9 * channels, 1), OutputSteps.NONE, dx);
    }

    private void run(int batch, Side in, Side out, int top, int left, Tensor x, Tensor w, Weights weights,
            OutputSteps steps, Tensor y) {
        Panels.Layout layout = Panels.Layout.of(POINTS, out.channels, in.channels, false);
        int tilesY = Math.ceilDiv(out.height, TILE);
        int tilesX = Math.ceilDiv(out.width, TILE);
        long perImage = (long) POINTS * tilesY * tilesX * Math.max(in.channels, out.channels);
        int most = Math.clamp(TOGETHER / perImage, 1, batch);
        try (Panels.Right right = new Panels.Right(
                DeviceStorage.of(w).derived(weights, () -> atPoints(layout, w, weights)), Stored.AS_TYPED, 0, layout);
                Buffer v = engine.floats((long) POINTS * most * tilesY * tilesX * in.channels);
                Buffer m = engine.floats((long) POINTS * most * tilesY * tilesX * out.channels)) {
            for (int image = 0; image < batch; image += most) {
                int tiles = Math.min(most, batch - image) * tilesY * tilesX;
                engine.run(SOURCE, "winograd_input", range(in, tiles),
                        new int[] {tiles, tilesY, tilesX, in.height, in.width, in.channels, top, left},
                        DeviceStorage.of(x).buffer(), x.offset() + image * in.imageSize(), v);
                matmul.batched(POINTS,
                        new OpenClMatmul.Rows(tiles, out.channels, in.channels, in.channels, 1, out.channels), v,
                        tiles * in.channels, right, m);
                engine.run(Source.winograd(steps.activation()), "winograd_output", range(out, tiles),
                        new int[] {tiles, tilesY, tilesX, out.height, out.width, out.channels, 0, 0},
                        image * out.imageSize(), m, steps.arguments(m), y);
            }
        }
    }

    private Range range(Side side, int tiles) {
        return Range.of(engine.items(SOURCE, side.channels), tiles);
    }

    private Buffer atPoints(Panels.Layout layout, Tensor w, Weights weights) {
        int panel = Source.isProcessor(engine.device()) ? Panels.WIDTH : layout.columns();
        int columns = Math.ceilDiv(layout.columns(), panel) * panel;
        Buffer atPoints = engine.floats((long) POINTS * columns * layout.sums());
        DeviceStorage.Numbers numbers = DeviceStorage.of(w).numbers();
        engine.run(SOURCE.reading(numbers.stored()), "winograd_weights", Range.of(columns, layout.sums()),
                layout.columns(), layout.sums(), panel,
                weights.kStep, weights.tapStep, weights.cStep, weights.backwards, numbers.buffer(), w.offset(),
                atPoints);
        return atPoints;
    }
}
