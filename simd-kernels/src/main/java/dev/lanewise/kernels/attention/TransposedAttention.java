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
 * Attention of many rows, in the order of {@link ScalarAttention}. Rows are lanes throughout, 64 of them: scores lie as
 * {@code [keys, 64]}, outputs as {@code [valueDim, 64]}. So both products are tiles of six rows by four vectors, which
 * load least; keys and values are read where they lie, and what came before a block is scaled while its sums are loaded.
 * Keys that only some of the 64 see, on the diagonal of causal attention, are weighed and added by vectors of rows: see
 * {@link SeenKeys}. Where many lanes would be idle, see {@link BlockedAttention}.
 *
 * <p>A task is a chunk of the rows that share a head of keys.
 */
final class TransposedAttention implements Workers.Task {
    private static final int W = PairTiles.COLUMNS;

    /** Rows of a chunk: they share the way of keys and values into the second-level cache. */
    private static final int CHUNK = 4 * W;

    /**
     * Numbers kept of a row: largest score, what to subtract, factor of what came before, denominator, and the first key
     * of a block that it sees and the first that it does not see any more.
     */
    private static final int STATE = 6;

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

    /** Whether nearly all lanes are rows. */
    static boolean fits(AttentionGeometry g) {
        int rows = rows(g);
        int idle = Math.ceilDiv(rows, W) * W - rows;
        return PairTiles.PAYS && g.keys() > 0 && rows > 0 && idle <= rows / 8;
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
            int i = task % chunks;
            // Light and heavy chunks of causal attention in turns, so that halves of the tasks weigh the same.
            int from = (i % 2 == 0 ? i / 2 : chunks - 1 - i / 2) * CHUNK;
            chunk(head / g.kvHeads(), head % g.kvHeads(), from, Math.min(rows, from + CHUNK), own);
        }
    }

    /** Rows {@code from} to {@code to - 1} of a head of keys; at {@code s} are the scores, then what groups keep. */
    private void chunk(int batch, int kvHead, int from, int to, int s) {
        int groups = s + BLOCK * W;
        for (int row = from, q = groups; row < to; row += W, q += perGroup()) {
            begin(batch, kvHead, row, Math.min(W, to - row), q);
        }
        int last = end(to - 1);
        for (int block = start(from) / BLOCK * BLOCK; block < last; block += BLOCK) {
            for (int row = from, q = groups; row < to; row += W, q += perGroup()) {
                block(batch, kvHead, row, Math.min(W, to - row), block, q, s);
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

    private int start(int row) {
        return g.keysStart(shared.query(row));
    }

    private int end(int row) {
        return g.keysEnd(shared.query(row));
    }

    /** Those keys of a block that a group of rows sees. */
    private void block(int batch, int kvHead, int row, int n, int block, int q, int s) {
        int last = row + n - 1;
        int j0 = Math.max(block, start(row));
        int j1 = Math.min(block + BLOCK, end(last));
        if (j0 >= j1) return;
        score(batch, kvHead, row, n, block, j0, j1, q, s);
        int all0 = Math.clamp(start(last), j0, j1);
        int all1 = Math.clamp(end(row), all0, j1);
        int m = state(q);
        if (all0 == j0 && all1 == j1) {
            for (int lane = 0; lane < W; lane += VectorWeights.LANES) weigh(j0 - block, j1 - block, lane, s, m);
            addValues(batch, kvHead, block, j0, j1, s, scratch, m + 2 * W, outputs(q));
        } else {
            limits(row, n, block, m);
            for (int lane = 0; lane < W; lane += VectorWeights.LANES) hideAndWeigh(row, n, block, j0, j1, lane, s, m);
            if (all0 == j0) addValues(batch, kvHead, block, j0, all1, s, scratch, m + 2 * W, outputs(q));
            else {
                addValues(batch, kvHead, block, j0, j0, s, scratch, m + 2 * W, outputs(q));
                addSeen(batch, kvHead, row, n, block, j0, all0, q, s);
                addValues(batch, kvHead, block, all0, all1, s, ValueTiles.ONES, 0, outputs(q));
            }
            addSeen(batch, kvHead, row, n, block, all1, j1, q, s);
        }
    }

    /** Scores, and -infinity in front of them and behind up to whole fours. */
    private void score(int batch, int kvHead, int row, int n, int block, int j0, int j1, int q, int s) {
        int depth = g.headDim();
        int at = s + (j0 - block) * W;
        int end = s + (j1 - block) * W;
        PairScoreTiles.run(j1 - j0, depth, arrays.k(), arrays.key(batch, j0, kvHead), g.kvHeads() * depth, scratch, q,
                scratch, at);
        shared.finishScores(batch, kvHead, row, n, W, j0, j1 - j0, scratch, at, W);
        Arrays.fill(scratch, s + ((j0 - block) & -4) * W, at, Float.NEGATIVE_INFINITY);
        Arrays.fill(scratch, end, s + ((j1 - block + 3) & -4) * W, Float.NEGATIVE_INFINITY);
    }

    /** Scores of a vector of rows and keys {@code from} to {@code to - 1} of a block become weights. */
    private void weigh(int from, int to, int lane, int s, int m) {
        int first = from & -4;
        int keys = ((to + 3) & -4) - first;
        int at = s + first * W + lane;
        VectorWeights.largest(keys, scratch, at, W, scratch, m + lane, m + W + lane, m + 2 * W + lane);
        VectorWeights.weights(keys, scratch, at, W, scratch, m + W + lane, m + 2 * W + lane, m + 3 * W + lane);
    }

    /** Which keys of a block each row sees, counted from its first; idle lanes see what the last row sees. */
    private void limits(int row, int n, int block, int m) {
        for (int i = 0; i < W; i++) {
            int of = row + Math.min(i, n - 1);
            scratch[m + 4 * W + i] = Math.clamp((long) start(of) - block, 0, BLOCK);
            scratch[m + 5 * W + i] = Math.clamp((long) end(of) - block, 0, BLOCK);
        }
    }

    private void hideAndWeigh(int row, int n, int block, int j0, int j1, int lane, int s, int m) {
        int top = row + Math.min(lane, n - 1);
        int low = row + Math.min(lane + VectorWeights.LANES, n) - 1;
        int from = Math.clamp(start(top), j0, j1) - block;
        int to = Math.clamp(end(low), j0, j1) - block;
        int all0 = Math.clamp((long) start(low) - block, from & -4, (to + 3) & -4);
        int all1 = Math.clamp((long) end(top) - block, all0, (to + 3) & -4);
        SeenKeys.hide(from & -4, all0, scratch, s + lane, scratch, m + 4 * W + lane, m + 5 * W + lane);
        SeenKeys.hide(all1, (to + 3) & -4, scratch, s + lane, scratch, m + 4 * W + lane, m + 5 * W + lane);
        weigh(from, to, lane, s, m);
    }

    /** Values of keys that all rows see, after what came before them times {@code a}. */
    private void addValues(int batch, int kvHead, int block, int from, int to, int s, float[] a, int a0, int o) {
        ValueTiles.run(to - from, g.valueDim(), arrays.v(), arrays.value(batch, from, kvHead),
                g.kvHeads() * g.valueDim(), scratch, s + (from - block) * W, a, a0, scratch, o);
    }

    /** Values of keys {@code from} to {@code to - 1} that only some rows see. */
    private void addSeen(int batch, int kvHead, int row, int n, int block, int from, int to, int q, int s) {
        int limits = state(q) + 4 * W;
        for (int lane = 0; lane < W; lane += VectorWeights.LANES) {
            int first = Math.max(from, start(row + Math.min(lane, n - 1)));
            int end = Math.min(to, end(row + Math.min(lane + VectorWeights.LANES, n) - 1));
            SeenKeys.values(first - block, end - block, g.valueDim(), arrays.v(), arrays.value(batch, block, kvHead),
                    g.kvHeads() * g.valueDim(), scratch, s + lane, scratch, limits + lane, limits + W + lane, scratch,
                    outputs(q) + lane);
        }
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
