package dev.lanewise.kernels.conv;

import org.jspecify.annotations.Nullable;

/**
 * The transforms of {@link StridedWinogradConv2d} on activations: lanes run over channels, so every channel is on its
 * own. A vector and a scalar class implement them with the same operations in the same order.
 *
 * <p>Both do several tiles of a line in one call: the next tile's inputs lie four pixels on, its points {@code step}
 * floats, its outputs two pixels.
 */
interface StridedWinogradTransforms {
    /** Channels are a multiple of this: one vector of the widest. */
    int VECTOR = 16;

    /**
     * Points {@code near, near + pointStride, near + 2 * pointStride} of one line {@code x} of five pixels receive
     * {@code x0 - x2, x1, x2}; if there is a second output, {@code far} and {@code far + pointStride} receive
     * {@code x4 - x2} and {@code x3}. The line is {@code d[line] - d[minus]}, or {@code d[line]} alone if {@code minus}
     * is negative.
     */
    void input(int tiles, int channels, float[] d, int line, int minus, int pixelStride,
            float[] v, int near, int far, int step, int pointStride, boolean second);

    /**
     * {@code y = A^T m A} for the points {@code m}: rows 0 and 1 of them at {@code near} with column 2 at {@code right},
     * row 2 at {@code below} with column 2 at {@code corner}. Columns 0 and 1 lie {@code pointStride} apart, rows 0 and 1
     * three times as far. With a bias {@code y = clamp(A^T m A + bias, low, high)}, which keeps NaN.
     *
     * @param y receives pixels {@code pixelStride} apart in rows {@code rowStride} apart
     * @param bias one number a channel from {@code biasOffset} on, or null
     */
    void output(int tiles, int channels, float[] m, int near, int right, int below, int corner, int step,
            int pointStride, float[] y, int yOffset, int rowStride, int pixelStride,
            float @Nullable [] bias, int biasOffset, float low, float high);
}
