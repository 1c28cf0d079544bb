package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import java.util.Arrays;

/**
 * The gradients of a convolution {@code y = conv2d(x, w)} with respect to its input and its weights, given {@code dy},
 * the gradient with respect to its output. Shapes as in {@link Conv2dGeometry}. What is bound allocates nothing when it runs.
 */
public final class Conv2dGradients {
    /** Output pixels that one chain of a weight's gradient runs over, unless a single image has more. */
    private static final int CHUNK_PIXELS = 4096;

    /** Weights whose place does not matter yet. */
    private static final float[] NONE = {};

    private Conv2dGradients() {}

    /**
     * {@code dx[n, iy, ix, c] = sum of dy[n, oy, ox, k] * w[k, r, s, c]} over all outputs {@code (oy, ox, k)} and taps
     * {@code (r, s)} that read that input; 0 where none does.
     *
     * <p>It is computed as a convolution of {@code dy} with the weights turned around, one for each phase of the
     * stride, each by the algorithm that {@link Conv2d} chooses for it. So borders of zeros take part here too: a NaN
     * or infinity in {@code w} may reach inputs that fewer outputs read than there are taps.
     *
     * @throws IllegalArgumentException where an array is too short
     */
    public static void inputGradient(Cpu cpu, Conv2dGeometry g, float[] dy, int dyOffset, float[] w, int wOffset,
            float[] dx, int dxOffset) {
        float[] scratch = new float[inputGradientScratch(cpu, g)];
        bindInputGradient(cpu, g, dy, dyOffset, w, wOffset, dx, dxOffset, scratch, 0).run();
    }

    /** Floats of scratch that {@link #bindInputGradient} needs on these workers. */
    public static int inputGradientScratch(Cpu cpu, Conv2dGeometry g) {
        if (g.inputSize() == 0) return 0;
        return PackedInputGradient.changing(g, NONE, 0).scratchSize(g.batch(), cpu);
    }

    /**
     * {@link #inputGradient} on the caller's scratch, to be run often: each run reads the weights anew.
     *
     * @param scratch {@link #inputGradientScratch} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where an array is too short
     */
    public static Call bindInputGradient(Cpu cpu, Conv2dGeometry g, float[] dy, int dyOffset, float[] w, int wOffset,
            float[] dx, int dxOffset, float[] scratch, int scratchOffset) {
        Conv2d.requireFloats("dy", dy, dyOffset, g.outputSize());
        Conv2d.requireFloats("weights", w, wOffset, g.weightSize());
        Conv2d.requireFloats("dx", dx, dxOffset, g.inputSize());
        if (g.inputSize() == 0) return Call.NOTHING;
        return PackedInputGradient.changing(g, w, wOffset)
                .bind(cpu, g.batch(), dy, dyOffset, dx, dxOffset, scratch, scratchOffset);
    }

    /**
     * {@code dw[k, r, s, c] = sum over n, oy, ox of dy[n, oy, ox, k]
     * * x[n, oy*sy + r*dy - top, ox*sx + s*dx - left, c]}, zeros beyond the border.
     *
     * <p>Images are taken in chunks of about 4096 output pixels. In a chunk each weight's sum is one chain of fma over
     * {@code (n, oy, ox)}, ascending, from +0; zeros of the border take part. Then the chunks are added, ascending.
     *
     * @throws IllegalArgumentException where an array is too short
     */
    public static void weightGradient(Cpu cpu, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset,
            float[] dw, int dwOffset) {
        float[] scratch = new float[weightGradientScratch(cpu, g)];
        bindWeightGradient(cpu, g, x, xOffset, dy, dyOffset, dw, dwOffset, scratch, 0).run();
    }

    /** Floats of scratch that {@link #bindWeightGradient} needs on these workers. */
    public static int weightGradientScratch(Cpu cpu, Conv2dGeometry g) {
        if (g.weightSize() == 0 || g.outputSize() == 0) return 0;
        Workers workers = Conv2d.workers(cpu, g.multiplyAdds());
        if (cpu.vector()) {
            return isDepthwise(g)
                    ? DepthwiseWeightGradient.scratchSize(workers, g)
                    : WeightGradient.scratchSize(workers, g);
        }
        return isDepthwise(g)
                ? ScalarDepthwiseWeightGradient.scratchSize(workers, g)
                : ScalarWeightGradient.scratchSize(workers, g);
    }

    /**
     * {@link #weightGradient} on the caller's scratch, to be run often.
     *
     * @param scratch {@link #weightGradientScratch} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where an array is too short
     */
    public static Call bindWeightGradient(Cpu cpu, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset,
            float[] dw, int dwOffset, float[] scratch, int scratchOffset) {
        Conv2d.requireNoGaps(g);
        Conv2d.requireFloats("x", x, xOffset, g.inputSize());
        Conv2d.requireFloats("dy", dy, dyOffset, g.outputSize());
        Conv2d.requireFloats("dw", dw, dwOffset, g.weightSize());
        Conv2d.requireFloats("scratch", scratch, scratchOffset, weightGradientScratch(cpu, g));
        if (g.weightSize() == 0) return Call.NOTHING;
        if (g.outputSize() == 0) return () -> Arrays.fill(dw, dwOffset, dwOffset + g.weightSize(), 0);
        Workers workers = Conv2d.workers(cpu, g.multiplyAdds());
        if (cpu.vector()) {
            return isDepthwise(g)
                    ? DepthwiseWeightGradient.bind(
                            workers, g, x, xOffset, dy, dyOffset, dw, dwOffset, scratch, scratchOffset)
                    : WeightGradient.bind(
                            workers, g, x, xOffset, dy, dyOffset, dw, dwOffset, scratch, scratchOffset);
        }
        return isDepthwise(g)
                ? ScalarDepthwiseWeightGradient.bind(
                        workers, g, x, xOffset, dy, dyOffset, dw, dwOffset, scratch, scratchOffset)
                : ScalarWeightGradient.bind(
                        workers, g, x, xOffset, dy, dyOffset, dw, dwOffset, scratch, scratchOffset);
    }

    private static boolean isDepthwise(Conv2dGeometry g) {
        return g.groups() == g.inChannels() && g.groups() == g.outChannels();
    }

    /** The chains of a weight's gradient. */
    static int chunks(Conv2dGeometry g) {
        return Math.ceilDiv(g.batch(), imagesPerChunk(g));
    }

    /**
     * How many images one chain of a weight's gradient runs over: so many that chains are about 4096 pixels long, and a
     * power of two. It depends on the image's size alone.
     */
    static int imagesPerChunk(Conv2dGeometry g) {
        return Integer.highestOneBit(Math.max(1, CHUNK_PIXELS / Math.max(1, g.outHeight() * g.outWidth())));
    }
}
