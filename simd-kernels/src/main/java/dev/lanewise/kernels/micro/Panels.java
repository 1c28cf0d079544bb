package dev.lanewise.kernels.micro;

import dev.lanewise.kernels.Lanes;
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

    /**
     * Where panels begin in an {@link #array} of their own: at a cache line where the array does, as arrays of at least
     * half a region do under G1, behind a header of 16 bytes. Vectors that cross no line are read faster, from any cache
     * and from memory: what few rows do with weights takes a tenth less.
     */
    public static final int FIRST = 12;

    /** Numbers only move, so that the choice of code is no matter of bits. */
    private static final boolean VECTOR = Lanes.vector();

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

    /** An array that has room for the panels of weights, so many floats from {@link #FIRST} on. */
    public static float[] array(int size) {
        return new float[Math.addExact(FIRST, size)];
    }

    /**
     * Packs {@code b}, stored as {@code [k, n]} with row stride {@code ldb}, or transposed as {@code [n, k]}.
     *
     * @param packed receives {@link #size} floats from {@code packedOffset} on
     */
    public static void pack(boolean transposeB, int n, int k, float[] b, int bOffset, int ldb,
            float[] packed, int packedOffset) {
        pack(false, transposeB, n, k, b, bOffset, ldb, packed, packedOffset);
    }

    /** The same with plain loops alone, for weights that are packed once. */
    public static void packOnce(boolean transposeB, int n, int k, float[] b, int bOffset, int ldb,
            float[] packed, int packedOffset) {
        pack(true, transposeB, n, k, b, bOffset, ldb, packed, packedOffset);
    }

    private static void pack(boolean once, boolean transposeB, int n, int k, float[] b, int bOffset, int ldb,
            float[] packed, int packedOffset) {
        for (int panel = 0; panel < count(n); panel++) {
            int columns = Math.min(WIDTH, n - panel * WIDTH);
            int from = bOffset + panel * WIDTH * (transposeB ? ldb : 1);
            int to = packedOffset + panel * WIDTH * k;
            if (transposeB && once) {
                Transpose.plain(columns, k, b, from, ldb, packed, to, WIDTH);
            } else if (transposeB) {
                Transpose.run(columns, k, b, from, ldb, packed, to, WIDTH);
            } else {
                for (int l = 0; l < k; l++) System.arraycopy(b, from + l * ldb, packed, to + l * WIDTH, columns);
            }
            for (int l = 0; l < k && columns < WIDTH; l++) {
                Arrays.fill(packed, to + l * WIDTH + columns, to + (l + 1) * WIDTH, 0);
            }
        }
    }

    /**
     * {@link #pack} for an operand of one product. Rows of 32 numbers are short for the copying routine, and vectors
     * copy them faster once they are compiled; weights, which are packed once, would wait for that.
     */
    public static void packAnew(boolean transposeB, int n, int k, float[] b, int bOffset, int ldb,
            float[] packed, int packedOffset) {
        int whole = VECTOR && !transposeB ? n / WIDTH : 0;
        int panel = 0;
        for (; panel < whole - 1; panel += 2) {
            VectorPacking.pair(k, b, bOffset + panel * WIDTH, ldb, packed, packedOffset + panel * WIDTH * k);
        }
        if (panel < whole) {
            VectorPacking.panel(k, b, bOffset + panel * WIDTH, ldb, packed, packedOffset + panel * WIDTH * k);
        }
        int done = whole * WIDTH;
        pack(transposeB, n - done, k, b, bOffset + done, ldb, packed, packedOffset + done * k);
    }
}
