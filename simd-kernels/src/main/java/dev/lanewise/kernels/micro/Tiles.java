package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;

/**
 * Products of a few rows with packed panels, the work horse of matrix multiplication and convolution.
 *
 * <p>The left operand is read where it lies: the {@code l}-th number of row {@code i} in segment {@code s} is
 * {@code a[rowOffset(i) + segments[s] + l]}. A matrix has the one segment {@link #WHOLE_ROW}, a convolution one segment
 * for each kernel row or tap. The panel runs through the segments in the same order, so it has
 * {@code segments.length * k} rows.
 *
 * <p>Each output is one chain of fma: segments ascending, in each {@code l} ascending, from +0 or from what is stored;
 * then {@link Epilogue}. Nothing is written but the outputs and the scratch. The residual may not overlap the outputs.
 */
public final class Tiles {
    /** The most rows of a tile that is not tall. */
    public static final int ROWS = 6;

    /** Rows of a tall tile. */
    public static final int TALL = 12;

    /** Whether tall tiles are faster: they take 27 registers, which come with 512-bit vectors. */
    public static final boolean TALL_PAYS = Lanes.floats() >= 16;

    /** Floats of scratch that each range of work needs: tiles that reach beyond the last column go through it. */
    public static final int SCRATCH = TailTile.size(TALL, WIDTH);

    /** The most rows of tiles of four vectors of columns: six rows take 29 registers, two rows 13. */
    private static final int WIDE_ROWS = TALL_PAYS ? ROWS : 2;

    private static final int[] WHOLE_ROW = {0};

    private Tiles() {}

    /** The segments of an ordinary matrix: one, at offset 0. Not to be written. */
    public static int[] wholeRow() {
        return WHOLE_ROW;
    }

    /**
     * One tile: {@code rows} rows by the {@code columns} columns of one panel.
     *
     * @param rows from 1 to {@link #ROWS}; the offsets of further rows are not read
     * @param columns from 1 to {@link Panels#WIDTH}
     * @param column the tile's first column, for the bias
     * @param residual0 where the tile's first residual lies
     */
    public static void tile(boolean vector, int rows, int columns, int k,
            float[] a, int a0, int a1, int a2, int a3, int a4, int a5, int[] segments, float[] panel, int panelOffset,
            float[] c, int cOffset, int ldc, boolean accumulate,
            Epilogue epilogue, int column, int residual0, float[] scratch, int scratchOffset) {
        if (rows < 1 || rows > ROWS || columns > WIDTH) {
            throw new IllegalArgumentException(
                    "tile: rows must be from 1 to 6, columns at most 32; got " + rows + ", " + columns);
        }
        if (vector) {
            VectorPanels.tile(rows, columns, k, a, a0, a1, a2, a3, a4, a5, segments, panel, panelOffset,
                    c, cOffset, ldc, accumulate, epilogue, column, residual0, scratch, scratchOffset);
        } else {
            ScalarTiles.tile(rows, columns, k, a, a0, a1, a2, a3, a4, a5, segments, panel, panelOffset,
                    c, cOffset, ldc, accumulate, epilogue, column, residual0);
        }
        Epilogues.finish(vector, epilogue.activation(), rows, columns, c, cOffset, ldc);
    }

    /** A tile of {@link #TALL} rows; the rest as for {@link #tile}. */
    public static void tall(boolean vector, int columns, int k,
            float[] a, int a0, int a1, int a2, int a3, int a4, int a5, int a6, int a7, int a8, int a9, int a10, int a11,
            int[] segments, float[] panel, int panelOffset, float[] c, int cOffset, int ldc, boolean accumulate,
            Epilogue epilogue, int column, int residual0, float[] scratch, int scratchOffset) {
        if (columns > WIDTH) throw new IllegalArgumentException("tile: columns must be at most 32; got " + columns);
        if (vector) {
            VectorPanels.tall(columns, k, a, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, segments,
                    panel, panelOffset, c, cOffset, ldc, accumulate, epilogue, column, residual0,
                    scratch, scratchOffset);
        } else {
            ScalarTiles.tile(ROWS, columns, k, a, a0, a1, a2, a3, a4, a5, segments, panel, panelOffset,
                    c, cOffset, ldc, accumulate, epilogue, column, residual0);
            ScalarTiles.tile(ROWS, columns, k, a, a6, a7, a8, a9, a10, a11, segments, panel, panelOffset,
                    c, cOffset + ROWS * ldc, ldc, accumulate, epilogue, column, residual0 + ROWS * ldc);
        }
        Epilogues.finish(vector, epilogue.activation(), TALL, columns, c, cOffset, ldc);
    }

    /** A tile of {@code rows} rows that lie {@code lda} apart, from 1 to {@link #ROWS} or {@link #TALL} of them. */
    public static void evenly(boolean vector, int rows, int columns, int k, float[] a, int a0, int lda,
            int[] segments, float[] panel, int panelOffset, float[] c, int cOffset, int ldc, boolean accumulate,
            Epilogue epilogue, int column, int residual0, float[] scratch, int scratchOffset) {
        if (rows == TALL) {
            tall(vector, columns, k, a, a0, a0 + lda, a0 + 2 * lda, a0 + 3 * lda, a0 + 4 * lda, a0 + 5 * lda,
                    a0 + 6 * lda, a0 + 7 * lda, a0 + 8 * lda, a0 + 9 * lda, a0 + 10 * lda, a0 + 11 * lda, segments,
                    panel, panelOffset, c, cOffset, ldc, accumulate, epilogue, column, residual0,
                    scratch, scratchOffset);
        } else {
            tile(vector, rows, columns, k, a, a0, a0 + lda, a0 + 2 * lda, a0 + 3 * lda, a0 + 4 * lda, a0 + 5 * lda,
                    segments, panel, panelOffset, c, cOffset, ldc, accumulate, epilogue, column, residual0,
                    scratch, scratchOffset);
        }
    }

    /**
     * {@code m} rows that lie {@code lda} apart, by {@code n} columns: {@code c[i, j]} for all of both.
     *
     * @param panelStride floats from one panel to the next: {@code 32 * segments.length * k}, or more where {@code k}
     *     is a part of the whole
     * @param column the first column, for the bias
     * @param residualOffset where the first residual lies
     */
    public static void rows(boolean vector, int m, int n, int k,
            float[] a, int aOffset, int lda, int[] segments, float[] panels, int panelsOffset, int panelStride,
            float[] c, int cOffset, int ldc, boolean accumulate,
            Epilogue epilogue, int column, int residualOffset, float[] scratch, int scratchOffset) {
        if (m == 0) return;
        if (!accumulate && segments.length == 1 && EvenStrips.pays(vector, m, n)) {
            EvenStrips.run(m, n, k, a, aOffset + segments[0], lda, panels, panelsOffset, panelStride, WIDTH,
                    c, cOffset, ldc, epilogue, column, residualOffset, scratch, scratchOffset);
            return;
        }
        if (!accumulate && segments.length == 1 && OneVectorStrip.pays(vector, m, n)) {
            int whole = m - m % OneVectorStrip.ROWS;
            OneVectorStrip.run(whole, k, a, aOffset + segments[0], lda, panels, panelsOffset,
                    c, cOffset, ldc, epilogue, column, residualOffset);
            panels(true, m - whole, n, k, a, aOffset + whole * lda, lda, segments, panels, panelsOffset, panelStride,
                    c, cOffset + whole * ldc, ldc, false, epilogue, column, residualOffset + whole * ldc,
                    scratch, scratchOffset);
            return;
        }
        if (segments.length == 1 && NarrowStrips.pays(vector, m)) {
            int whole = n - n % VectorPanels.STRIP;
            NarrowStrips.run(m, whole, k, a, aOffset + segments[0], lda, panels, panelsOffset, panelStride,
                    c, cOffset, ldc, accumulate, epilogue, column, residualOffset);
            if (whole < n) {
                int last = panelsOffset + whole / WIDTH * panelStride + whole % WIDTH;
                panels(true, m, n - whole, k, a, aOffset, lda, segments, panels, last, panelStride,
                        c, cOffset + whole, ldc, accumulate, epilogue, column + whole, residualOffset + whole,
                        scratch, scratchOffset);
            }
            return;
        }
        // columns of one vector: tall tiles have no second one that would be computed in vain
        boolean narrow = TALL_PAYS && m >= TALL && n <= WIDTH / 2;
        if (!vector || narrow || (m > WIDE_ROWS && !TALL_PAYS)) {
            panels(vector, m, n, k, a, aOffset, lda, segments, panels, panelsOffset, panelStride,
                    c, cOffset, ldc, accumulate, epilogue, column, residualOffset, scratch, scratchOffset);
            return;
        }
        for (int j = 0; j < n; j += 2 * WIDTH) {
            int columns = Math.min(2 * WIDTH, n - j);
            int panel = panelsOffset + j / WIDTH * panelStride;
            for (int i = 0; i < m;) {
                int height = TileHeights.even(m - i, WIDE_ROWS);
                WideVectorPanels.rows(height, columns, k, a, aOffset + i * lda, lda, segments, panels, panel,
                        panelStride, c, cOffset + i * ldc + j, ldc, accumulate, epilogue, column + j,
                        residualOffset + i * ldc + j, scratch, scratchOffset);
                i += height;
            }
        }
    }

    private static void panels(boolean vector, int m, int n, int k,
            float[] a, int aOffset, int lda, int[] segments, float[] panels, int panelsOffset, int panelStride,
            float[] c, int cOffset, int ldc, boolean accumulate,
            Epilogue epilogue, int column, int residualOffset, float[] scratch, int scratchOffset) {
        for (int j = 0; j < n; j += WIDTH) {
            int panel = panelsOffset + j / WIDTH * panelStride;
            for (int i = 0; i < m;) {
                int height = TileHeights.next(m - i);
                evenly(vector, height, Math.min(WIDTH, n - j), k, a, aOffset + i * lda, lda, segments, panels, panel,
                        c, cOffset + i * ldc + j, ldc, accumulate,
                        epilogue, column + j, residualOffset + i * ldc + j, scratch, scratchOffset);
                i += height;
            }
        }
    }
}
