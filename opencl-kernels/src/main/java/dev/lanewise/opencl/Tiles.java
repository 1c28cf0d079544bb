package dev.lanewise.opencl;

import java.util.List;

/**
 * Rows of the tiles by which a device computes products and convolutions. Whatever they are, each sum is added up in the
 * same order.
 */
record Tiles(int gemm, int conv) {
    /** What there are kernels for. */
    static final List<Integer> ROWS = List.of(4, 8, 12);

    /** What is shipped: good on processors with 32 vector registers. */
    static final Tiles DEFAULT = new Tiles(8, 8);

    Tiles {
        if (!ROWS.contains(gemm) || !ROWS.contains(conv)) {
            throw new IllegalArgumentException("tiles: rows must be one of " + ROWS + "; got " + gemm + " and " + conv);
        }
    }

    /** Rows for a product of so many: no more than it takes. */
    int gemm(int rows) {
        return rows <= ROWS.getFirst() ? ROWS.getFirst() : gemm;
    }
}
