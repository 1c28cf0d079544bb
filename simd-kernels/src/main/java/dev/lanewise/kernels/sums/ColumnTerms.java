package dev.lanewise.kernels.sums;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ColumnSums} adds: {@code x}, or with a mean its squared deviations, or with a factor too
 * {@code a * (x - mean)}.
 */
record ColumnTerms(
        boolean vector,
        float @Nullable [] a,
        int aOffset,
        float[] x,
        int xOffset,
        float @Nullable [] mean,
        int meanOffset,
        int rows,
        int columns) {
    /** Rows that are added to a row of partial sums in one go. */
    static final int CHAIN = 4;

    private static final int PARTIALS = 16;

    /** Columns of one task: its partial sums fill a third of a first-level cache. */
    private static final int CHUNK = 256;

    /** From so many columns on lanes along the rows pay. */
    private static final int NARROW = 16;

    /** From so many terms on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 18;

    static int scratchSize(int outer, int rows, int columns, int workers) {
        int accumulators = columns < NARROW ? 0 : PARTIALS * Math.min(columns, CHUNK);
        return blockSums(outer, rows, columns) + Math.multiplyExact(workers, accumulators);
    }

    private static int blockSums(int outer, int rows, int columns) {
        return rows <= FixedTree.BLOCK ? 0 : outer * FixedTree.blocks(rows) * columns;
    }

    Call sum(Workers workers, int outer, float[] y, int yOffset, float[] scratch, int scratchOffset) {
        if (rows == 0) {
            return () -> Arrays.fill(y, yOffset, yOffset + outer * columns, 0);
        }
        int blocks = FixedTree.blocks(rows);
        int chunks = Math.ceilDiv(columns, CHUNK);
        float[] sums = blocks == 1 ? y : scratch;
        int sumsOffset = blocks == 1 ? yOffset : scratchOffset;
        int accumulators = scratchOffset + blockSums(outer, rows, columns);
        boolean parallel = (long) outer * rows * columns >= PARALLEL;
        Call ofBlocks = Call.of(parallel ? workers : Workers.INLINE, outer * blocks * chunks, (first, end, worker) -> {
            int own = accumulators + worker * PARTIALS * Math.min(columns, CHUNK);
            for (int task = first; task < end; task++) {
                int chunk = task % chunks;
                int block = task / chunks % blocks;
                int o = task / chunks / blocks;
                int row = o * rows + block * FixedTree.BLOCK;
                int column = chunk * CHUNK;
                block(
                        row * columns + column,
                        column,
                        Math.min(FixedTree.BLOCK, rows - block * FixedTree.BLOCK),
                        Math.min(CHUNK, columns - column),
                        sums,
                        sumsOffset + (o * blocks + block) * columns + column,
                        scratch,
                        own);
            }
        });
        if (blocks == 1) return ofBlocks;
        return () -> {
            ofBlocks.run();
            for (int o = 0; o < outer; o++) {
                addBlocks(sums, sumsOffset + o * blocks * columns, blocks);
                System.arraycopy(sums, sumsOffset + o * blocks * columns, y, yOffset + o * columns, columns);
            }
        };
    }

    /** The tree of one block's rows from {@code at} on, for {@code width} columns from {@code column} on. */
    private void block(
            int at, int column, int n, int width, float[] y, int yAt, float[] partials, int partialsAt) {
        if (columns < NARROW) {
            for (int c = 0; c < width; c++) y[yAt + c] = column(at + c, column + c, n);
            return;
        }
        Arrays.fill(partials, partialsAt, partialsAt + PARTIALS * width, 0);
        for (int r = 0; r < n; r += PARTIALS * CHAIN) {
            int window = Math.min(PARTIALS * CHAIN, n - r);
            for (int j = 0; j < Math.min(PARTIALS, window); j++) {
                int chain = Math.ceilDiv(window - j, PARTIALS);
                add(at + (r + j) * columns, column, chain, width, partials, partialsAt + j * width);
            }
        }
        for (int half = PARTIALS / 2; half > 1; half /= 2) {
            addRow(partials, partialsAt + half * width, partials, partialsAt, half * width);
        }
        System.arraycopy(partials, partialsAt, y, yAt, width);
        addRow(partials, partialsAt + width, y, yAt, width);
    }

    private void add(int at, int column, int n, int width, float[] sums, int sumsAt) {
        int step = PARTIALS * columns;
        if (mean == null) {
            if (vector) VectorColumnSums.add(x, xOffset + at, step, n, sums, sumsAt, width);
            else
                ScalarColumnSums.add(x, xOffset + at, step, n, sums, sumsAt, width);
        } else if (a == null) {
            int m = meanOffset + column;
            if (vector) VectorColumnSums.addSquares(x, xOffset + at, mean, m, step, n, sums, sumsAt, width);
            else
                ScalarColumnSums.addSquares(x, xOffset + at, mean, m, step, n, sums, sumsAt, width);
        } else {
            int m = meanOffset + column;
            int aAt = aOffset + at;
            int xAt = xOffset + at;
            if (vector) VectorColumnSums.addProducts(a, aAt, x, xAt, mean, m, step, n, sums, sumsAt, width);
            else
                ScalarColumnSums.addProducts(a, aAt, x, xAt, mean, m, step, n, sums, sumsAt, width);
        }
    }

    /** The tree of one block of one column. */
    private float column(int at, int column, int n) {
        if (mean == null) {
            return columns == 1
                    ? RowSums.sum(vector, x, xOffset + at, n)
                    : ScalarRowSums.sum(x, xOffset + at, columns, n);
        }
        float m = mean[meanOffset + column];
        return a == null
                ? ScalarRowSums.products(x, xOffset + at, m, x, xOffset + at, m, columns, n)
                : ScalarRowSums.products(a, aOffset + at, 0, x, xOffset + at, m, columns, n);
    }

    private void addRow(float[] x, int at, float[] sums, int sumsAt, int n) {
        if (vector) VectorColumnSums.add(x, at, 0, 1, sums, sumsAt, n);
        else
            ScalarColumnSums.add(x, at, 0, 1, sums, sumsAt, n);
    }

    /** Adds the blocks' rows two by two, the larger power of two on the left, into the first of them. */
    private void addBlocks(float[] sums, int at, int blocks) {
        for (int distance = 1; distance < blocks; distance *= 2) {
            for (int block = 0; block + distance < blocks; block += 2 * distance) {
                int left = at + block * columns;
                addRow(sums, left + distance * columns, sums, left, columns);
            }
        }
    }
}
