package dev.lanewise.kernels.recurrent;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.simd.Species;

/** {@link ScalarHiddenProduct} in vectors: covers a block with tiles. */
final class VectorHiddenProduct {
    private static final int L = Species.LENGTH;

    /** Whether two vectors fill a panel; else four of them lie in it, once or twice. */
    private static final boolean LONGEST = 2 * L == WIDTH;

    /** Rows of the largest tile: the longest vectors come with 32 registers. */
    private static final int ROWS = LONGEST ? 8 : 6;

    private VectorHiddenProduct() {}

    /**
     * See {@link ScalarHiddenProduct#block}. All rows pass by a few columns, which stay in the first cache meanwhile.
     */
    static void block(int rows, int columns, int width, int k, float[] h, int h0, int ldh,
            float[] b, int b0, float[] c, int c0, int ldc, int stride) {
        if (rows == 1) {
            row(columns, width, k, h, h0, b, b0, c, c0, stride);
        } else if (rows == 2 && !LONGEST) {
            for (int j = 0; j < columns; j += 4 * L) {
                VectorHiddenTiles.rows2Wide(k, h, h0, ldh, b, b0 + j / WIDTH * WIDTH * k + j % WIDTH,
                        c, c0 + place(j, width, stride), c0 + place(j + 2 * L, width, stride), ldc);
            }
        } else {
            for (int j = 0; j < columns; j += 2 * L) {
                pairs(rows, k, h, h0, ldh, b, b0 + j / WIDTH * WIDTH * k + j % WIDTH,
                        c, c0 + place(j, width, stride), c0 + place(j + L, width, stride), ldc);
            }
        }
    }

    /** All rows by two vectors of columns, in tiles of nearly equal height. */
    private static void pairs(int rows, int k, float[] h, int h0, int ldh, float[] b, int b0,
            float[] c, int c0, int c1, int ldc) {
        int tiles = Math.ceilDiv(rows, ROWS);
        int i = 0;
        for (int tile = 1; tile <= tiles; tile++) {
            int end = (int) ((long) rows * tile / tiles);
            pair(end - i, k, h, h0 + i * ldh, ldh, b, b0, c, c0 + i * ldc, c1 + i * ldc, ldc);
            i = end;
        }
    }

    private static void pair(int rows, int k, float[] h, int h0, int ldh, float[] b, int b0,
            float[] c, int c0, int c1, int ldc) {
        switch (rows) {
            case 2 -> VectorHiddenTiles.rows2(k, h, h0, ldh, b, b0, c, c0, c1, ldc);
            case 3 -> VectorHiddenTiles.rows3(k, h, h0, ldh, b, b0, c, c0, c1, ldc);
            case 4 -> VectorHiddenTiles.rows4(k, h, h0, ldh, b, b0, c, c0, c1, ldc);
            case 5 -> VectorHiddenTiles.rows5(k, h, h0, ldh, b, b0, c, c0, c1, ldc);
            case 7 -> VectorTallTiles.rows7(k, h, h0, ldh, b, b0, c, c0, c1, ldc);
            case 8 -> VectorTallTiles.rows8(k, h, h0, ldh, b, b0, c, c0, c1, ldc);
            default -> VectorHiddenTiles.rows6(k, h, h0, ldh, b, b0, c, c0, c1, ldc);
        }
    }

    private static void row(int columns, int width, int k, float[] h, int h0, float[] b, int b0,
            float[] c, int c0, int stride) {
        int step = LONGEST ? L : 2 * L;
        for (int j = 0; j < WIDTH; j += 2 * step) {
            int at0 = c0 + place(j, width, stride);
            int at1 = c0 + place(j + step, width, stride);
            int at2 = c0 + place(WIDTH + j, width, stride);
            int at3 = c0 + place(WIDTH + j + step, width, stride);
            if (columns == 2 * WIDTH) {
                if (LONGEST) VectorHiddenRow.twoOfLongest(k, h, h0, b, b0, c, at0, at1, at2, at3);
                else
                    VectorHiddenRow.two(k, h, h0, b, b0 + j, c, at0, at1, at2, at3);
            } else {
                int at4 = c0 + place(2 * WIDTH + j, width, stride);
                int at5 = c0 + place(2 * WIDTH + j + step, width, stride);
                if (LONGEST) VectorHiddenRow.threeOfLongest(k, h, h0, b, b0, c, at0, at1, at2, at3, at4, at5);
                else
                    VectorHiddenRow.three(k, h, h0, b, b0 + j, c, at0, at1, at2, at3, at4, at5);
            }
        }
    }

    /** Where the chain of column j lies. */
    private static int place(int j, int width, int stride) {
        return j / width * stride + j % width;
    }
}
