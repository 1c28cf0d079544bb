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

    /** No tile ends its sums whole. */
    private static final int NONE = 0;

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
        boolean clamps = Epilogues.isClamp(epilogue.activation());
        for (int j = 0; j < n;) {
            int vectors = vectors(n - j);
            int columns = Math.min(vectors * L, n - j);
            int panel = b0 + j / WIDTH * panelStride;
            for (int i = 0; i < m;) {
                int rows = clamps ? m - i : atOnce(m - i);
                int to = c0 + i * ldc + j;
                strip(rows, vectors, columns, k, a, a0 + i * lda, lda, b, panel, panelStride, ldb, c, to, ldc,
                        epilogue, column + j, residual0 + i * ldc + j, scratch, scratch0);
                Epilogues.finish(true, epilogue.activation(), rows, columns, c, to, ldc);
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

    /** Whether sums get no more than a bias and the lower bound of ReLU, as most tiles can give them. */
    private static boolean isSimple(Epilogue epilogue) {
        UnaryFunction function = epilogue.activation().function();
        return epilogue.residual() == null && (function == UnaryFunction.IDENTITY || function == UnaryFunction.RELU);
    }

    /** Runs of tiles of equal height; what tiles do not end themselves is ended by a pass over what they stored. */
    private static void strip(int m, int vectors, int columns, int k, float[] a, int a0, int lda,
            float[] b, int b0, int panelStride, int ldb, float[] c, int c0, int ldc,
            Epilogue epilogue, int column, int residual0, float[] scratch, int scratch0) {
        int width = vectors * L;
        boolean whole = columns == width;
        boolean simple = isSimple(epilogue);
        int ending = whole && simple ? NONE : endingRows(vectors, whole);
        float low = simple ? Epilogues.lowest(epilogue.activation()) : Float.NEGATIVE_INFINITY;
        float[] bias = Epilogues.bias(epilogue);
        int bias0 = epilogue.bias() == null ? 0 : epilogue.biasOffset() + column;
        if (!whole) {
            int copy = scratch0 + PairTiles.ROWS * width;
            System.arraycopy(bias, bias0, scratch, copy, columns);
            bias = scratch;
            bias0 = copy;
        }
        float[] plain = simple ? bias : Epilogues.NO_BIAS;
        int plain0 = simple ? bias0 : 0;
        for (int i = 0; i < m;) {
            int height = next(m - i, ending);
            int tiles = tiles(m - i, height, k, ending);
            int from = a0 + i * lda;
            int to = c0 + i * ldc;
            int residual = residual0 + i * ldc;
            if (height == ending) {
                ended(tiles, vectors, columns, k, a, from, lda, b, b0, b0 + panelStride, ldb, c, to, ldc,
                        bias, bias0, epilogue, residual);
            } else if (whole) {
                tiles(height, tiles, vectors, k, a, from, lda, b, b0, b0 + panelStride, ldb, c, to, ldc,
                        plain, plain0, low);
                if (!simple) end(tiles * height, vectors, epilogue, column, residual, c, to, ldc);
            } else {
                tiles = 1;
                tiles(height, tiles, vectors, k, a, from, lda, b, b0, b0 + panelStride, ldb, scratch, scratch0, width,
                        plain, plain0, low);
                TailTile.store(height, columns, width, scratch, scratch0, c, to, ldc);
                if (!simple) Epilogues.apply(epilogue, height, columns, c, to, ldc, column, residual);
            }
            i += tiles * height;
        }
    }

    /** Rows of the tiles for so many vectors that end their sums whole; those of two vectors need not fill them. */
    private static int endingRows(int vectors, boolean whole) {
        if (vectors == 2) return NarrowEndedRows.TWO;
        return whole ? PairTiles.ROWS : NONE;
    }

    /** Rows of the next tile where {@code rows} are left. */
    private static int next(int rows, int ending) {
        int left = rows - NarrowEndedRows.TWO;
        return ending == NarrowEndedRows.TWO && (left == 0 || fits(left)) ? ending : PairTiles.next(rows);
    }

    /** Rows of the tiles of that height that one call does. */
    static int rowsAtOnce(int height, int k) {
        return height * Math.max(1, STEPS_AT_ONCE / Math.max(1, k));
    }

    /** How many tiles of that height, which follow each other, are done by one call. */
    static int tiles(int rows, int height, int k) {
        return tiles(rows, height, k, NONE);
    }

    private static int tiles(int rows, int height, int k, int ending) {
        int most = STEPS_AT_ONCE / Math.max(1, k);
        int tiles = 1;
        while (tiles < most && rows > tiles * height && next(rows - tiles * height, ending) == height) tiles++;
        return tiles;
    }

    /** Tiles whose sums are ended whole before they are stored. */
    private static void ended(int tiles, int vectors, int columns, int k, float[] a, int a0, int lda,
            float[] b, int b0, int b1, int ldb, float[] c, int c0, int ldc,
            float[] bias, int bias0, Epilogue epilogue, int residual0) {
        boolean adds = epilogue.residual() != null;
        float[] residual = Epilogues.residual(epilogue);
        int from = adds ? residual0 : 0;
        int ldr = adds ? ldc : 0;
        float low = Epilogues.lowest(epilogue.activation());
        float high = Epilogues.highest(epilogue.activation());
        switch (vectors) {
            case 4 -> SixEndedRows.four(tiles, k, a, a0, lda, b, b0, b1, ldb, c, c0, ldc,
                    bias, bias0, residual, from, ldr, low, high);
            case 3 -> SixEndedRows.three(tiles, k, a, a0, lda, b, b0, b1, ldb, c, c0, ldc,
                    bias, bias0, residual, from, ldr, low, high);
            default -> NarrowEndedRows.two(tiles, k, a, a0, lda, b, b0, ldb, c, c0, ldc, columns,
                    bias, bias0, residual, from, ldr, low, high);
        }
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
    private static void end(int rows, int vectors, Epilogue epilogue, int column, int residual0,
            float[] c, int c0, int ldc) {
        int columns = vectors * L;
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
    }
}
