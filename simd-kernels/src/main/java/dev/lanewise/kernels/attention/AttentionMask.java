package dev.lanewise.kernels.attention;

/**
 * Numbers that are added to the scores, {@code [batch, heads, queries, keys]}; -infinity hides a key. An axis that is
 * the same for all has stride 0; keys lie side by side.
 *
 * @param batchStride floats from one batch entry to the next
 * @param headStride floats from one query head to the next
 * @param queryStride floats from one query to the next
 */
public record AttentionMask(float[] values, int offset, int batchStride, int headStride, int queryStride) {
    /** Where the row of keys of a query begins. */
    int row(int batch, int head, int query) {
        return offset + batch * batchStride + head * headStride + query * queryStride;
    }

    /** Whether all queries of a batch entry share a row. */
    boolean oneRow() {
        return headStride == 0 && queryStride == 0;
    }

    void require(AttentionGeometry g) {
        long end = (long) offset + (g.batch() - 1L) * batchStride + (g.heads() - 1L) * headStride
                + (g.queries() - 1L) * queryStride + g.keys();
        boolean empty = g.batch() == 0 || g.queries() == 0;
        if (offset < 0 || batchStride < 0 || headStride < 0 || queryStride < 0 || (!empty && end > values.length)) {
            throw new IllegalArgumentException("attention: mask must hold [batch, heads, queries, keys] at its strides;"
                    + " got an array of " + values.length + ", needed up to " + end);
        }
    }
}
