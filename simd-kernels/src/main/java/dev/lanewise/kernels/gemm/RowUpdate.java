package dev.lanewise.kernels.gemm;

/** A few steps of the chains of one row: {@code c[j] += sum over l of a[l] * b[l, j]}, {@code l} ascending. */
final class RowUpdate {
    /** The most steps in one go: enough that loading and storing {@code c} hardly counts. */
    static final int DEPTH = 8;

    private RowUpdate() {}

    /** @param step floats from {@code a[l]} to {@code a[l + 1]} */
    static void run(boolean vector, int n, int depth, float[] a, int a0, int step, float[] b, int b0, int ldb,
            float[] c, int c0) {
        int done = 0;
        if (vector && depth == DEPTH) done = VectorRowUpdate.eight(n, a, a0, step, b, b0, ldb, c, c0);
        for (int l = 0; l < depth; l++) {
            one(done, n, a[a0 + l * step], b, b0 + l * ldb, c, c0);
        }
    }

    private static void one(int j0, int n, float x, float[] b, int b0, float[] c, int c0) {
        for (int j = j0; j < n; j++) c[c0 + j] = Math.fma(x, b[b0 + j], c[c0 + j]);
    }
}
