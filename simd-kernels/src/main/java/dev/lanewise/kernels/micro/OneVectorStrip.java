package dev.lanewise.kernels.micro;

import dev.lanewise.kernels.Epilogue;

/**
 * Products with as many columns as a vector has, of rows that lie evenly apart, in tiles of {@link #ROWS} rows; what
 * they compute is what {@link Tiles#rows} says. Only where {@link Tiles#TALL_PAYS}.
 */
final class OneVectorStrip {
    /** Rows of a tile: further ones are left to other tiles. */
    static final int ROWS = NarrowEndedRows.ONE;

    private static final int L = Panels.WIDTH / 2;

    /** Rows that an activation which is no clamp finds in the first-level cache. */
    private static final int ROWS_AT_ONCE = 4 * ROWS;

    private OneVectorStrip() {}

    /** Whether a product of so many rows and columns is one for these tiles. */
    static boolean pays(boolean vector, int m, int n) {
        return vector && Tiles.TALL_PAYS && m >= ROWS && n == L;
    }

    /**
     * {@code m} rows that lie {@code lda} apart: {@code c[i, j]} for all columns.
     *
     * @param m a multiple of {@link #ROWS}
     * @param column the first column, for the bias
     * @param residual0 where the first residual lies
     */
    static void run(int m, int k, float[] a, int a0, int lda, float[] panel, int panel0,
            float[] c, int c0, int ldc, Epilogue epilogue, int column, int residual0) {
        float[] bias = Epilogues.bias(epilogue);
        int bias0 = epilogue.bias() == null ? 0 : epilogue.biasOffset() + column;
        boolean adds = epilogue.residual() != null;
        float[] residual = Epilogues.residual(epilogue);
        int ldr = adds ? ldc : 0;
        float low = Epilogues.lowest(epilogue.activation());
        float high = Epilogues.highest(epilogue.activation());
        int most = Epilogues.isClamp(epilogue.activation()) ? EvenStrips.rowsAtOnce(ROWS, k) : ROWS_AT_ONCE;
        for (int i = 0; i < m;) {
            int rows = Math.min(most, m - i);
            int to = c0 + i * ldc;
            NarrowEndedRows.one(rows / ROWS, k, a, a0 + i * lda, lda, panel, panel0, Panels.WIDTH, c, to, ldc,
                    bias, bias0, residual, adds ? residual0 + i * ldc : 0, ldr, low, high);
            Epilogues.finish(true, epilogue.activation(), rows, L, c, to, ldc);
            i += rows;
        }
    }
}
