package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.attention.ScalarAttention.BLOCK;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.SixteenDots;
import dev.lanewise.kernels.micro.Tiles;
import java.util.Arrays;

/**
 * Attention where few rows share a head of keys, as when one token is decoded, in the order of {@link ScalarAttention}.
 * Keys and values are read once, which takes longer than the arithmetic; so a worker goes through all its heads for a
 * few keys before it comes to the next ones, and memory is read in the order in which it lies. Lanes are keys: a tile of
 * them is transposed into a panel, by which the rows are multiplied.
 *
 * <p>A task is a head of keys.
 */
final class FewRowsAttention implements Workers.Task {
    /** So many rows of a head of keys are few. More fill tiles. */
    private static final int FEW = 16;

    /** Keys that are transposed at a time, at most; fewer follow memory more closely. */
    private static final int TILE = 2 * Panels.WIDTH;

    /** Heads of keys that are gone through together; their scores of a block stay in a second-level cache. */
    private static final int HEADS = 16;

    private final Cpu cpu;
    private final AttentionArrays arrays;
    private final AttentionGeometry g;
    private final float[] scratch;
    private final int scratchOffset;
    private final int rows;
    private final int tile;
    private final float factor;
    private final float cap;

    FewRowsAttention(Cpu cpu, AttentionArrays arrays, float[] scratch, int scratchOffset) {
        this.cpu = cpu.on(Workers.INLINE);
        this.arrays = arrays;
        this.g = arrays.geometry();
        this.scratch = scratch;
        this.scratchOffset = scratchOffset;
        this.rows = g.queries() * g.headsPerKvHead();
        this.tile = dots() ? SixteenDots.ROWS : TILE;
        this.factor = ScalarAttention.factor(g);
        this.cap = ScalarAttention.cap(g);
    }

    static boolean fits(AttentionGeometry g) {
        return (long) g.queries() * g.headsPerKvHead() <= FEW;
    }

    /** Whether the one row that there is needs no panel. */
    private boolean dots() {
        return rows == 1 && SixteenDots.fit(g.headDim());
    }

    int tasks() {
        return rows == 0 ? 0 : g.batch() * g.kvHeads();
    }

    static int scratchEach(AttentionGeometry g) {
        if (!fits(g)) return 0;
        int rows = Math.min(HEADS, g.kvHeads()) * g.queries() * g.headsPerKvHead();
        int perRow = g.headDim() + g.valueDim() + BLOCK + 2;
        return Math.addExact(Math.multiplyExact(rows, perRow), Math.multiplyExact(TILE, g.headDim())) + Tiles.SCRATCH;
    }

    @Override
    public void run(int first, int end, int worker) {
        for (int task = first; task < end;) {
            int kvHead = task % g.kvHeads();
            int heads = Math.min(Math.min(HEADS, g.kvHeads() - kvHead), end - task);
            heads(task / g.kvHeads(), kvHead, heads, scratchOffset + worker * scratchEach(g));
            task += heads;
        }
    }

    /** Rows are numbered head by head, in each query by query, for each the heads of its group. */
    private void heads(int batch, int kvHead, int heads, int q) {
        int all = heads * rows;
        int o = q + all * g.headDim();
        int s = o + all * g.valueDim();
        int state = s + all * BLOCK;
        int panel = state + 2 * all;
        begin(batch, kvHead, all, q, o, s, state);
        int last = g.keysEnd(g.queries() - 1);
        for (int block = g.keysStart(0) / BLOCK * BLOCK; block < last; block += BLOCK) {
            int end = Math.min(block + BLOCK, last);
            for (int j = block; j < end; j += tile) {
                int keys = Math.min(tile, end - j);
                for (int i = 0; i < heads; i++) {
                    score(batch, kvHead + i, j, keys, q + i * rows * g.headDim(), s + i * rows * BLOCK + j - block,
                            panel);
                }
            }
            for (int row = 0; row < all; row++) {
                weigh(batch, kvHead, row, block, s + row * BLOCK, o + row * g.valueDim(), state + 2 * row);
            }
            for (int j = block; j < end; j += tile) {
                for (int row = 0; row < all; row++) {
                    add(batch, kvHead, row, block, j, s + row * BLOCK, o + row * g.valueDim());
                }
            }
        }
        for (int row = 0; row < all; row++) {
            finish(batch, query(row), head(kvHead, row), o + row * g.valueDim(), state + 2 * row);
        }
    }

    private int query(int row) {
        return row % rows / g.headsPerKvHead();
    }

    private int head(int kvHead, int row) {
        return (kvHead + row / rows) * g.headsPerKvHead() + row % g.headsPerKvHead();
    }

    private void begin(int batch, int kvHead, int all, int q, int o, int s, int state) {
        float[] from = arrays.q();
        for (int row = 0; row < all; row++) {
            int x = arrays.query(batch, query(row), head(kvHead, row));
            int to = q + row * g.headDim();
            for (int d = 0; d < g.headDim(); d++) scratch[to + d] = from[x + d] * factor;
            scratch[state + 2 * row] = Float.NEGATIVE_INFINITY;
            scratch[state + 2 * row + 1] = 0;
        }
        Arrays.fill(scratch, o, s, 0);
    }

    /** A tile of keys for the rows of a head; scores beyond the last key are written too, those of zeros. */
    private void score(int batch, int kvHead, int j, int keys, int q, int s, int panel) {
        int depth = g.headDim();
        int step = g.kvHeads() * depth;
        int k = arrays.key(batch, j, kvHead);
        if (keys == SixteenDots.ROWS && dots()) {
            SixteenDots.run(depth, arrays.k(), k, step, scratch, q, scratch, s);
            return;
        }
        int columns = Math.min(Panels.count(keys) * Panels.WIDTH, tile);
        Panels.pack(true, keys, depth, arrays.k(), k, step, scratch, panel);
        Tiles.rows(true, rows, columns, depth, scratch, q, depth, Tiles.wholeRow(), scratch, panel,
                Panels.WIDTH * depth, scratch, s, BLOCK, false, Epilogue.NONE, 0, 0, scratch, panel + TILE * depth);
    }

    /** A row's scores of a block become weights. */
    private void weigh(int batch, int kvHead, int row, int block, int s, int o, int state) {
        int t = query(row);
        int j0 = Math.max(0, g.keysStart(t) - block);
        int j1 = Math.min(BLOCK, g.keysEnd(t) - block);
        if (j0 >= j1) return;
        if (g.softCap() != 0) {
            Elementwise.unary(cpu, UnaryFunction.TANH, 0, 0, j1 - j0, scratch, s + j0, scratch, s + j0);
            for (int i = s + j0; i < s + j1; i++) scratch[i] *= cap;
        }
        AttentionMask mask = arrays.mask();
        if (mask != null) {
            int from = mask.row(batch, head(kvHead, row), t) + block;
            for (int i = j0; i < j1; i++) {
                scratch[s + i] = Math.fma(mask.values()[from + i], PowerOfTwo.LOG2_E, scratch[s + i]);
            }
        }
        int first = j0 & -16;
        int end = (j1 + 15) & -16;
        Arrays.fill(scratch, s + first, s + j0, Float.NEGATIVE_INFINITY);
        Arrays.fill(scratch, s + j1, s + end, Float.NEGATIVE_INFINITY);
        float m = scratch[state];
        float largest = FewRows.largest(end - first, scratch, s + first, m);
        float base = PowerOfTwo.base(largest);
        float a = PowerOfTwo.of(m - base);
        FewRows.weights(end - first, scratch, s + first, base);
        float sum = FewRows.sum(end - first, scratch, s + first);
        scratch[state] = largest;
        scratch[state + 1] = Math.fma(scratch[state + 1], a, sum);
        for (int d = o; d < o + g.valueDim() && a != 1; d++) scratch[d] *= a;
    }

    /** The values of a tile of keys for a row. */
    private void add(int batch, int kvHead, int row, int block, int from, int s, int o) {
        int t = query(row);
        int j = Math.max(from, g.keysStart(t));
        int keys = Math.min(Math.min(from + tile, block + BLOCK), g.keysEnd(t)) - j;
        if (keys <= 0) return;
        FewRows.values(keys, g.valueDim(), scratch, s + j - block, arrays.v(),
                arrays.value(batch, j, kvHead + row / rows), g.kvHeads() * g.valueDim(), scratch, o);
    }

    private void finish(int batch, int t, int head, int o, int state) {
        float l = scratch[state + 1];
        float[] y = arrays.y();
        int to = arrays.output(batch, t, head);
        if (l == 0) Arrays.fill(y, to, to + g.valueDim(), 0);
        else
            VectorWeights.divide(g.valueDim(), scratch, o, l, y, to);
        float[] logarithms = arrays.logSumExp();
        if (logarithms == null) return;
        int at = arrays.logarithm(batch, t, head);
        logarithms[at] = l;
        Elementwise.unary(cpu, UnaryFunction.LOG, 0, 0, 1, logarithms, at, logarithms, at);
        logarithms[at] = Math.fma(scratch[state], PowerOfTwo.LN_2, logarithms[at]);
    }
}
