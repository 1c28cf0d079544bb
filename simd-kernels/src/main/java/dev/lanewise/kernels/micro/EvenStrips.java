package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.UnaryFunction;

/**
 * Products of many rows that lie evenly apart, whose chains are of one piece and begin with zero; what they compute is
 * what {@link Tiles#rows} says. Columns are cut into strips of four vectors and, at their end, of two and three: nine
 * vectors are 4 + 2 + 3, because a single one has too few chains of fma. Only where {@link PairTiles#PAYS}.
 *
 * <p>The right operand is given in panels, or as it is stored: then its panels are {@link Panels#WIDTH} floats apart,
 * and their rows as far as those of the matrix.
 */
public final class EvenStrips {
    /** Floats of a vector: the only length that these strips are for, and known where there are no vectors. */
    private static final int L = WIDTH / 2;

    /** Fewer rows are left to other tiles, and so are seven, which are four and three. */
    static final int FEWEST_ROWS = 4;

    /** Rows that are ended by a pass of their own while the first-level cache holds them. */
    private static final int ROWS_AT_ONCE = 24;

    /**
     * Steps of a call's chains together: enough that what is between two calls does not count, and few enough that a
     * cold JVM counts some hundred calls before long, without which it does not compile.
     */
    private static final int STEPS_AT_ONCE = 2048;

    private EvenStrips() {}

    /** Whether a product of so many rows and columns is one for these strips. */
    public static boolean pays(boolean vector, int m, int n) {
        return vector && PairTiles.PAYS && fits(m) && n > L;
    }

    /**
     * {@code m} rows that lie {@code lda} apart, by {@code n} columns: {@code c[i, j]} for all of both.
     *
     * @param panelStride floats from one panel to the next
     * @param ldb floats from one row of a panel to the next
     * @param column the first column, for the bias
     * @param residual0 where the first residual lies
     */
    public static void run(int m, int n, int k, float[] a, int a0, int lda, float[] b, int b0, int panelStride, int ldb,
            float[] c, int c0, int ldc, Epilogue epilogue, int column, int residual0,
            float[] scratch, int scratch0) {
        boolean together = endsInTiles(epilogue);
        for (int j = 0; j < n;) {
            int vectors = vectors(n - j);
            int columns = Math.min(vectors * L, n - j);
            int panel = b0 + j / WIDTH * panelStride;
            for (int i = 0; i < m;) {
                int rows = together ? m - i : atOnce(m - i);
                int to = c0 + i * ldc + j;
                strip(rows, vectors, columns, k, a, a0 + i * lda, lda, b, panel, panelStride, ldb, c, to, ldc,
                        epilogue, together, column + j, scratch, scratch0);
                if (!together) end(rows, vectors, columns, epilogue, column + j, residual0 + i * ldc + j, c, to, ldc);
                i += rows;
            }
            j += columns;
        }
    }

    /** Vectors of the next strip where {@code columns} are left. */
    private static int vectors(int columns) {
        int vectors = Math.ceilDiv(columns, L);
        return vectors == 5 ? 2 : Math.min(vectors, 4);
    }

    /** How many of the rows that are left are ended by one pass: all, where too few would be left for another. */
    static int atOnce(int rows) {
        return rows > ROWS_AT_ONCE && fits(rows - ROWS_AT_ONCE) ? ROWS_AT_ONCE : rows;
    }

    /** Whether so many rows are tiles of 4 to 6 rows. */
    static boolean fits(int rows) {
        return rows >= FEWEST_ROWS && rows != 7;
    }

    /** Whether nothing has to be done but what tiles do before they store their sums. */
    private static boolean endsInTiles(Epilogue epilogue) {
        UnaryFunction function = epilogue.activation().function();
        return epilogue.residual() == null && (function == UnaryFunction.IDENTITY || function == UnaryFunction.RELU);
    }

    /** Runs of tiles of equal height; those that reach beyond the last column are computed in scratch and copied. */
    private static void strip(int m, int vectors, int columns, int k, float[] a, int a0, int lda,
            float[] b, int b0, int panelStride, int ldb, float[] c, int c0, int ldc,
            Epilogue epilogue, boolean together, int column, float[] scratch, int scratch0) {
        int width = vectors * L;
        boolean whole = columns == width;
        float low = together && epilogue.activation().function() == UnaryFunction.RELU ? 0 : Float.NEGATIVE_INFINITY;
        float[] bias = epilogue.bias();
        int bias0 = epilogue.biasOffset() + column;
        if (bias == null || !together) {
            bias = Epilogues.NO_BIAS;
            bias0 = 0;
        } else if (!whole) {
            int copy = scratch0 + PairTiles.ROWS * width;
            System.arraycopy(bias, bias0, scratch, copy, columns);
            bias = scratch;
            bias0 = copy;
        }
        for (int i = 0; i < m;) {
            int height = PairTiles.next(m - i);
            int tiles = whole ? tiles(m - i, height, k) : 1;
            int to = c0 + i * ldc;
            tiles(height, tiles, vectors, k, a, a0 + i * lda, lda, b, b0, b0 + panelStride, ldb,
                    whole ? c : scratch, whole ? to : scratch0, whole ? ldc : width, bias, bias0, low);
            if (!whole) TailTile.store(height, columns, width, scratch, scratch0, c, to, ldc);
            i += tiles * height;
        }
    }

    /** How many tiles of that height, which follow each other, are done by one call. */
    static int tiles(int rows, int height, int k) {
        int most = STEPS_AT_ONCE / Math.max(1, k);
        int tiles = 1;
        while (tiles < most && rows > tiles * height && PairTiles.next(rows - tiles * height) == height) tiles++;
        return tiles;
    }

    private static void tiles(int height, int tiles, int vectors, int k, float[] a, int a0, int lda,
            float[] b, int b0, int b1, int ldb, float[] c, int c0, int ldc, float[] bias, int bias0, float low) {
        switch (vectors * 10 + height) {
            case 46 -> FourVectorRows.rows6(tiles, k, a, a0, lda, b, b0, b1, ldb, c, c0, ldc, bias, bias0, low);
            case 45 -> FourVectorRows.rows5(tiles, k, a, a0, lda, b, b0, b1, ldb, c, c0, ldc, bias, bias0, low);
            case 44 -> FourVectorRows.rows4(tiles, k, a, a0, lda, b, b0, b1, ldb, c, c0, ldc, bias, bias0, low);
            case 36 -> ThreeVectorRows.rows6(tiles, k, a, a0, lda, b, b0, b1, ldb, c, c0, ldc, bias, bias0, low);
            case 35 -> ThreeVectorRows.rows5(tiles, k, a, a0, lda, b, b0, b1, ldb, c, c0, ldc, bias, bias0, low);
            case 34 -> ThreeVectorRows.rows4(tiles, k, a, a0, lda, b, b0, b1, ldb, c, c0, ldc, bias, bias0, low);
            case 26 -> TwoVectorRows.rows6(tiles, k, a, a0, lda, b, b0, ldb, c, c0, ldc, bias, bias0, low);
            case 25 -> TwoVectorRows.rows5(tiles, k, a, a0, lda, b, b0, ldb, c, c0, ldc, bias, bias0, low);
            case 24 -> TwoVectorRows.rows4(tiles, k, a, a0, lda, b, b0, ldb, c, c0, ldc, bias, bias0, low);
            default -> throw new IllegalStateException("no tile of " + height + " rows by " + vectors + " vectors");
        }
    }

    /** Ends chains that tiles have just stored. */
    private static void end(int rows, int vectors, int columns, Epilogue epilogue, int column, int residual0,
            float[] c, int c0, int ldc) {
        if (columns == vectors * L) {
            int bias0 = epilogue.biasOffset() + column;
            for (int j = 0; j < columns;) {
                boolean two = columns - j > L;
                if (two) {
                    VectorEpilogue.two(rows, c, c0 + j, ldc, epilogue.bias(), bias0 + j,
                            epilogue.residual(), residual0 + j, epilogue.activation());
                } else {
                    VectorEpilogue.one(rows, c, c0 + j, ldc, epilogue.bias(), bias0 + j,
                            epilogue.residual(), residual0 + j, epilogue.activation());
                }
                j += two ? 2 * L : L;
            }
        } else {
            Epilogues.apply(epilogue, rows, columns, c, c0, ldc, column, residual0);
        }
        Epilogues.finish(true, epilogue.activation(), rows, columns, c, c0, ldc);
    }
}
