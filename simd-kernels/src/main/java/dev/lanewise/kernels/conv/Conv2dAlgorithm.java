package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;

/**
 * One way to compute a convolution. The list in {@link Conv2d} is dispatch, documentation, test matrix and benchmark
 * matrix at once.
 */
public interface Conv2dAlgorithm {
    /** For people: {@code "direct"}, {@code "winograd F(4x4, 3x3)"}. */
    String name();

    /** Whether this algorithm computes that geometry. Never looks at the batch size, the machine or the vector width. */
    boolean accepts(Conv2dGeometry geometry);

    /** Floats that {@link #pack} writes. */
    int packedSize(Conv2dGeometry geometry);

    /** Brings weights {@code [outChannels, kernelHeight, kernelWidth, inChannels / groups]} into this algorithm's order. */
    void pack(Conv2dGeometry geometry, float[] weights, int weightsOffset, float[] packed, int packedOffset);

    /** Floats of scratch that {@link #run} needs with that many ranges running at once. */
    int scratchSize(Conv2dGeometry geometry, int workers);

    /**
     * {@code y[n, oy, ox, k] = epilogue(sum over r, s, c of x[n, oy*sy + r*dy - top, ox*sx + s*dx - left, c] * w[k, r, s, c])},
     * zeros beyond the border. Scratch is overwritten; nothing else but {@code y} is written.
     */
    void run(
            Cpu cpu,
            Conv2dGeometry geometry,
            float[] x,
            int xOffset,
            float[] packed,
            int packedOffset,
            float[] y,
            int yOffset,
            Epilogue epilogue,
            float[] scratch,
            int scratchOffset);
}
