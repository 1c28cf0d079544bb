package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.simd.Species;
import org.jspecify.annotations.Nullable;

/**
 * A tile of one panel's columns, cut into strips of two vectors.
 *
 * <p>Segments follow each other here and not in the tiles, but for tall ones: with a second loop around theirs, C2 keeps a partial sum of
 * a six-row tile on the stack of a machine with sixteen registers, which more than halves its speed. Between two
 * segments the sums pass through the outputs, which the first-level cache holds.
 */
final class VectorPanels {
    private static final int L = Species.LENGTH;
    static final int STRIP = 2 * L;

    /** What sums of a new chain begin with, read with row stride 0. */
    static final float[] ZEROS = new float[2 * STRIP];

    private VectorPanels() {}

    static void tile(int rows, int columns, int k,
            float[] a, int a0, int a1, int a2, int a3, int a4, int a5, int[] segments, float[] panel, int panelOffset,
            float[] c, int cOffset, int ldc, boolean accumulate,
            Epilogue epilogue, int column, int residual0, float[] scratch, int scratch0) {
        float[] bias = epilogue.bias();
        float[] residual = epilogue.residual();
        Activation activation = epilogue.activation();
        int bias0 = epilogue.biasOffset() + column;
        int whole = columns - columns % STRIP;
        for (int j = 0; j < whole; j += STRIP) {
            strip(rows, k, a, a0, a1, a2, a3, a4, a5, segments, panel, panelOffset + j, c, cOffset + j, ldc, accumulate,
                    bias, bias0 + j, residual, residual0 + j, activation);
        }
        if (whole == columns) return;
        TailTile.load(rows, columns - whole, STRIP, accumulate ? c : null, cOffset + whole, ldc,
                bias, bias0 + whole, residual, residual0 + whole, scratch, scratch0);
        // The residual strides as the output does: here both by the strip's width.
        strip(rows, k, a, a0, a1, a2, a3, a4, a5, segments, panel, panelOffset + whole, scratch, scratch0, STRIP,
                accumulate, bias == null ? null : scratch, TailTile.bias(rows, STRIP, scratch0),
                residual == null ? null : scratch, TailTile.residual(rows, STRIP, scratch0), activation);
        TailTile.store(rows, columns - whole, STRIP, scratch, scratch0, c, cOffset + whole, ldc);
    }

    /** The same for {@link Tiles#TALL} rows, which pass through all segments in registers. */
    static void tall(int columns, int k,
            float[] a, int a0, int a1, int a2, int a3, int a4, int a5, int a6, int a7, int a8, int a9, int a10, int a11,
            int[] segments, float[] panel, int panelOffset, float[] c, int cOffset, int ldc, boolean accumulate,
            Epilogue epilogue, int column, int residual0, float[] scratch, int scratch0) {
        float[] bias = epilogue.bias();
        float[] residual = epilogue.residual();
        Activation activation = epilogue.activation();
        int bias0 = epilogue.biasOffset() + column;
        int j = 0;
        for (; j <= columns - STRIP; j += STRIP) {
            TallVectorTiles.two(k, a, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, segments, panel,
                    panelOffset + j, accumulate ? c : ZEROS, accumulate ? cOffset + j : 0,
                    accumulate ? ldc : 0, c, cOffset + j, ldc);
            VectorEpilogue.two(Tiles.TALL, c, cOffset + j, ldc, bias, bias0 + j, residual, residual0 + j, activation);
        }
        if (j <= columns - L) {
            TallVectorTiles.one(k, a, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, segments, panel,
                    panelOffset + j, accumulate ? c : ZEROS, accumulate ? cOffset + j : 0,
                    accumulate ? ldc : 0, c, cOffset + j, ldc);
            VectorEpilogue.one(Tiles.TALL, c, cOffset + j, ldc, bias, bias0 + j, residual, residual0 + j, activation);
            j += L;
        }
        if (j == columns) return;
        TailTile.load(Tiles.TALL, columns - j, L, accumulate ? c : null, cOffset + j, ldc,
                bias, bias0 + j, residual, residual0 + j, scratch, scratch0);
        TallVectorTiles.one(k, a, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, segments, panel,
                panelOffset + j, accumulate ? scratch : ZEROS, accumulate ? scratch0 : 0,
                accumulate ? L : 0, scratch, scratch0, L);
        VectorEpilogue.one(Tiles.TALL, scratch, scratch0, L, bias == null ? null : scratch,
                TailTile.bias(Tiles.TALL, L, scratch0), residual == null ? null : scratch,
                TailTile.residual(Tiles.TALL, L, scratch0), activation);
        TailTile.store(Tiles.TALL, columns - j, L, scratch, scratch0, c, cOffset + j, ldc);
    }

    private static void strip(int rows, int k,
            float[] a, int a0, int a1, int a2, int a3, int a4, int a5, int[] segments, float[] b, int b0,
            float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        if (segments.length == 0) segment(rows, 0, a, 0, 0, 0, 0, 0, 0, b, 0, c, c0, ldc, accumulate);
        for (int s = 0; s < segments.length; s++) {
            int at = segments[s];
            segment(rows, k, a, a0 + at, a1 + at, a2 + at, a3 + at, a4 + at, a5 + at, b, b0 + s * k * WIDTH,
                    c, c0, ldc, accumulate || s > 0);
        }
        VectorEpilogue.two(rows, c, c0, ldc, bias, bias0, residual, residual0, activation);
    }

    private static void segment(int rows, int k,
            float[] a, int a0, int a1, int a2, int a3, int a4, int a5, float[] b, int b0,
            float[] c, int c0, int ldc, boolean accumulate) {
        float[] from = accumulate ? c : ZEROS;
        int f0 = accumulate ? c0 : 0;
        int ldf = accumulate ? ldc : 0;
        if (rows >= EvenStrips.FEWEST_ROWS && isEven(rows, a0, a1, a2, a3, a4, a5)) {
            NarrowStrips.tiles(rows, 1, k, a, a0, a1 - a0, b, b0, from, f0, ldf, c, c0, ldc);
            return;
        }
        switch (rows) {
            case 6 -> VectorTiles.rows6(k, a, a0, a1, a2, a3, a4, a5, b, b0, from, f0, ldf, c, c0, ldc);
            case 5 -> VectorTiles.rows5(k, a, a0, a1, a2, a3, a4, b, b0, from, f0, ldf, c, c0, ldc);
            case 4 -> VectorTiles.rows4(k, a, a0, a1, a2, a3, b, b0, from, f0, ldf, c, c0, ldc);
            case 3 -> LowVectorTiles.rows3(k, a, a0, a1, a2, b, b0, from, f0, ldf, c, c0, ldc);
            case 2 -> LowVectorTiles.rows2(k, a, a0, a1, b, b0, from, f0, ldf, c, c0, ldc);
            default -> LowVectorTiles.rows1(k, a, a0, b, b0, from, f0, ldf, c, c0, ldc);
        }
    }

    private static boolean isEven(int rows, int a0, int a1, int a2, int a3, int a4, int a5) {
        int lda = a1 - a0;
        return a2 - a1 == lda && a3 - a2 == lda && (rows < 5 || a4 - a3 == lda) && (rows < 6 || a5 - a4 == lda);
    }
}
