package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;

/**
 * Products of a few rows with two whole panels side by side; what they compute is what {@link Tiles} say. Only where
 * {@link #PAYS}.
 */
public final class PairTiles {
    /** Whether these tiles can be used and are faster than those of one panel: they take 29 registers of 512 bits. */
    public static final boolean PAYS = Tiles.TALL_PAYS;

    /** The most rows of a tile. */
    public static final int ROWS = 6;

    /** Columns of a tile. */
    public static final int COLUMNS = 2 * WIDTH;

    private PairTiles() {}

    /** Rows of the next tile where {@code rows} are left: nearly equal heights, because few rows load too much. */
    public static int next(int rows) {
        return TileHeights.even(rows, ROWS);
    }

    /**
     * One tile: {@code rows} rows by all columns of the panels at {@code panel0} and {@code panel1}, over segments
     * {@code first} to {@code end}.
     *
     * @param rows from 1 to {@link #ROWS}; the offsets of further rows are not read
     * @param panel0 where the first panel's part for segment 0 lies
     * @param step floats of a panel from one segment's part to the next
     */
    public static void tile(int rows, int k, float[] a, int a0, int a1, int a2, int a3, int a4, int a5,
            int[] segments, int first, int end, float[] panels, int panel0, int panel1, int step,
            float[] c, int c0, int ldc, boolean accumulate) {
        float[] from = accumulate ? c : VectorPanels.ZEROS;
        int f0 = accumulate ? c0 : 0;
        int ldf = accumulate ? ldc : 0;
        switch (rows) {
            case 6 -> PairVectorTiles.rows6(k, a, a0, a1, a2, a3, a4, a5, segments, first, end,
                    panels, panel0, panel1, step, from, f0, ldf, c, c0, ldc);
            case 5 -> PairVectorTiles.rows5(k, a, a0, a1, a2, a3, a4, segments, first, end,
                    panels, panel0, panel1, step, from, f0, ldf, c, c0, ldc);
            case 4 -> PairVectorTiles.rows4(k, a, a0, a1, a2, a3, segments, first, end,
                    panels, panel0, panel1, step, from, f0, ldf, c, c0, ldc);
            case 3 -> LowPairVectorTiles.rows3(k, a, a0, a1, a2, segments, first, end,
                    panels, panel0, panel1, step, from, f0, ldf, c, c0, ldc);
            case 2 -> LowPairVectorTiles.rows2(k, a, a0, a1, segments, first, end,
                    panels, panel0, panel1, step, from, f0, ldf, c, c0, ldc);
            default -> LowPairVectorTiles.rows1(k, a, a0, segments, first, end,
                    panels, panel0, panel1, step, from, f0, ldf, c, c0, ldc);
        }
    }

    /** The same for rows that lie {@code lda} apart. */
    public static void evenly(int rows, int k, float[] a, int a0, int lda,
            int[] segments, int first, int end, float[] panels, int panel0, int panel1, int step,
            float[] c, int c0, int ldc, boolean accumulate) {
        tile(rows, k, a, a0, a0 + lda, a0 + 2 * lda, a0 + 3 * lda, a0 + 4 * lda, a0 + 5 * lda,
                segments, first, end, panels, panel0, panel1, step, c, c0, ldc, accumulate);
    }

    /** Ends the chains of a tile: bias, residual and activation. */
    public static void end(int rows, Epilogue epilogue, int column, int residual0, float[] c, int c0, int ldc) {
        if (epilogue.isNone()) return;
        PairEpilogue.apply(rows, epilogue, column, residual0, c, c0, ldc);
        Epilogues.finish(true, epilogue.activation(), rows, COLUMNS, c, c0, ldc);
    }
}
