package dev.lanewise.kernels.conv;

import org.jspecify.annotations.Nullable;

/**
 * The transforms of one Winograd tile on activations: lanes run over channels, so every channel is on its own. A vector
 * and a scalar class implement each tile size with the same operations in the same order.
 *
 * <p>A tile of {@code m x m} outputs of a kernel of {@code r x r} reads a patch of {@code (m + r - 1) x (m + r - 1)}
 * inputs and becomes as many points.
 */
interface WinogradTransforms {
    /** The most channels that a call transforms: enough to make a loop, few enough for the first cache. */
    int CHANNELS = 64;

    /** Channels are a multiple of this: one vector of the widest. */
    int VECTOR = 16;

    /** Floats of scratch that either transform needs. */
    int SCRATCH = 6 * 6 * CHANNELS;

    /**
     * {@code v[point] = (B^T d B)[point]}, first down the columns of the patch, then along its rows.
     *
     * @param d pixels {@code pixelStride} apart in rows {@code rowStride} apart
     * @param v receives the points, {@code pointStride} apart
     */
    void input(int channels, float[] d, int dOffset, int rowStride, int pixelStride,
            float[] v, int vOffset, int pointStride, float[] scratch, int scratchOffset);

    /**
     * {@code y = A^T m A}, first down the columns of the points, then along their rows; with a bias
     * {@code y = clamp(A^T m A + bias, low, high)}, which keeps NaN.
     *
     * @param m the points, {@code pointStride} apart
     * @param y receives pixels {@code pixelStride} apart in rows {@code rowStride} apart
     * @param bias one number a channel from {@code biasOffset} on, or null
     */
    void output(int channels, float[] m, int mOffset, int pointStride,
            float[] y, int yOffset, int rowStride, int pixelStride,
            float @Nullable [] bias, int biasOffset, float low, float high, float[] scratch, int scratchOffset);
}
