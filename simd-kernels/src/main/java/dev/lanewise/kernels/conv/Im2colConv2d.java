package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.micro.Tiles;
import org.jspecify.annotations.Nullable;

/** Any convolution the textbook way: bands of windows unfolded into a matrix, then a matrix product for each group. */
final class Im2colConv2d implements Conv2dAlgorithm {
    @Override
    public String name() {
        return "im2col";
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
        return new PackedConv2d(g, this, PixelTiles.pack(g, new StoredWeights(g, weights, weightsOffset)), segments(g));
    }

    /** A row of the matrix holds all groups, tap by tap; one group's part of it has a run in each tap. */
    private static int[] segments(Conv2dGeometry g) {
        if (g.groups() == 1) return Tiles.wholeRow();
        int[] segments = new int[g.kernelHeight() * g.kernelWidth()];
        for (int s = 0; s < segments.length; s++) segments[s] = s * g.inChannels();
        return segments;
    }

    @Override
    public int scratchSize(Conv2dGeometry g, int batch, int workers) {
        int columns = Im2col.columns(g);
        int band = PixelRows.bandPixels(g.withBatch(batch), columns, Tiles.TALL, workers);
        return PixelTiles.scratchSize(Math.multiplyExact(band, columns), workers);
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
        PixelRows rows = rows(g, weights.offsets(), x, xOffset, cpu.workers().width());
        PixelTiles tiles = new PixelTiles(
                cpu.vector(), g, rows, x, xOffset, weights.weights(), y, yOffset, epilogue, scratch, scratchOffset);
        return Call.of(Conv2d.workers(cpu, g.multiplyAdds()), tiles.tasks(), tiles);
    }

    private static PixelRows rows(Conv2dGeometry g, int[] segments, float[] x, int xOffset, int workers) {
        int columns = Im2col.columns(g);
        int run = g.groups() == 1 ? columns : g.inChannelsPerGroup();
        int band = PixelRows.bandPixels(g, columns, Tiles.TALL, workers);
        return new PixelRows(Integer.MAX_VALUE, 1, columns, 0, 0, segments, run, band,
                Math.multiplyExact(band, columns),
                (first, end, to, at) -> Im2col.unfold(g, x, xOffset, first, end, to, at));
    }
}
