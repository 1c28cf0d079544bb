package dev.lanewise.tensor;

import dev.lanewise.kernels.pool.Pool2dGeometry;

/** Windows over pixels; shapes as {@link Pool2dGeometry} says. */
public interface PoolingKernels {
    /**
     * The largest of each window, and where it lies: the index of the pixel in its image, {@code row * width + column},
     * INT32; of equal ones the first; a NaN counts as largest. Padding is never chosen: a window of nothing else (a
     * dilated one may be) gives minus infinity and the index -1.
     */
    void max(Pool2dGeometry g, Tensor x, Tensor y, Tensor indices);

    /** The largest of each window, for those who need no indices. */
    default void max(Pool2dGeometry g, Tensor x, Tensor y) {
        max(g, x, y, y.device().allocate(y.type().withDType(DType.INT32)));
    }

    /** Each {@code dy} added to the {@code dx} that its index names; those with index -1 are left out. */
    void maxGradient(Pool2dGeometry g, Tensor dy, Tensor indices, Tensor dx);

    /**
     * The mean of each window: over its real pixels, or with {@code countPadding} over its padding too. What hangs over
     * the padding (see {@link Pool2dGeometry#ceil}) never counts.
     */
    void average(Pool2dGeometry g, boolean countPadding, Tensor x, Tensor y);

    /** Each {@code dy} shared among the pixels of its window. */
    void averageGradient(Pool2dGeometry g, boolean countPadding, Tensor dy, Tensor dx);
}
