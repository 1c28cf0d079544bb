package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.attention.ScalarAttention.BLOCK;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import java.util.Arrays;

/**
 * Attention by register tiles, in the order of {@link ScalarAttention}. A task is a chunk of the rows that share a head
 * of keys: queries, and for each the heads of its group. Rows go in groups of 32, the lanes of a panel: the transposed
 * queries are packed once, keys are read where they lie, scores lie across as {@code [keys, 32]}, so that maxima and
 * sums of rows are lanewise; weights then multiply the packed values of the block.
 */
final class BlockedAttention implements Workers.Task {
    private static final int W = Panels.WIDTH;

    /** Rows of a chunk: they share the packing of values, and what is kept of them stays in a second-level cache. */
    private static final int CHUNK = 256;

    /** Numbers kept of a row: largest score, what to subtract, factor of what came before, denominator. */
    private static final int STATE = 4;

    private final AttentionGeometry g;
    private final AttentionChunk[] ofWorker;
    private final int rows;
    private final int chunkRows;
    private final int chunks;

    BlockedAttention(Cpu cpu, AttentionArrays arrays, float[] scratch, int scratchOffset) {
        this.g = arrays.geometry();
        Cpu alone = cpu.on(Workers.INLINE);
        ofWorker = new AttentionChunk[cpu.workers().width()];
        for (int i = 0; i < ofWorker.length; i++) {
            ofWorker[i] = new AttentionChunk(alone, arrays, scratch, scratchOffset + i * scratchEach(g));
        }
        this.rows = rows(g);
        this.chunkRows = chunkRows(g);
        this.chunks = rows == 0 ? 0 : Math.ceilDiv(rows, chunkRows);
    }

    int tasks() {
        return g.batch() * g.kvHeads() * chunks;
    }

    /** Rows that share a head of keys. */
    private static int rows(AttentionGeometry g) {
        return Math.multiplyExact(g.queries(), g.headsPerKvHead());
    }

    private static int chunkRows(AttentionGeometry g) {
        return Math.min(CHUNK, Math.ceilDiv(rows(g), W) * W);
    }

    private static int width(AttentionGeometry g) {
        return Panels.count(g.valueDim()) * W;
    }

    static int scratchEach(AttentionGeometry g) {
        int perRow = Math.addExact(g.headDim(), width(g) + STATE);
        int perKey = width(g) + W;
        return Math.addExact(Math.multiplyExact(chunkRows(g), perRow), BLOCK * perKey) + Tiles.SCRATCH;
    }

    @Override
    public void run(int first, int end, int worker) {
        for (int task = first; task < end; task++) {
            int i = task % chunks;
            // Light and heavy chunks of causal attention in turns, so that halves of the tasks weigh the same.
            int chunk = i % 2 == 0 ? i / 2 : chunks - 1 - i / 2;
            int kvHead = task / chunks % g.kvHeads();
            int from = chunk * chunkRows;
            ofWorker[worker].run(
                    task / chunks / g.kvHeads(), kvHead, from, Math.min(rows, from + chunkRows) - from);
        }
    }

    /**
     * Rows {@code from} to {@code from + count - 1} of one head of keys; {@code at} is where its scratch begins. One
     * for each worker, which takes the chunks in turn.
     */
    private static final class AttentionChunk {
        private final Cpu cpu;
        private final AttentionArrays arrays;
        private final SharedRows shared;
        private final float[] scratch;
        private final int at;
        private int batch;
        private int kvHead;
        private int from;
        private int count;

        AttentionChunk(Cpu cpu, AttentionArrays arrays, float[] scratch, int at) {
            this.cpu = cpu;
            this.arrays = arrays;
            this.shared = new SharedRows(cpu, arrays);
            this.scratch = scratch;
            this.at = at;
        }

        void run(int batch, int kvHead, int from, int count) {
            this.batch = batch;
            this.kvHead = kvHead;
            this.from = from;
            this.count = count;
            run();
        }

        private AttentionGeometry g() {
            return arrays.geometry();
        }

        private int outputs() {
            return at + chunkRows(g()) * g().headDim();
        }

        private int state() {
            return outputs() + chunkRows(g()) * width(g());
        }

        private int values() {
            return state() + chunkRows(g()) * STATE;
        }

        private int scores() {
            return values() + BLOCK * width(g());
        }

        private int tileScratch() {
            return scores() + BLOCK * W;
        }

        private int start(int row) {
            return g().keysStart(shared.query(from + row));
        }

        private int end(int row) {
            return g().keysEnd(shared.query(from + row));
        }

        private void run() {
            begin();
            int last = end(count - 1);
            for (int block = start(0) / BLOCK * BLOCK; block < last; block += BLOCK) {
                int keys = Math.min(BLOCK, g().keys() - block);
                packValues(block, keys);
                for (int group = 0; group < count; group += W) {
                    group(block, group, Math.min(W, count - group));
                }
            }
            for (int row = 0; row < count; row++) finish(row);
        }

        private void begin() {
            for (int group = 0; group < count; group += W) {
                shared.queries(batch, kvHead, from + group, Math.min(W, count - group), W, scratch,
                        at + group * g().headDim());
                int m = state() + group * STATE;
                Arrays.fill(scratch, m, m + W, Float.NEGATIVE_INFINITY);
                Arrays.fill(scratch, m + W, m + STATE * W, 0);
            }
            Arrays.fill(scratch, outputs(), outputs() + count * width(g()), 0);
        }

        private void packValues(int block, int keys) {
            Panels.pack(false, g().valueDim(), keys, arrays.v(), arrays.value(batch, block, kvHead),
                    g().kvHeads() * g().valueDim(), scratch, values());
        }

        /** One block of keys for up to 32 rows. */
        private void group(int block, int group, int n) {
            int j0 = Math.max(block, start(group));
            int j1 = Math.min(block + BLOCK, end(group + n - 1));
            if (j0 >= j1) return;
            int lanes = Math.ceilDiv(n, VectorWeights.LANES) * VectorWeights.LANES;
            score(block, group, n, lanes, j0, j1);
            boolean whole = start(group + n - 1) <= j0 && end(group) >= j1;
            hide(block, group, whole ? 0 : n, j0, j1);
            int first = (j0 - block) & -4;
            int keys = ((j1 - block + 3) & -4) - first;
            int m = state() + group * STATE;
            for (int lane = 0; lane < lanes; lane += VectorWeights.LANES) {
                int s = scores() + first * W + lane;
                VectorWeights.largest(keys, scratch, s, W, scratch, m + lane, m + W + lane, m + 2 * W + lane);
                VectorWeights.weights(
                        keys, scratch, s, W, scratch, m + W + lane, m + 2 * W + lane, m + 3 * W + lane);
            }
            for (int i = 0; i < n; i++) {
                float a = scratch[m + 2 * W + i];
                if (a != 1) VectorWeights.scale(width(g()), scratch, outputs() + (group + i) * width(g()), a);
            }
            addValues(block, group, n, Math.min(BLOCK, g().keys() - block), whole ? j0 - block : -1, j1 - j0);
        }

        private void score(int block, int group, int n, int lanes, int j0, int j1) {
            int step = g().kvHeads() * g().headDim();
            int to = scores() + (j0 - block) * W;
            ScoreTiles.run(j1 - j0, lanes, g().headDim(), arrays.k(), arrays.key(batch, j0, kvHead), step, scratch,
                    at + group * g().headDim(), scratch, to, scratch, tileScratch());
            shared.finishScores(batch, kvHead, from + group, n, lanes, j0, j1 - j0, scratch, to, W);
        }

        /** Scores that a row does not see, and those that fill up fours, become -infinity. */
        private void hide(int block, int group, int n, int j0, int j1) {
            int low = scores() + ((j0 - block) & -4) * W;
            Arrays.fill(scratch, low, scores() + (j0 - block) * W, Float.NEGATIVE_INFINITY);
            int high = scores() + (j1 - block) * W;
            Arrays.fill(scratch, high, scores() + ((j1 - block + 3) & -4) * W, Float.NEGATIVE_INFINITY);
            for (int i = 0; i < n; i++) {
                for (int j = j0; j < Math.min(j1, start(group + i)); j++) hide(block, i, j);
                for (int j = Math.max(j0, end(group + i)); j < j1; j++) hide(block, i, j);
            }
        }

        private void hide(int block, int i, int j) {
            scratch[scores() + (j - block) * W + i] = Float.NEGATIVE_INFINITY;
        }

        /**
         * Weights of a group times the values of a block.
         *
         * @param all0 the first of the {@code all} keys of the block that every row sees and there are no others; or -1
         */
        private void addValues(int block, int group, int n, int keys, int all0, int all) {
            int o = outputs() + group * width(g());
            for (int column = 0; column < width(g()); column += AcrossTiles.STRIP) {
                int b = values() + column / W * W * keys + column % W;
                int i = 0;
                while (i < n) {
                    int tile = AcrossTiles.height(n - i);
                    int c = o + i * width(g()) + column;
                    if (all0 < 0) tile(block, group, i, tile, b, c);
                    else {
                        AcrossTiles.rows(tile, all, scratch, scores() + all0 * W + i, scratch, b + all0 * W, scratch,
                                c, width(g()));
                    }
                    i += tile;
                }
            }
        }

        /** Keys that only some rows of a tile see are added row by row, before and after those that all see. */
        private void tile(int block, int group, int i, int tile, int b, int c) {
            int first = group + i;
            int last = first + tile - 1;
            int all0 = inBlock(block, start(last));
            int all1 = Math.max(all0, inBlock(block, end(first)));
            for (int row = 0; row < tile; row++) {
                int begin = inBlock(block, start(first + row));
                alone(begin, Math.min(all0, inBlock(block, end(first + row))), i + row, b, c + row * width(g()));
            }
            int a = scores() + all0 * W + i;
            AcrossTiles.rows(tile, all1 - all0, scratch, a, scratch, b + all0 * W, scratch, c, width(g()));
            for (int row = 0; row < tile; row++) {
                alone(all1, inBlock(block, end(first + row)), i + row, b, c + row * width(g()));
            }
        }

        private void alone(int begin, int end, int i, int b, int c) {
            if (begin >= end) return;
            AcrossTiles.rows(
                    1, end - begin, scratch, scores() + begin * W + i, scratch, b + begin * W, scratch, c, 0);
        }

        private static int inBlock(int block, int key) {
            return Math.clamp((long) key - block, 0, BLOCK);
        }

        private void finish(int row) {
            int n = g().valueDim();
            int m = state() + row / W * W * STATE + row % W;
            float l = scratch[m + 3 * W];
            int to = arrays.output(batch, shared.query(from + row), shared.head(kvHead, from + row));
            int o = outputs() + row * width(g());
            if (l == 0) Arrays.fill(arrays.y(), to, to + n, 0);
            else
                VectorWeights.divide(n, scratch, o, l, arrays.y(), to);
            float[] logarithms = arrays.logSumExp();
            if (logarithms == null) return;
            int to1 = arrays.logarithm(batch, shared.query(from + row), shared.head(kvHead, from + row));
            logarithms[to1] = l;
            Elementwise.unary(cpu, UnaryFunction.LOG, 0, 0, 1, logarithms, to1, logarithms, to1);
            logarithms[to1] = Math.fma(scratch[m], PowerOfTwo.LN_2, logarithms[to1]);
        }
    }
}
