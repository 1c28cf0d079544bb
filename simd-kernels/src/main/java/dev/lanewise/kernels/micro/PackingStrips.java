package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;

/**
 * Products with a right operand as it is stored, which is brought into panels on the way: of each strip of two panels
 * the first tile packs what it multiplies by, or else the strip is packed just before, so that the rows that follow
 * find it in the caches. What they compute is what {@link Tiles#rows} says.
 */
public final class PackingStrips {
    /** The fewest rows of a tile that packs: in a product that packs, only a lone band of rows has fewer. */
    private static final int FEWEST_ROWS = 5;

    private PackingStrips() {}

    /**
     * {@code m} rows that lie {@code lda} apart, by {@code n} columns: {@code c[i, j]} for all of both.
     *
     * @param direct whether whole strips are read where they lie and leave no panels, where there are tiles for that
     * @param b {@code [k, n]} from {@code b0} on with row stride {@code ldb}, or transposed as {@code [n, k]}
     * @param panels receives {@link Panels#size} floats from {@code panel0} on, for rows that follow
     * @param column the first column, for the bias
     * @param residual0 where the first residual lies
     */
    public static void rows(boolean vector, boolean direct, int m, int n, int k, float[] a, int a0, int lda,
            boolean transposeB, float[] b, int b0, int ldb, float[] panels, int panel0,
            float[] c, int c0, int ldc, boolean accumulate,
            Epilogue epilogue, int column, int residual0, float[] scratch, int scratch0) {
        boolean whole = EvenStrips.pays(vector, m, PairTiles.COLUMNS) && !transposeB && !accumulate;
        int first = PairTiles.next(m);
        boolean together = whole && first >= FEWEST_ROWS && m - first >= EvenStrips.FEWEST_ROWS;
        for (int j = 0; j < n;) {
            int columns = columns(n - j);
            int panel = panel0 + j * k;
            if (whole && direct && columns % WIDTH == 0) {
                EvenStrips.run(m, columns, k, a, a0, lda, b, b0 + j, WIDTH, ldb, c, c0 + j, ldc,
                        epilogue, column + j, residual0 + j, scratch, scratch0);
            } else if (together && columns == PairTiles.COLUMNS) {
                tile(first, k, a, a0, lda, b, b0 + j, ldb, panels, panel, panel + k * WIDTH, c, c0 + j, ldc);
                PairTiles.end(first, epilogue, column + j, residual0 + j, c, c0 + j, ldc);
                EvenStrips.run(m - first, columns, k, a, a0 + first * lda, lda, panels, panel, k * WIDTH, WIDTH,
                        c, c0 + first * ldc + j, ldc, epilogue, column + j, residual0 + first * ldc + j,
                        scratch, scratch0);
            } else {
                Panels.packAnew(transposeB, columns, k, b, b0 + j * (transposeB ? ldb : 1), ldb, panels, panel);
                Tiles.rows(vector, m, columns, k, a, a0, lda, Tiles.wholeRow(), panels, panel, k * WIDTH,
                        c, c0 + j, ldc, accumulate, epilogue, column + j, residual0 + j, scratch, scratch0);
            }
            j += columns;
        }
    }

    /** Columns of the next strip: two panels, or all where but part of a vector would be left for a last one. */
    private static int columns(int left) {
        return left <= PairTiles.COLUMNS + WIDTH / 2 ? left : PairTiles.COLUMNS;
    }

    private static void tile(int rows, int k, float[] a, int a0, int lda, float[] b, int b0, int ldb,
            float[] panels, int panel0, int panel1, float[] c, int c0, int ldc) {
        switch (rows) {
            case 6 -> PackingVectorTiles.rows6(k, a, a0, lda, b, b0, ldb, panels, panel0, panel1, c, c0, ldc);
            case 5 -> PackingVectorTiles.rows5(k, a, a0, lda, b, b0, ldb, panels, panel0, panel1, c, c0, ldc);
            default -> throw new IllegalStateException("no tile of " + rows + " rows");
        }
    }
}
