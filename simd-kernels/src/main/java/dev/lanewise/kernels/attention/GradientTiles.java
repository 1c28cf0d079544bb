package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.attention.ScalarAttention.BLOCK;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.attention.AttentionGradient.Arguments;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import java.util.Arrays;

/**
 * {@link AttentionGradient} by register tiles, for up to 32 rows of queries that share a head of keys and keys that all
 * of them see. Scores and what becomes of them lie across, as {@code [keys, 32]}: so they are the right operand's
 * weights for queries and the left operand for keys, with no transposition.
 */
final class GradientTiles {
    private static final int W = Panels.WIDTH;

    private final AttentionGeometry g;
    private final Arguments x;
    private final float[] scratch;

    GradientTiles(AttentionGeometry g, Arguments x, float[] scratch) {
        this.g = g;
        this.x = x;
        this.scratch = scratch;
    }

    /** Whether scores are what tiles make of them. */
    static boolean fits(AttentionGeometry g, Arguments x) {
        return g.softCap() == 0 && x.mask() == null;
    }

    static int scratchEach(AttentionGeometry g) {
        long ofQuery = (long) g.headDim() + g.valueDim() + 2L * width(g.headDim()) + width(g.valueDim()) + 2;
        long ofKey = width(g.headDim()) + 2L * W;
        return Math.toIntExact(W * ofQuery + BLOCK * ofKey + Tiles.SCRATCH);
    }

    private static int width(int n) {
        return Panels.count(n) * W;
    }

    /**
     * Adds what keys {@code from} to {@code to - 1} give and get.
     *
     * @param first the first of {@code n} rows, which are numbered query by query, for each the heads of the group
     */
    void add(int batch, int kvHead, int first, int n, int from, int to, int own) {
        int transposedDy = own + W * g.headDim();
        int q = transposedDy + W * g.valueDim();
        int dy = q + W * width(g.headDim());
        int dq = dy + W * width(g.valueDim());
        int bases = dq + W * width(g.headDim());
        int k = bases + 2 * W;
        int s = k + BLOCK * width(g.headDim());
        int p = s + BLOCK * W;
        int tile = p + BLOCK * W;
        int rows = batch * g.queries() * g.heads() + kvHead * g.headsPerKvHead();
        for (int i = 0; i < n; i++) {
            int place = place(rows, first + i);
            scratch[bases + i] = x.logSumExp()[x.logSumExpOffset() + place] * PowerOfTwo.LOG2_E;
            scratch[bases + W + i] = AttentionGradient.less(true, g, x, place);
        }
        gather(x.q(), x.qOffset(), g.headDim(), rows, first, n, own, q);
        VectorWeights.scale(W * g.headDim(), scratch, own, ScalarAttention.factor(g));
        gather(x.dy(), x.dyOffset(), g.valueDim(), rows, first, n, transposedDy, dy);
        for (int i = 0; i < n; i++) {
            System.arraycopy(x.dq(), x.dqOffset() + place(rows, first + i) * g.headDim(), scratch,
                    dq + i * width(g.headDim()),
                    g.headDim());
        }
        for (int j = from; j < to;) {
            int keys = Math.min(to, (j / BLOCK + 1) * BLOCK) - j;
            block((batch * g.keys() + j) * g.kvHeads() + kvHead, keys, n, own, transposedDy, q, dy, dq, bases, k, s, p,
                    tile);
            j += keys;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(scratch, dq + i * width(g.headDim()), x.dq(),
                    x.dqOffset() + place(rows, first + i) * g.headDim(),
                    g.headDim());
        }
    }

    /** A row's place among those of all heads, the first of them being at {@code rows}. */
    private int place(int rows, int row) {
        int group = g.headsPerKvHead();
        return rows + row / group * g.heads() + row % group;
    }

    /** Rows of {@code depth} numbers, transposed and as panels. */
    private void gather(float[] from, int offset, int depth, int rows, int first, int n, int transposed,
            int panels) {
        if (n < W) Arrays.fill(scratch, transposed, transposed + W * depth, 0);
        for (int i = 0; i < n; i++) {
            int at = offset + place(rows, first + i) * depth;
            for (int d = 0; d < depth; d++) scratch[transposed + d * W + i] = from[at + d];
            for (int d = 0; d < depth; d += W) {
                int columns = Math.min(W, depth - d);
                int to = panels + (d * n + i * W);
                System.arraycopy(from, at + d, scratch, to, columns);
                Arrays.fill(scratch, to + columns, to + W, 0);
            }
        }
    }

    private void block(int key, int keys, int n, int transposedQ, int transposedDy, int q, int dy, int dq, int bases,
            int k, int s, int p, int tile) {
        int depth = g.headDim();
        int values = g.valueDim();
        int lanes = Math.ceilDiv(n, VectorWeights.LANES) * VectorWeights.LANES;
        ScoreTiles.run(keys, lanes, depth, x.k(), x.kOffset() + key * depth, g.kvHeads() * depth, scratch, transposedQ,
                scratch, s, scratch, tile);
        ScoreTiles.run(keys, lanes, values, x.v(), x.vOffset() + key * values, g.kvHeads() * values, scratch,
                transposedDy, scratch, p, scratch, tile);
        for (int lane = 0; lane < lanes; lane += VectorWeights.LANES) {
            VectorWeights.gradients(keys, scratch, s + lane, p + lane, bases + lane, bases + W + lane, g.scale());
        }
        Tiles.rows(true, keys, depth, n, scratch, p, W, Tiles.wholeRow(), scratch, q, W * n, x.dk(),
                x.dkOffset() + key * depth, g.kvHeads() * depth, true, Epilogue.NONE, 0, 0, scratch, tile);
        Tiles.rows(true, keys, values, n, scratch, s, W, Tiles.wholeRow(), scratch, dy, W * n, x.dv(),
                x.dvOffset() + key * values, g.kvHeads() * values, true, Epilogue.NONE, 0, 0, scratch, tile);
        Panels.pack(false, depth, keys, x.k(), x.kOffset() + key * depth, g.kvHeads() * depth, scratch, k);
        for (int column = 0; column < width(depth); column += AcrossTiles.STRIP) {
            int strip = k + column / W * W * keys + column % W;
            for (int i = 0; i < n;) {
                int height = AcrossTiles.height(n - i);
                AcrossTiles.rows(height, keys, scratch, p + i, scratch, strip, scratch,
                        dq + i * width(depth) + column, width(depth));
                i += height;
            }
        }
    }
}
