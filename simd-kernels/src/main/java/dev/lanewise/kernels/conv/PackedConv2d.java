package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;

/**
 * A convolution ready to run: its geometry but for the batch size, the algorithm, and the weights in that algorithm's
 * order. Immutable, so any number of threads may run it at once, each with its own scratch.
 */
public final class PackedConv2d implements PhaseConvolution {
    private final Conv2dGeometry geometry;
    private final Conv2dAlgorithm algorithm;
    private final float[] weights;
    private final int[] offsets;

    /**
     * @param weights in the algorithm's order; not copied
     * @param offsets what the algorithm wants to look up instead of computing it in each run; not copied
     */
    PackedConv2d(Conv2dGeometry geometry, Conv2dAlgorithm algorithm, float[] weights, int... offsets) {
        if (geometry.outStride() != geometry.outChannels() && !algorithm.stridesOutput()) {
            throw new IllegalArgumentException("conv2d: " + algorithm.name() + ": outStride must be outChannels; got "
                    + geometry.outStride() + ", " + geometry.outChannels());
        }
        this.geometry = geometry.withBatch(1);
        this.algorithm = algorithm;
        this.weights = weights;
        this.offsets = offsets;
    }

    /** The geometry, with batch size 1. */
    @Override
    public Conv2dGeometry geometry() {
        return geometry;
    }

    public Conv2dAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * The same weights for outputs that are some of a tensor's channels. What lies between the output's pixels is not
     * written; a residual has such pixels, too.
     *
     * @throws IllegalArgumentException where the algorithm has no such outputs
     */
    public PackedConv2d withOutStride(int outStride) {
        if (outStride == geometry.outStride()) return this;
        return new PackedConv2d(geometry.withOutStride(outStride), algorithm, weights, offsets);
    }

    /** Floats that the packed weights take. */
    public int weightSize() {
        return weights.length;
    }

    /** For the algorithm alone. */
    float[] weights() {
        return weights;
    }

    /** For the algorithm alone. */
    int[] offsets() {
        return offsets;
    }

    /** Floats of scratch that {@link #run} needs for {@code batch} images on these workers. */
    @Override
    public int scratchSize(int batch, Cpu cpu) {
        return algorithm.scratchSize(geometry, batch, cpu.workers().width());
    }

    /** {@code y [batch, outHeight, outWidth, outChannels]} from {@code x [batch, height, width, inChannels]}. */
    public void run(Cpu cpu, int batch, float[] x, int xOffset, float[] y, int yOffset, Epilogue epilogue) {
        run(cpu, batch, x, xOffset, y, yOffset, epilogue, new float[scratchSize(batch, cpu)], 0);
    }

    /**
     * The same on {@link #scratchSize} floats of the caller's, which are overwritten. What is read may not overlap what
     * is written, the residual included.
     *
     * @throws IllegalArgumentException where an array is too short, before anything is written
     */
    public void run(
            Cpu cpu,
            int batch,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            Epilogue epilogue,
            float[] scratch,
            int scratchOffset) {
        bind(cpu, batch, x, xOffset, y, yOffset, epilogue, scratch, scratchOffset).run();
    }

    /**
     * The same as a call that can be run often.
     *
     * @throws IllegalArgumentException where an array is too short
     */
    @Override
    public Call bind(
            Cpu cpu,
            int batch,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            Epilogue epilogue,
            float[] scratch,
            int scratchOffset) {
        if (batch < 0) throw new IllegalArgumentException("conv2d: batch must be at least 0; got " + batch);
        long outputSize = geometry.outputExtent(batch);
        Conv2d.requireFloats("x", x, xOffset, (long) batch * geometry.inputSize());
        Conv2d.requireFloats("y", y, yOffset, outputSize);
        Conv2d.requireFloats("scratch", scratch, scratchOffset, scratchSize(batch, cpu));
        float[] bias = epilogue.bias();
        if (bias != null) Conv2d.requireFloats("bias", bias, epilogue.biasOffset(), geometry.outChannels());
        float[] residual = epilogue.residual();
        if (residual != null) Conv2d.requireFloats("residual", residual, epilogue.residualOffset(), outputSize);
        if (outputSize == 0) return Call.NOTHING;
        return algorithm.bind(cpu, this, batch, x, xOffset, y, yOffset, epilogue, scratch, scratchOffset);
    }

    @Override
    public String toString() {
        return algorithm.name() + " for " + geometry;
    }
}
