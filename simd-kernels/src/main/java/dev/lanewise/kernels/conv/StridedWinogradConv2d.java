package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import org.jspecify.annotations.Nullable;

/**
 * 3x3 convolution with stride 2 by minimal filtering: 25 multiplications for 2x2 outputs where the definition takes 36.
 *
 * <p>Along an axis, taps 0 and 2 of two neighbouring outputs read the even inputs {@code x0, x2, x4}, which is F(2, 2)
 * with the points 0, 1 and infinity, and tap 1 reads {@code x1} and {@code x3}. Each of these products belongs to one
 * output, as the products at points 0 and infinity do, and joins them:
 *
 * <pre>
 * m0 = (x0 - x2) * g0 + x1 * g1        y0 = m0 + m1
 * m1 = x2 * (g0 + g2)                  y1 = m1 + m2
 * m2 = (x4 - x2) * g2 + x3 * g1
 * </pre>
 *
 * <p>and in two dimensions the same, nested; see A. Lavin and S. Gray, "Fast Algorithms for Convolutional Neural
 * Networks", 2015, for the nesting, S. Winograd, "Arithmetic Complexity of Computations", 1980, for F(2, 2). A single
 * last output is {@code m0 + m1}. At each of the nine points the sum is one chain of fma, from +0, over the rows of
 * weights that meet there, then their columns, the odd phase last, then input channels ascending. Outputs differ in
 * rounding from the other algorithms', unless all sums are whole numbers below 2^24; a NaN reaches the outputs of a tile
 * whose inputs hold it, an infinity may become one.
 */
final class StridedWinogradConv2d implements Conv2dAlgorithm, PanelPacking {
    @Override
    public String name() {
        return "winograd F(2x2, 3x3) of stride 2";
    }

    @Override
    public @Nullable String refusal(Conv2dGeometry g) {
        if (g.kernelHeight() != 3 || g.kernelWidth() != 3) {
            return "the kernel must be 3x3; got " + g.kernelHeight() + "x" + g.kernelWidth();
        }
        if (!g.stride().equals(Stride.of(2))) return "the stride must be 2x2; got " + g.stride();
        if (!g.dilation().equals(Dilation.ONE)) return "the dilation must be 1x1; got " + g.dilation();
        if (g.groups() != 1) return "groups must be 1; got " + g.groups();
        return null;
    }

    @Override
    public @Nullable String drawback(Conv2dGeometry g) {
        return StridedWinogradCost.winograd(g) < WinogradCost.direct(g)
                ? null
                : "its transforms cost more than they save";
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public PackedConv2d pack(Conv2dGeometry g, float[] weights, int weightsOffset) {
        Conv2d.requirePackable(this, g, weights, weightsOffset);
        return pack(g, new StoredWeights(g, weights, weightsOffset));
    }

    @Override
    public PackedConv2d pack(Conv2dGeometry g, WeightSource weights) {
        return new PackedConv2d(g, this, StridedWinogradWeights.pack(g.outChannels(), g.inChannels(), weights));
    }

    @Override
    public int scratchSize(Conv2dGeometry g, int batch, int workers) {
        return Math.multiplyExact(workers, new StridedWinogradTiling(g, batch).scratch());
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
        StridedWinogradTiling tiling = new StridedWinogradTiling(weights.geometry(), batch);
        return new StridedWinogradRun(cpu.vector(), cpu.vector() ? VectorTransforms.ONE : ScalarTransforms.ONE, tiling,
                x, xOffset, weights.weights(), y, yOffset, epilogue, scratch, scratchOffset)
                .on(Conv2d.workers(cpu, batch * weights.geometry().multiplyAdds()));
    }

    /** Apart, because it is only loaded where vectors run. */
    private static final class VectorTransforms {
        static final StridedWinogradTransforms ONE = new VectorStridedWinograd();
    }

    private static final class ScalarTransforms {
        static final StridedWinogradTransforms ONE = new ScalarStridedWinograd();
    }
}
