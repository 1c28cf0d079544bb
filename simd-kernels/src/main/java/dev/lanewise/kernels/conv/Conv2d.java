package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.gemm.Gemm;
import java.util.List;

/**
 * Two-dimensional convolution, channels last: chooses an algorithm for a geometry and prepares weights for it.
 *
 * <p>Every {@linkplain Conv2dAlgorithm#exact exact} algorithm computes an output as one chain of fma over kernel row,
 * kernel column and the group's input channels, ascending, from +0; zeros of the border take part. Then bias, residual
 * and activation follow. So they all give the same bits.
 */
public final class Conv2d {
    private static final List<Conv2dAlgorithm> ALGORITHMS = List.of(new DepthwiseConv2d(), new GroupedConv2d(),
            new PointwiseConv2d(), WinogradConv2d.F4, WinogradConv2d.F2, WinogradConv2d.FIVE,
            new StridedWinogradConv2d(), new DirectConv2d(),
            new Im2colConv2d());

    private Conv2d() {}

    /** All algorithms, best first; the last accepts every geometry. */
    public static List<Conv2dAlgorithm> algorithms() {
        return ALGORITHMS;
    }

    /** The first that accepts the geometry without a drawback: the same on every machine and for every batch size. */
    public static Conv2dAlgorithm choose(Conv2dGeometry geometry) {
        for (Conv2dAlgorithm algorithm : ALGORITHMS) {
            if (algorithm.accepts(geometry) && algorithm.drawback(geometry) == null) return algorithm;
        }
        throw new AssertionError("conv2d: no algorithm accepts " + geometry);
    }

    /** Which algorithm is chosen, and why no earlier one: {@code "direct; not pointwise: the kernel must be ..."}. */
    public static String explain(Conv2dGeometry geometry) {
        Conv2dAlgorithm chosen = choose(geometry);
        StringBuilder text = new StringBuilder(chosen.name());
        for (Conv2dAlgorithm earlier : ALGORITHMS) {
            if (earlier.equals(chosen)) break;
            String refusal = earlier.refusal(geometry);
            text.append("; not ").append(earlier.name()).append(": ");
            text.append(refusal == null ? earlier.drawback(geometry) : refusal);
        }
        return text.toString();
    }

    /** Weights {@code [outChannels, kernelHeight, kernelWidth, inChannels / groups]}, for the chosen algorithm. */
    public static PackedConv2d pack(Conv2dGeometry geometry, float[] weights, int weightsOffset) {
        return choose(geometry).pack(geometry, weights, weightsOffset);
    }

    /** {@link #pack} for weights that stay: without vectors, whose code would come to speed for nothing else. */
    public static PackedConv2d packOnce(Conv2dGeometry geometry, float[] weights, int weightsOffset) {
        Conv2dAlgorithm algorithm = choose(geometry);
        if (!(algorithm instanceof PanelPacking panels)) return algorithm.pack(geometry, weights, weightsOffset);
        requirePackable(algorithm, geometry, weights, weightsOffset);
        return panels.pack(geometry, new StoredWeights(geometry, weights, weightsOffset, true));
    }

    /** Checks of {@link Conv2dAlgorithm#pack}. */
    static void requirePackable(Conv2dAlgorithm algorithm, Conv2dGeometry geometry, float[] weights, int offset) {
        String refusal = algorithm.refusal(geometry);
        if (refusal != null) {
            throw new IllegalArgumentException("conv2d: " + algorithm.name() + " does not apply: " + refusal);
        }
        requireFloats("weights", weights, offset, geometry.weightSize());
    }

    /** Gradients have no gaps between output pixels. */
    static void requireNoGaps(Conv2dGeometry g) {
        if (g.outStride() != g.outChannels()) {
            throw new IllegalArgumentException("conv2d gradient: outStride must be outChannels; got " + g.outStride()
                    + ", " + g.outChannels());
        }
    }

    static void requireFloats(String name, float[] array, int offset, long size) {
        Extents.require("conv2d", name, array, offset, size);
    }

    /** The threads for that much work. */
    static Workers workers(Cpu cpu, long multiplyAdds) {
        return multiplyAdds < Gemm.WORTH_THREADS ? Workers.INLINE : cpu.workers();
    }
}
