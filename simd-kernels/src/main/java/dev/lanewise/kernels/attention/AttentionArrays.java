package dev.lanewise.kernels.attention;

import org.jspecify.annotations.Nullable;

/** What a forward pass reads and writes: one argument for all that works on it. */
record AttentionArrays(
        AttentionGeometry geometry,
        float[] q,
        int qOffset,
        float[] k,
        int kOffset,
        float[] v,
        int vOffset,
        @Nullable AttentionMask mask,
        float[] y,
        int yOffset,
        float @Nullable [] logSumExp,
        int logSumExpOffset) {

    /** Where a query's head begins. */
    int query(int batch, int t, int head) {
        return qOffset + ((batch * geometry.queries() + t) * geometry.heads() + head) * geometry.headDim();
    }

    /** Where a key begins. */
    int key(int batch, int j, int kvHead) {
        return kOffset + ((batch * geometry.keys() + j) * geometry.kvHeads() + kvHead) * geometry.headDim();
    }

    /** Where a value begins. */
    int value(int batch, int j, int kvHead) {
        return vOffset + ((batch * geometry.keys() + j) * geometry.kvHeads() + kvHead) * geometry.valueDim();
    }

    /** Where an output begins. */
    int output(int batch, int t, int head) {
        return yOffset + ((batch * geometry.queries() + t) * geometry.heads() + head) * geometry.valueDim();
    }

    /** Where a logarithm lies. */
    int logarithm(int batch, int t, int head) {
        return logSumExpOffset + (batch * geometry.queries() + t) * geometry.heads() + head;
    }
}
