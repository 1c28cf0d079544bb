package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.micro.Tiles;
import org.jspecify.annotations.Nullable;

/**
 * Any convolution as a matrix product without a matrix: the tiles read the input where it lies. A kernel row of the
 * input is one contiguous run of {@code kernelWidth * inChannels} floats; with several groups or with taps apart, each
 * tap is a run of its own. With padding, a band of the input is copied with its border of zeros first.
 */
final class DirectConv2d implements Conv2dAlgorithm, PanelPacking {
    @Override
    public String name() {
        return "direct";
    }

    @Override
    public @Nullable String refusal(Conv2dGeometry g) {
        return null;
    }

    @Override
    public boolean stridesOutput() {
        return true;
    }

    @Override
    public PackedConv2d pack(Conv2dGeometry g, float[] weights, int weightsOffset) {
        Conv2d.requirePackable(this, g, weights, weightsOffset);
        return pack(g, new StoredWeights(g, weights, weightsOffset));
    }

    @Override
    public PackedConv2d pack(Conv2dGeometry g, WeightSource weights) {
        return packed(g, PixelTiles.pack(g, weights));
    }

    /** With panels that {@link PixelTiles#pack} fills, before each run if need be. */
    PackedConv2d packed(Conv2dGeometry g, float[] panels) {
        return new PackedConv2d(g, this, panels, segments(g));
    }

    /** Where each run begins, relative to the pixel's first float. */
    private static int[] segments(Conv2dGeometry g) {
        int columns = wholeRows(g) ? 1 : g.kernelWidth();
        int[] segments = new int[g.kernelHeight() * columns];
        for (int s = 0; s < segments.length; s++) {
            int row = s / columns * g.dilation().vertical();
            int column = s % columns * g.dilation().horizontal();
            segments[s] = (row * g.paddedWidth() + column) * g.inChannels();
        }
        return segments;
    }

    private static boolean wholeRows(Conv2dGeometry g) {
        return g.groups() == 1 && (g.dilation().horizontal() == 1 || g.kernelWidth() == 1);
    }

    /** Floats that a pixel reads at each segment. */
    private static int runLength(Conv2dGeometry g) {
        return wholeRows(g) ? g.kernelWidth() * g.inChannels() : g.inChannelsPerGroup();
    }

    @Override
    public int scratchSize(Conv2dGeometry g, int batch, int workers) {
        if (VectorColorConv2d.accepts(g)) {
            return Math.multiplyExact(workers, VectorColorConv2d.scratchSize(g.withBatch(batch)));
        }
        Conv2dGeometry images = g.withBatch(batch);
        return PixelTiles.scratchSize(bandSize(images, bandPixels(images, workers)), workers);
    }

    private static int bandPixels(Conv2dGeometry g, int workers) {
        long input = (long) g.paddedHeight() * g.paddedWidth() * g.inChannels();
        int inputOfPixel = (int) Math.min(Integer.MAX_VALUE, input / ((long) g.outHeight() * g.outWidth()));
        return PixelRows.bandPixels(g, inputOfPixel, g.padding().isNone() ? Tiles.TALL : g.outWidth(), workers);
    }

    private static int bandSize(Conv2dGeometry g, int bandPixels) {
        return g.padding().isNone() ? 0 : BorderedInput.size(g, bandPixels / g.outWidth());
    }

    @Override
    public Call bind(
            Cpu cpu,
            PackedConv2d weights,
            int batch,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            Epilogue epilogue,
            float[] scratch,
            int scratchOffset) {
        Conv2dGeometry g = weights.geometry().withBatch(batch);
        if (cpu.vector() && VectorColorConv2d.accepts(g)) {
            int[] steps = VectorColorConv2d.steps(weights.offsets(), runLength(g));
            VectorColorConv2d lines = new VectorColorConv2d(g, steps, new BorderedInput(g, x, xOffset),
                    weights.weights(), y, yOffset, epilogue, scratch, scratchOffset);
            return Call.of(Conv2d.workers(cpu, g.multiplyAdds()), lines.tasks(), lines);
        } else if (cpu.vector()) {
            PixelRows rows = rows(g, weights.offsets(), x, xOffset, cpu.workers().width());
            PixelTiles tiles = new PixelTiles(
                    true, g, rows, x, xOffset, weights.weights(), y, yOffset, epilogue, scratch, scratchOffset);
            return Call.of(Conv2d.workers(cpu, g.multiplyAdds()), tiles.tasks(), tiles);
        } else {
            ScalarDirectConv2d pixels = new ScalarDirectConv2d(g, x, xOffset, weights.weights(), y, yOffset, epilogue);
            return Call.of(Conv2d.workers(cpu, g.multiplyAdds()), batch * g.outHeight(), pixels);
        }
    }

    private static PixelRows rows(Conv2dGeometry g, int[] segments, float[] x, int xOffset, int workers) {
        int channels = g.inChannels();
        int row = g.paddedWidth() * channels;
        int band = bandPixels(g, workers);
        return new PixelRows(g.outWidth(), g.outHeight(), g.stride().horizontal() * channels,
                g.stride().vertical() * row, g.paddedHeight() * row, segments, runLength(g), band, bandSize(g, band),
                g.padding().isNone() ? null : new BorderedInput(g, x, xOffset));
    }
}
