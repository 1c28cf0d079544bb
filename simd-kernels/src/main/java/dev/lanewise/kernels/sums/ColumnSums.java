package dev.lanewise.kernels.sums;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;

/**
 * Sums down the middle of {@code [outer, rows, columns]}, one a column, in the order of {@link FixedTree}.
 *
 * <p>A block's sixteen rows of partial sums are kept in memory: adding rows of {@code x} to them reads {@code x} as it
 * lies, whatever the number of columns, which registers would not.
 */
public final class ColumnSums {
    private ColumnSums() {}

    /** Floats of scratch, for {@code workers} threads. */
    public static int scratchSize(int outer, int rows, int columns, int workers) {
        return ColumnTerms.scratchSize(outer, rows, columns, workers);
    }

    /** {@code y[o, c] = sum of x[o, r, c]}. */
    public static void sum(
            Cpu cpu,
            int outer,
            int rows,
            int columns,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        bindSum(cpu, outer, rows, columns, x, xOffset, y, yOffset, scratch, scratchOffset).run();
    }

    /** {@link #sum}, to be run often. */
    public static Call bindSum(
            Cpu cpu,
            int outer,
            int rows,
            int columns,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        return new ColumnTerms(cpu.vector(), null, 0, x, xOffset, null, 0, rows, columns)
                .sum(cpu.workers(), outer, y, yOffset, scratch, scratchOffset);
    }

    /** {@code y[o, c] = sum of x[o, r, c]} divided by {@code rows}. */
    public static void mean(
            Cpu cpu,
            int outer,
            int rows,
            int columns,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        bindMean(cpu, outer, rows, columns, x, xOffset, y, yOffset, scratch, scratchOffset).run();
    }

    /** {@link #mean}, to be run often. */
    public static Call bindMean(
            Cpu cpu,
            int outer,
            int rows,
            int columns,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        Call sum = bindSum(cpu, outer, rows, columns, x, xOffset, y, yOffset, scratch, scratchOffset);
        return () -> {
            sum.run();
            for (int i = yOffset; i < yOffset + outer * columns; i++) y[i] /= rows;
        };
    }

    /** {@code y[c] = sum of (x[r, c] - mean[c])^2}. */
    public static void squaredDeviations(
            Cpu cpu,
            int rows,
            int columns,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        bindSquaredDeviations(cpu, rows, columns, x, xOffset, mean, meanOffset, y, yOffset, scratch, scratchOffset)
                .run();
    }

    /** {@link #squaredDeviations}, to be run often. */
    public static Call bindSquaredDeviations(
            Cpu cpu,
            int rows,
            int columns,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        return new ColumnTerms(cpu.vector(), null, 0, x, xOffset, mean, meanOffset, rows, columns)
                .sum(cpu.workers(), 1, y, yOffset, scratch, scratchOffset);
    }

    /** {@code y[c] = sum of a[r, c] * (x[r, c] - mean[c])}. */
    public static void centredDot(
            Cpu cpu,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        bindCentredDot(cpu, rows, columns, a, aOffset, x, xOffset, mean, meanOffset, y, yOffset, scratch, scratchOffset)
                .run();
    }

    /** {@link #centredDot}, to be run often. */
    public static Call bindCentredDot(
            Cpu cpu,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        return new ColumnTerms(cpu.vector(), a, aOffset, x, xOffset, mean, meanOffset, rows, columns)
                .sum(cpu.workers(), 1, y, yOffset, scratch, scratchOffset);
    }
}
