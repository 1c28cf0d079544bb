package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;
import org.jspecify.annotations.Nullable;

/**
 * {@link EvenStrips} for CPUs with sixteen registers: strips of two vectors of columns, whose epilogue is a pass over
 * rows that the first-level cache still holds. Columns that do not fill two vectors are left to other tiles.
 */
final class NarrowStrips {
    /** Whether vectors have half of the length that comes with 32 registers. Known where there are no vectors. */
    private static final boolean PAYS = !Tiles.TALL_PAYS;

    private NarrowStrips() {}

    /** Whether a product of so many rows is one for these strips. */
    static boolean pays(boolean vector, int m) {
        return vector && PAYS && EvenStrips.fits(m);
    }

    /**
     * {@code m} rows that lie {@code lda} apart, by the first {@code n} columns: {@code c[i, j]} for all of both.
     *
     * @param n a multiple of {@link VectorPanels#STRIP}
     * @param panelStride floats from one panel to the next
     * @param column the first column, for the bias
     * @param residual0 where the first residual lies
     */
    static void run(int m, int n, int k, float[] a, int a0, int lda, float[] panels, int panel0, int panelStride,
            float[] c, int c0, int ldc, boolean accumulate, Epilogue epilogue, int column, int residual0) {
        for (int j = 0; j < n; j += VectorPanels.STRIP) {
            int b0 = panel0 + j / WIDTH * panelStride + j % WIDTH;
            for (int i = 0; i < m;) {
                int rows = epilogue.isNone() ? m - i : EvenStrips.atOnce(m - i);
                int to = c0 + i * ldc + j;
                strip(rows, k, a, a0 + i * lda, lda, panels, b0, accumulate ? c : null, c, to, ldc);
                end(rows, epilogue, column + j, residual0 + i * ldc + j, c, to, ldc);
                i += rows;
            }
        }
    }

    private static void strip(int m, int k, float[] a, int a0, int lda, float[] b, int b0, float @Nullable [] before,
            float[] c, int c0, int ldc) {
        float[] from = before == null ? VectorPanels.ZEROS : before;
        for (int i = 0; i < m;) {
            int height = PairTiles.next(m - i);
            int tiles = EvenStrips.tiles(m - i, height, k);
            tiles(height, tiles, k, a, a0 + i * lda, lda, b, b0, from, before == null ? 0 : c0 + i * ldc,
                    before == null ? 0 : ldc, c, c0 + i * ldc, ldc);
            i += tiles * height;
        }
    }

    /** @param height 4 to 6 */
    static void tiles(int height, int tiles, int k, float[] a, int a0, int lda, float[] b, int b0,
            float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        switch (height) {
            case 6 -> EvenVectorRows.rows6(tiles, k, a, a0, lda, b, b0, from, f0, ldf, c, c0, ldc);
            case 5 -> EvenVectorRows.rows5(tiles, k, a, a0, lda, b, b0, from, f0, ldf, c, c0, ldc);
            case 4 -> EvenVectorRows.rows4(tiles, k, a, a0, lda, b, b0, from, f0, ldf, c, c0, ldc);
            default -> throw new IllegalStateException("no tile of " + height + " rows");
        }
    }

    private static void end(int rows, Epilogue epilogue, int column, int residual0, float[] c, int c0, int ldc) {
        if (epilogue.isNone()) return;
        VectorEpilogue.two(rows, c, c0, ldc, epilogue.bias(), epilogue.biasOffset() + column,
                epilogue.residual(), residual0, epilogue.activation());
        Epilogues.finish(true, epilogue.activation(), rows, VectorPanels.STRIP, c, c0, ldc);
    }
}
