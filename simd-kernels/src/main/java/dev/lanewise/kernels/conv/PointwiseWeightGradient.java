package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;

/**
 * The weight gradient of a 1x1 convolution, one matrix product a chunk: {@code dw (outChannels, inChannels) =
 * dy (pixels, outChannels) transposed . x (pixels, inChannels)}. Both lie as the product wants them, and so does what
 * comes out, where {@link WeightGradient} turns the input and its sums.
 */
final class PointwiseWeightGradient {
    /** Fewer input channels are columns of too few panels for what turning {@code dy} costs. */
    private static final int LEAST_CHANNELS = 128;

    private PointwiseWeightGradient() {}

    static boolean pays(Conv2dGeometry g) {
        return g.kernelHeight() == 1 && g.kernelWidth() == 1 && g.stride().equals(Stride.ONE)
                && g.padding().isNone() && g.groups() == 1 && g.inChannels() >= LEAST_CHANNELS;
    }

    /** Chunks as {@link Conv2dGradients#weightGradient} says; the first goes into {@code dw}, the others are added. */
    static void run(Cpu cpu, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset,
            float[] dw, int dwOffset) {
        int images = Conv2dGradients.imagesPerChunk(g);
        int pixels = g.height() * g.width();
        float[] sums = new float[g.batch() > images ? g.weightSize() : 0];
        for (int image = 0; image < g.batch(); image += images) {
            GemmGeometry product = GemmGeometry.of(g.outChannels(), g.inChannels(),
                    Math.min(images, g.batch() - image) * pixels, true, false);
            boolean first = image == 0;
            Gemm.multiply(cpu, product, dy, dyOffset + image * pixels * g.outChannels(),
                    x, xOffset + image * pixels * g.inChannels(), first ? dw : sums, first ? dwOffset : 0, false,
                    Epilogue.NONE, new float[Gemm.scratchSize(product, cpu.workers().width())], 0);
            for (int i = 0; i < g.weightSize() && !first; i++) dw[dwOffset + i] += sums[i];
        }
    }
}
