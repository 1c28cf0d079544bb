package dev.lanewise.kernels.gemm;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.micro.Epilogues;
import dev.lanewise.kernels.micro.EvenStrips;
import dev.lanewise.kernels.micro.Panels;
import java.util.Arrays;

/**
 * Few rows by a {@code b} that is stored as {@code [k, n]}: {@code b} is read once where it lies, row after row, and
 * the chains wait in {@code c}. Packing would move as much memory as the product itself. A part is a panel of columns.
 */
record StreamedGemm(
        boolean vector,
        GemmGeometry geometry,
        float[] a,
        int aOffset,
        float[] b,
        int bOffset,
        float[] c,
        int cOffset,
        boolean accumulate,
        Epilogue epilogue)
        implements
            Product {
    /** Beyond so many rows the faster tiles repay the packing. */
    private static final int FEW_ROWS = 4;

    /**
     * Columns done together: their chains and a few rows of so many floats of {@code b} stay in the second-level cache.
     * Measured on a matrix of 4096 rows and columns, wider was faster: 512 columns 6.7 ms, 4096 3.7 ms.
     */
    private static final int BLOCK_N = 256 * Panels.WIDTH;

    /**
     * Floats of {@code b} that stay in the third-level cache: 12 MiB. Beyond it tiles wait for memory, which fetches
     * ahead along rows only.
     */
    private static final long CACHED = 3 << 20;

    private static final float[] NO_SCRATCH = {};

    static boolean pays(GemmGeometry geometry) {
        return geometry.m() <= FEW_ROWS && !geometry.transposeB();
    }

    @Override
    public int parts() {
        return Panels.count(geometry.n());
    }

    @Override
    public void run(int first, int end, int aBehind, int bBehind, int cBehind, int worker) {
        int last = Math.min(geometry.n(), end * Panels.WIDTH);
        int begin = first * Panels.WIDTH;
        if (inTiles()) {
            int columns = last - begin - (last - begin) % Panels.WIDTH;
            tiles(begin, columns, aOffset + aBehind, bOffset + bBehind, cBehind);
            begin += columns;
        }
        for (int j = begin; j < last; j += BLOCK_N) {
            columns(j, Math.min(BLOCK_N, last - j), aOffset + aBehind, bOffset + bBehind, cBehind);
        }
    }

    /**
     * Whether chains of whole panels of columns stay in registers, where tiles of four rows allow it: passing them
     * through {@code c} every few steps takes longer than jumping from row to row of {@code b} in the caches.
     */
    private boolean inTiles() {
        return EvenStrips.pays(vector, geometry.m(), Panels.WIDTH) && !accumulate && !geometry.transposeA()
                && (long) geometry.k() * geometry.ldb() <= CACHED;
    }

    /** Strips of whole vectors, which need no scratch. */
    private void tiles(int j, int n, int a0, int b0, int cBehind) {
        EvenStrips.run(geometry.m(), n, geometry.k(), a, a0, geometry.lda(), b, b0 + j, Panels.WIDTH, geometry.ldb(),
                c, cOffset + cBehind + j, geometry.ldc(), epilogue, j, epilogue.residualOffset() + cBehind + j,
                NO_SCRATCH, 0);
    }

    private void columns(int j, int n, int a0, int b0, int cBehind) {
        int m = geometry.m();
        int k = geometry.k();
        int step = geometry.transposeA() ? geometry.lda() : 1;
        int stride = geometry.transposeA() ? 1 : geometry.lda();
        int c0 = cOffset + cBehind + j;
        int ldc = geometry.ldc();
        for (int i = 0; i < m && !accumulate; i++) Arrays.fill(c, c0 + i * ldc, c0 + i * ldc + n, 0);
        for (int l = 0; l < k; l += RowUpdate.DEPTH) {
            int depth = Math.min(RowUpdate.DEPTH, k - l);
            for (int i = 0; i < m; i += RowUpdate.ROWS) {
                RowUpdate.run(vector, Math.min(RowUpdate.ROWS, m - i), n, depth, a, a0 + i * stride + l * step, stride,
                        step, b, b0 + l * geometry.ldb() + j, geometry.ldb(), c, c0 + i * ldc, ldc);
            }
        }
        int residual0 = epilogue.residualOffset() + cBehind + j;
        Epilogues.apply(epilogue, m, n, c, c0, ldc, j, residual0);
        Epilogues.finish(vector, epilogue.activation(), m, n, c, c0, ldc);
    }
}
