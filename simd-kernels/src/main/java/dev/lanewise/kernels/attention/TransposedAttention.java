package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.attention.ScalarAttention.BLOCK;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.micro.PairTiles;
import dev.lanewise.kernels.micro.Transpose;
import java.util.Arrays;

/**
 * Attention where every row sees every key, in the order of {@link ScalarAttention}. Rows are lanes throughout, 64 of
 * them: scores lie as {@code [keys, 64]}, outputs as {@code [valueDim, 64]}. So both products are tiles of six rows by
 * four vectors, which load least; keys and values are read where they lie, and what came before a block is scaled while
 * its sums are loaded. Where some rows see what others do not, lanes would be idle: see {@link BlockedAttention}.
 *
 * <p>A task is a chunk of the rows that share a head of keys.
 */
final class TransposedAttention implements Workers.Task {
    private static final int W = PairTiles.COLUMNS;

    /** Rows of a chunk: they share the way of keys and values into the second-level cache. */
    private static final int CHUNK = 4 * W;

    /** Numbers kept of a row: largest score, what to subtract, factor of what came before, denominator. */
    private static final int STATE = 4;

    private final Cpu cpu;
    private final SharedRows shared;
    private final AttentionArrays arrays;
    private final AttentionGeometry g;
    private final float[] scratch;
    private final int scratchOffset;
    private final int rows;
    private final int chunks;

    TransposedAttention(Cpu cpu, AttentionArrays arrays, float[] scratch, int scratchOffset) {
        this.cpu = cpu.on(Workers.INLINE);
        this.arrays = arrays;
        this.shared = new SharedRows(this.cpu, arrays);
        this.g = arrays.geometry();
        this.scratch = scratch;
        this.scratchOffset = scratchOffset;
        this.rows = rows(g);
        this.chunks = Math.ceilDiv(rows, CHUNK);
    }

    /** Rows that share a head of keys. */
    private static int rows(AttentionGeometry g) {
        return Math.multiplyExact(g.queries(), g.headsPerKvHead());
    }

    /** Whether every row sees every key and nearly all lanes are rows. */
    static boolean fits(AttentionGeometry g) {
        int rows = rows(g);
        int idle = Math.ceilDiv(rows, W) * W - rows;
        return PairTiles.PAYS && !g.causal() && g.window() == 0 && g.keys() > 0 && rows > 0 && idle <= rows / 8;
    }

    int tasks() {
        return g.batch() * g.kvHeads() * chunks;
    }

    static int scratchEach(AttentionGeometry g) {
        if (!fits(g)) return 0;
        int perRow = Math.addExact(Math.addExact(g.headDim(), g.valueDim()), STATE);
        int chunk = Math.min(CHUNK, Math.ceilDiv(rows(g), W) * W);
        return Math.addExact(Math.multiplyExact(chunk, perRow), BLOCK * W);
    }

    @Override
    public void run(int first, int end, int worker) {
        int own = scratchOffset + worker * scratchEach(g);
        for (int task = first; task < end; task++) {
            int head = task / chunks;
            int from = task % chunks * CHUNK;
            chunk(head / g.kvHeads(), head % g.kvHeads(), from, Math.min(rows, from + CHUNK), own);
        }
    }

    /** Rows {@code from} to {@code to - 1} of a head of keys; at {@code s} are the scores, then what groups keep. */
    private void chunk(int batch, int kvHead, int from, int to, int s) {
        int groups = s + BLOCK * W;
        for (int row = from, q = groups; row < to; row += W, q += perGroup()) {
            begin(batch, kvHead, row, Math.min(W, to - row), q);
        }
        for (int block = 0; block < g.keys(); block += BLOCK) {
            int keys = Math.min(BLOCK, g.keys() - block);
            for (int row = from, q = groups; row < to; row += W, q += perGroup()) {
                block(batch, kvHead, row, Math.min(W, to - row), block, keys, q, s);
            }
        }
        for (int row = from, q = groups; row < to; row += W, q += perGroup()) {
            finish(batch, kvHead, row, Math.min(W, to - row), outputs(q), state(q));
        }
    }

    /** Floats that a group of rows keeps: queries, sums and state. */
    private int perGroup() {
        return (g.headDim() + g.valueDim() + STATE) * W;
    }

    private int outputs(int q) {
        return q + g.headDim() * W;
    }

    private int state(int q) {
        return outputs(q) + g.valueDim() * W;
    }

    private void begin(int batch, int kvHead, int row, int n, int q) {
        shared.queries(batch, kvHead, row, n, W, scratch, q);
        int m = state(q);
        Arrays.fill(scratch, outputs(q), m, 0);
        Arrays.fill(scratch, m, m + W, Float.NEGATIVE_INFINITY);
        Arrays.fill(scratch, m + W, m + STATE * W, 0);
    }

    /** Some keys for a group of rows. */
    private void block(int batch, int kvHead, int row, int n, int block, int keys, int q, int s) {
        int depth = g.headDim();
        PairScoreTiles.run(keys, depth, arrays.k(), arrays.key(batch, block, kvHead), g.kvHeads() * depth, scratch, q,
                scratch, s);
        shared.finishScores(batch, kvHead, row, n, W, block, keys, scratch, s, W);
        int fours = (keys + 3) & -4;
        Arrays.fill(scratch, s + keys * W, s + fours * W, Float.NEGATIVE_INFINITY);
        int m = state(q);
        for (int lane = 0; lane < W; lane += VectorWeights.LANES) {
            VectorWeights.largest(fours, scratch, s + lane, W, scratch, m + lane, m + W + lane, m + 2 * W + lane);
            VectorWeights.weights(fours, scratch, s + lane, W, scratch, m + W + lane, m + 2 * W + lane,
                    m + 3 * W + lane);
        }
        ValueTiles.run(keys, g.valueDim(), arrays.v(), arrays.value(batch, block, kvHead), g.kvHeads() * g.valueDim(),
                scratch, s, scratch, m + 2 * W, scratch, outputs(q));
    }

    private void finish(int batch, int kvHead, int row, int n, int o, int m) {
        int columns = g.valueDim();
        float[] y = arrays.y();
        int l = m + 3 * W;
        VectorWeights.divideRows(columns, W, scratch, o, scratch, l);
        if (g.headsPerKvHead() == 1) {
            Transpose.run(columns, n, scratch, o, W, y, arrays.output(batch, row, kvHead), g.heads() * columns);
        } else {
            for (int i = 0; i < n; i++) {
                int to = arrays.output(batch, shared.query(row + i), shared.head(kvHead, row + i));
                for (int d = 0; d < columns; d++) y[to + d] = scratch[o + d * W + i];
            }
        }
        float[] logarithms = arrays.logSumExp();
        if (logarithms == null) return;
        int log = m + W;
        Elementwise.unary(cpu, UnaryFunction.LOG, 0, 0, n, scratch, l, scratch, log);
        for (int i = 0; i < n; i++) {
            int to = arrays.logarithm(batch, shared.query(row + i), shared.head(kvHead, row + i));
            logarithms[to] = Math.fma(scratch[m + i], PowerOfTwo.LN_2, scratch[log + i]);
        }
    }
}
