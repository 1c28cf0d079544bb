package dev.lanewise.kernels.gemm;

import dev.lanewise.kernels.micro.Tiles;

/** A few steps of the chains of one or two rows: {@code c[i, j] += sum over l of a[i, l] * b[l, j]}, ascending. */
final class RowUpdate {
    /**
     * The most steps in one go: loading and storing {@code c} counts little. Eight were as fast on large matrices and
     * slower where rows lie a power of two apart in the second-level cache.
     */
    static final int DEPTH = 6;

    /** The most rows in one go: {@link #DEPTH} numbers of each, the sums and what they read take more than 16 registers. */
    static final int ROWS = Tiles.TALL_PAYS ? 2 : 1;

    private RowUpdate() {}

    /**
     * @param lda floats from {@code a[i, l]} to {@code a[i + 1, l]}
     * @param step floats from {@code a[i, l]} to {@code a[i, l + 1]}
     */
    static void run(boolean vector, int rows, int n, int depth, float[] a, int a0, int lda, int step,
            float[] b, int b0, int ldb, float[] c, int c0, int ldc) {
        int done = 0;
        if (vector && depth == DEPTH) {
            done = rows == 2
                    ? VectorRowUpdate.two(n, a, a0, lda, step, b, b0, ldb, c, c0, ldc)
                    : VectorRowUpdate.one(n, a, a0, step, b, b0, ldb, c, c0);
        }
        if (done == n) return;
        for (int i = 0; i < rows; i++) {
            for (int l = 0; l < depth; l++) {
                step(done, n, a[a0 + i * lda + l * step], b, b0 + l * ldb, c, c0 + i * ldc);
            }
        }
    }

    private static void step(int j0, int n, float x, float[] b, int b0, float[] c, int c0) {
        for (int j = j0; j < n; j++) c[c0 + j] = Math.fma(x, b[b0 + j], c[c0 + j]);
    }
}
