package dev.lanewise.kernels.micro;

import java.util.Arrays;

/**
 * The right operand of the tiles, brought into panels of 32 columns: element {@code [l, j]} of {@code [k, n]} lies at
 * {@code (j / 32 * k + l) * 32 + j % 32}, with zeros beyond column {@code n}.
 *
 * <p>The width is the same for all vector lengths, so that packed weights are the same on every machine, and is two
 * vectors of the widest.
 */
public final class Panels {
    /** Columns of a panel. */
    public static final int WIDTH = 32;

    /** Rows of a panel written together, so that a cache line of a transposed operand is read once, as a whole. */
    private static final int BLOCK = 16;

    private Panels() {}

    /** Panels that cover {@code n} columns. */
    public static int count(int n) {
        return Math.ceilDiv(n, WIDTH);
    }

    /** Floats of the panels of a {@code [k, n]} operand. */
    public static int size(int n, int k) {
        long size = (long) count(n) * WIDTH * k;
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "gemm: the packed operand must have at most 2^31 - 1 elements; got n " + n + ", k " + k);
        }
        return (int) size;
    }

    /**
     * Packs {@code b}, stored as {@code [k, n]} with row stride {@code ldb}, or transposed as {@code [n, k]}.
     *
     * @param packed receives {@link #size} floats from {@code packedOffset} on
     */
    public static void pack(boolean transposeB, int n, int k, float[] b, int bOffset, int ldb,
            float[] packed, int packedOffset) {
        for (int panel = 0; panel < count(n); panel++) {
            int columns = Math.min(WIDTH, n - panel * WIDTH);
            int from = bOffset + panel * WIDTH * (transposeB ? ldb : 1);
            int to = packedOffset + panel * WIDTH * k;
            if (transposeB) packTransposed(columns, k, b, from, ldb, packed, to);
            else packRows(columns, k, b, from, ldb, packed, to);
        }
    }

    private static void packRows(int columns, int k, float[] b, int b0, int ldb, float[] panel, int p0) {
        for (int l = 0; l < k; l++) {
            int to = p0 + l * WIDTH;
            System.arraycopy(b, b0 + l * ldb, panel, to, columns);
            if (columns < WIDTH) Arrays.fill(panel, to + columns, to + WIDTH, 0);
        }
    }

    private static void packTransposed(int columns, int k, float[] b, int b0, int ldb, float[] panel, int p0) {
        for (int l0 = 0; l0 < k; l0 += BLOCK) {
            int end = Math.min(k, l0 + BLOCK);
            for (int j = 0; j < columns; j++) {
                for (int l = l0; l < end; l++) panel[p0 + l * WIDTH + j] = b[b0 + j * ldb + l];
            }
            for (int l = l0; l < end && columns < WIDTH; l++) {
                Arrays.fill(panel, p0 + l * WIDTH + columns, p0 + (l + 1) * WIDTH, 0);
            }
        }
    }
}
