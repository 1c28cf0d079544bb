package dev.lanewise.kernels.conv;

import org.jspecify.annotations.Nullable;

/**
 * The transforms of Winograd tiles on activations, one dimension at a time: lanes run over channels, so every channel is
 * on its own. A vector and a scalar class implement each tile size with the same operations in the same order.
 *
 * <p>A tile of {@code m x m} outputs of a kernel of {@code r x r} reads a patch of {@code (m + r - 1) x (m + r - 1)}
 * inputs and becomes as many points. Down the columns, tiles beside each other are one loop over all their pixels.
 */
interface WinogradTransforms {
    /** Channels, and numbers of a column transform, are a multiple of this: one vector of the widest. */
    int VECTOR = 16;

    /**
     * {@code t = B^T d} for {@code n} numbers of each row.
     *
     * @param d rows {@code rowStride} apart
     * @param t receives as many rows, {@code tRow} apart
     */
    void inputColumns(int n, float[] d, int d0, int rowStride, float[] t, int t0, int tRow);

    /**
     * {@code v[point] = (t B)[point]} for one tile.
     *
     * @param t what {@link #inputColumns} made: pixels {@code tPixel} apart in rows {@code tRow} apart
     * @param v receives the points, {@code pointStride} apart
     */
    void inputRows(int channels, float[] t, int t0, int tRow, int tPixel, float[] v, int v0, int pointStride);

    /**
     * {@code t = A^T m} for {@code n} numbers of each row of points.
     *
     * @param m rows {@code mRow} apart
     * @param t receives rows {@code tRow} apart
     */
    void outputColumns(int n, float[] m, int m0, int mRow, float[] t, int t0, int tRow);

    /**
     * {@code y = t A} for one tile; with a bias {@code y = clamp(t A + bias, low, high)}, which keeps NaN.
     *
     * @param t what {@link #outputColumns} made: columns {@code tColumn} apart in rows {@code tRow} apart
     * @param y receives pixels {@code pixelStride} apart in rows {@code rowStride} apart
     * @param bias one number a channel from {@code bias0} on, or null
     */
    void outputRows(int channels, float[] t, int t0, int tRow, int tColumn,
            float[] y, int y0, int rowStride, int pixelStride,
            float @Nullable [] bias, int bias0, float low, float high);
}
