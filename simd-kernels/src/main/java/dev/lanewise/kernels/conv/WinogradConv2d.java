package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 3x3 and 5x5 convolution by the minimal filtering of Winograd: F(4x4, 3x3) takes a quarter of the multiplications of
 * the definition, F(2x2, 3x3) four ninths, F(2x2, 5x5) nine twenty-fifths.
 *
 * <p>{@code y = A^T [sum over c of (G g G^T) * (B^T d B)] A} for each tile of outputs, see A. Lavin and S. Gray, "Fast
 * Algorithms for Convolutional Neural Networks", 2015. At each of the tile's points the sum is one chain of fma over
 * input channels ascending, from +0. With a dilation, the outputs of a tile lie that far apart. Outputs differ in
 * rounding from the other algorithms', and a NaN or an infinity touches all outputs of a tile whose inputs hold it.
 *
 * <p>The error's norm stays below 2e-6 of the outputs' with F(2x2, 3x3) and below 2e-5 with the others, that of any
 * output below 1e-4 of the largest.
 */
final class WinogradConv2d implements Conv2dAlgorithm, PanelPacking, Repacking {
    static final WinogradConv2d F4 = new WinogradConv2d(4, 3);
    static final WinogradConv2d F2 = new WinogradConv2d(2, 3);
    static final WinogradConv2d FIVE = new WinogradConv2d(2, 5);

    private final int outTile;
    private final int kernel;

    private WinogradConv2d(int outTile, int kernel) {
        this.outTile = outTile;
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "winograd F(" + outTile + "x" + outTile + ", " + kernel + "x" + kernel + ")";
    }

    @Override
    public @Nullable String refusal(Conv2dGeometry g) {
        if (g.kernelHeight() != kernel || g.kernelWidth() != kernel) {
            return "the kernel must be " + kernel + "x" + kernel + "; got " + g.kernelHeight() + "x" + g.kernelWidth();
        }
        if (!g.stride().equals(Stride.ONE)) return "the stride must be 1x1; got " + g.stride();
        if (g.groups() != 1) return "groups must be 1; got " + g.groups();
        return null;
    }

    @Override
    public @Nullable String drawback(Conv2dGeometry g) {
        long cost = WinogradCost.winograd(outTile, g);
        if (cost >= WinogradCost.direct(g)) return "its transforms cost more than they save";
        if (outTile == 4 && cost > WinogradCost.winograd(2, g)) return "its weights are too many for so few tiles";
        return null;
    }

    @Override
    public boolean exact() {
        return false;
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
        WinogradWeights points = new WinogradWeights(outTile, kernel, g.outChannels(), g.inChannels());
        float[] u = new float[points.size()];
        points.pack(weights, u);
        return new PackedConv2d(g, this, u);
    }

    @Override
    public Call bindPack(Conv2dGeometry g, float[] weights, float[] packed) {
        WinogradWeights points = new WinogradWeights(outTile, kernel, g.outChannels(), g.inChannels());
        WeightSource source = new StoredWeights(g, weights, 0);
        return () -> points.pack(source, packed);
    }

    @Override
    public int scratchSize(Conv2dGeometry g, int batch, int workers) {
        return Math.multiplyExact(workers, new WinogradTiling(outTile, g, batch).scratch());
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
        WinogradTiling tiling = new WinogradTiling(outTile, weights.geometry(), batch);
        return run(cpu, tiling, weights.weights(), 0, null, x, xOffset, y, yOffset, epilogue, scratch, scratchOffset);
    }

    private Call run(Cpu cpu, WinogradTiling tiling, float[] u, int uOffset, @Nullable TurnedWinogradWeights turned,
            float[] x, int xOffset, float[] y, int yOffset, Epilogue epilogue, float[] scratch, int scratchOffset) {
        return new WinogradRun(cpu.vector(), transforms(cpu.vector()), tiling, x, xOffset, u, uOffset, turned,
                y, yOffset, epilogue, scratch, scratchOffset).on(workers(cpu, tiling));
    }

    private static Workers workers(Cpu cpu, WinogradTiling tiling) {
        return Conv2d.workers(cpu, tiling.batch * tiling.geometry.multiplyAdds());
    }

    /** Whether {@link TurnedWinogradWeights} know its points: 5x5 kernels are turned first and transformed as others. */
    boolean turns() {
        return kernel == 3;
    }

    /** The weights of an input gradient, once for many runs. */
    PackedConv2d packTurned(Conv2dGeometry g, TurnedWeights weights) {
        TurnedWinogradWeights turned = new TurnedWinogradWeights(outTile, g, weights);
        float[] u = new float[turned.size()];
        turned.loadPanels(false, 0, turned.panels(), u, 0, new float[TurnedWinogradWeights.SCRATCH], 0);
        return new PackedConv2d(g, this, u);
    }

    /** Floats of scratch that {@link #bindTurned} needs. */
    int turnedScratchSize(Conv2dGeometry g, int batch, int workers) {
        WinogradTiling tiling = new WinogradTiling(outTile, g, batch);
        if (tiling.isOneBlock()) return Math.multiplyExact(workers, WinogradRun.turnedScratch(tiling));
        int size = TurnedWinogradWeights.size(outTile, g);
        return Math.addExact(size,
                Math.multiplyExact(workers, Math.max(tiling.scratch(), TurnedWinogradWeights.SCRATCH)));
    }

    /**
     * {@link #bind} for weights that are new in each run. One block of tiles brings them into the domain part by part,
     * which saves their way through memory; for several, they are all brought there first.
     */
    Call bindTurned(Cpu cpu, Conv2dGeometry g, TurnedWeights weights, int batch, float[] x, int xOffset,
            float[] y, int yOffset, Epilogue epilogue, float[] scratch, int scratchOffset) {
        TurnedWinogradWeights turned = new TurnedWinogradWeights(outTile, g, weights);
        WinogradTiling tiling = new WinogradTiling(outTile, g, batch);
        if (tiling.isOneBlock()) {
            return run(cpu, tiling, scratch, 0, turned, x, xOffset, y, yOffset, epilogue, scratch, scratchOffset);
        }
        int own = scratchOffset + turned.size();
        Call load = Call.of(workers(cpu, tiling), turned.panels(), (first, end, worker) -> turned.loadPanels(
                cpu.vector(), first, end, scratch, scratchOffset, scratch,
                own + worker * TurnedWinogradWeights.SCRATCH));
        return Call.sequence(List.of(load, run(cpu, tiling, scratch, scratchOffset, null, x, xOffset, y, yOffset,
                epilogue, scratch, own)));
    }

    private WinogradTransforms transforms(boolean vector) {
        if (kernel == 5) return vector ? VectorTransforms.FIVE : ScalarTransforms.FIVE;
        if (vector) return outTile == 4 ? VectorTransforms.F4 : VectorTransforms.F2;
        return outTile == 4 ? ScalarTransforms.F4 : ScalarTransforms.F2;
    }

    /** Apart, because it is only loaded where vectors run. */
    private static final class VectorTransforms {
        static final WinogradTransforms F4 = new VectorWinograd4();
        static final WinogradTransforms F2 = new VectorWinograd2();
        static final WinogradTransforms FIVE = new VectorWinogradFive();
    }

    private static final class ScalarTransforms {
        static final WinogradTransforms F4 = new ScalarWinograd4();
        static final WinogradTransforms F2 = new ScalarWinograd2();
        static final WinogradTransforms FIVE = new ScalarWinogradFive();
    }
}
