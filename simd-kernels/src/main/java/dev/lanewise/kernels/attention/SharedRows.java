package dev.lanewise.kernels.attention;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.micro.Transpose;
import java.util.Arrays;

/**
 * Rows that share a head of keys, numbered query by query, for each the heads of its group: what is done to their
 * queries and scores where they are lanes.
 *
 * @param cpu in the calling thread
 */
record SharedRows(Cpu cpu, AttentionArrays arrays) {
    private AttentionGeometry g() {
        return arrays.geometry();
    }

    int query(int row) {
        return row / g().headsPerKvHead();
    }

    int head(int kvHead, int row) {
        return kvHead * g().headsPerKvHead() + row % g().headsPerKvHead();
    }

    /** {@code n} queries as {@code [headDim, width]}, times the factor of all scores; 0 where there are fewer. */
    void queries(int batch, int kvHead, int row, int n, int width, float[] to, int at) {
        int depth = g().headDim();
        if (n < width) Arrays.fill(to, at, at + depth * width, 0);
        if (g().headsPerKvHead() == 1) {
            int x = arrays.query(batch, row, kvHead);
            Transpose.run(n, depth, arrays.q(), x, g().heads() * depth, to, at, width);
        } else {
            for (int i = 0; i < n; i++) {
                int x = arrays.query(batch, query(row + i), head(kvHead, row + i));
                for (int d = 0; d < depth; d++) to[at + d * width + i] = arrays.q()[x + d];
            }
        }
        VectorWeights.scale(depth * width, to, at, ScalarAttention.factor(g()));
    }

    /**
     * Caps scores and adds the mask to them.
     *
     * @param n the rows
     * @param lanes those that are computed, a multiple of a vector's length and of no more than {@code step}
     * @param s scores {@code [keys, step]} from {@code s0} on, of keys from {@code j0} on
     */
    void finishScores(int batch, int kvHead, int row, int n, int lanes, int j0, int keys, float[] s, int s0,
            int step) {
        if (g().softCap() != 0) {
            int all = keys * step;
            Elementwise.unary(cpu, UnaryFunction.TANH, 0, 0, all, s, s0, s, s0);
            float cap = ScalarAttention.cap(g());
            for (int i = s0; i < s0 + all; i++) s[i] *= cap;
        }
        AttentionMask mask = arrays.mask();
        if (mask == null) return;
        if (mask.oneRow()) {
            VectorWeights.shift(keys, lanes, mask.values(), mask.row(batch, 0, 0) + j0, s, s0, step);
            return;
        }
        for (int i = 0; i < n; i++) {
            int from = mask.row(batch, head(kvHead, row + i), query(row + i)) + j0;
            for (int j = 0; j < keys; j++) {
                int to = s0 + i + j * step;
                s[to] = Math.fma(mask.values()[from + j], PowerOfTwo.LOG2_E, s[to]);
            }
        }
    }
}
