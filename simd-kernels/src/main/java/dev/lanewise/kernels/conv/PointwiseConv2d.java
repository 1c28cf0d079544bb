package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.gemm.PackedMatrix;
import dev.lanewise.kernels.micro.Tiles;
import org.jspecify.annotations.Nullable;

/**
 * A 1x1 kernel: a matrix product of the pixels with the weights, which are packed as {@link Gemm} has them. Without a
 * stride pixels are read as they lie.
 */
final class PointwiseConv2d implements Conv2dAlgorithm, PanelPacking {
    @Override
    public String name() {
        return "pointwise";
    }

    @Override
    public @Nullable String refusal(Conv2dGeometry g) {
        if (g.kernelHeight() != 1 || g.kernelWidth() != 1) {
            return "the kernel must be 1x1; got " + g.kernelHeight() + "x" + g.kernelWidth();
        }
        if (!g.padding().isNone()) return "there must be no padding; got " + g.padding();
        if (g.groups() != 1) return "groups must be 1; got " + g.groups();
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
        return new PackedConv2d(g, this, PixelTiles.pack(g, weights), Tiles.wholeRow());
    }

    @Override
    public int scratchSize(Conv2dGeometry g, int batch, int workers) {
        if (g.stride().equals(Stride.ONE)) return Gemm.packedScratchSize(product(g, batch), workers);
        if (GatheredPixels.pays(g)) return GatheredPixels.scratchSize(g, batch, workers);
        return PixelTiles.scratchSize(0, workers);
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
        if (weights.geometry().stride().equals(Stride.ONE)) {
            GemmGeometry product = product(weights.geometry(), batch);
            PackedMatrix b = new PackedMatrix(product.n(), product.k(), weights.weights(), 0);
            return Gemm.bind(cpu, product, x, xOffset, b, y, yOffset, false, epilogue, scratch, scratchOffset);
        }
        Conv2dGeometry g = weights.geometry().withBatch(batch);
        if (GatheredPixels.pays(g)) {
            GatheredPixels pixels = new GatheredPixels(cpu.vector(), g,
                    GatheredPixels.band(g, batch, cpu.workers().width()), x, xOffset, weights.weights(), y, yOffset,
                    epilogue, scratch, scratchOffset);
            return Call.of(Conv2d.workers(cpu, g.multiplyAdds()), pixels.tasks(), pixels);
        }
        PixelRows rows = rows(g, weights.offsets(), cpu.workers().width());
        PixelTiles tiles = new PixelTiles(
                cpu.vector(), g, rows, x, xOffset, weights.weights(), y, yOffset, epilogue, scratch, scratchOffset);
        return Call.of(Conv2d.workers(cpu, g.multiplyAdds()), tiles.tasks(), tiles);
    }

    /** Pixels by channels. */
    private static GemmGeometry product(Conv2dGeometry g, int batch) {
        return new GemmGeometry(batch * g.height() * g.width(), g.outChannels(), g.inChannels(), false, false,
                g.inChannels(), g.outChannels(), g.outStride());
    }

    private static PixelRows rows(Conv2dGeometry g, int[] segments, int workers) {
        int channels = g.inChannels();
        int band = PixelRows.bandPixels(g, channels, Tiles.TALL, workers);
        int pixelStride = g.stride().horizontal() * channels;
        int lineStride = g.stride().vertical() * g.width() * channels;
        int imageStride = g.height() * g.width() * channels;
        return new PixelRows(
                g.outWidth(), g.outHeight(), pixelStride, lineStride, imageStride, segments, channels, band, 0, null);
    }
}
