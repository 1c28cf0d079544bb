package dev.lanewise.kernels.reduce;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.sums.FixedTree;
import dev.lanewise.kernels.sums.RowSums;

/**
 * Softmax of each row of {@code x [rows, n]}, its logarithm, and their gradients. Sums are added in the order of
 * {@link dev.lanewise.kernels.sums.FixedTree}; exp and log are those of {@link Elementwise}. A row that holds a NaN or
 * +infinity, or nothing but -infinity, becomes NaN.
 */
public final class Softmax {
    /** Numbers of a task: its rows, however short, share one call of exp and stay in a first-level cache. */
    private static final int TASK = 4096;

    /** From so many numbers on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 15;

    private Softmax() {}

    /** {@code y = e * (1 / sum e)} with {@code e = exp(x - max x)}, 0 where it is no normal number; may be in place. */
    public static void softmax(Cpu cpu, int rows, int n, float[] x, int xOffset, float[] y, int yOffset) {
        bindSoftmax(cpu, rows, n, x, xOffset, y, yOffset).run();
    }

    /** {@link #softmax}, to be run often. */
    public static Call bindSoftmax(Cpu cpu, int rows, int n, float[] x, int xOffset, float[] y, int yOffset) {
        Extents.require("softmax", "x", x, xOffset, (long) rows * n);
        Extents.require("softmax", "y", y, yOffset, (long) rows * n);
        boolean vector = cpu.vector();
        return forRuns(cpu, rows, n, (first, end, worker) -> {
            if (vector && n <= FixedTree.BLOCK) {
                VectorSoftmaxRows.softmax(end - first, n, x, xOffset + first * n, y, yOffset + first * n);
                return;
            }
            for (int at = first * n; at < end * n; at += n) {
                float sum = exps(vector, n, x, xOffset + at, largest(vector, n, x, xOffset + at), y, yOffset + at);
                multiply(vector, n, y, yOffset + at, 1 / sum);
            }
        });
    }

    private static void multiply(boolean vector, int n, float[] y, int yAt, float a) {
        if (vector) VectorSoftmax.multiply(n, y, yAt, a);
        else
            ScalarSoftmax.multiply(n, y, yAt, a);
    }

    /** Floats of scratch that {@link #logSoftmax} needs with that many workers. */
    public static int logScratchSize(int rows, int n, int workers) {
        return Math.multiplyExact(workers, rowsOfTask(rows, n) * (n + 1));
    }

    /** {@code y = x - max x - log sum exp(x - max x)}; may be in place. */
    public static void logSoftmax(
            Cpu cpu,
            int rows,
            int n,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        bindLogSoftmax(cpu, rows, n, x, xOffset, y, yOffset, scratch, scratchOffset).run();
    }

    /** {@link #logSoftmax}, to be run often. */
    public static Call bindLogSoftmax(
            Cpu cpu,
            int rows,
            int n,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        Extents.require("logSoftmax", "x", x, xOffset, (long) rows * n);
        Extents.require("logSoftmax", "y", y, yOffset, (long) rows * n);
        Extents.require("logSoftmax", "scratch", scratch, scratchOffset,
                logScratchSize(rows, n, cpu.workers().width()));
        Cpu alone = cpu.on(Workers.INLINE);
        boolean vector = cpu.vector();
        int logs = rowsOfTask(rows, n);
        return forEachTask(cpu, rows, n, (first, end, worker) -> {
            int logsAt = scratchOffset + worker * logs * (n + 1);
            int expsAt = logsAt + logs;
            subtractLargest(vector, n, first, end, x, xOffset, y, yOffset);
            apply(alone, UnaryFunction.EXP, (end - first) * n, y, yOffset + first * n, scratch, expsAt);
            for (int i = 0; i < end - first; i++) scratch[logsAt + i] = RowSums.sum(vector, scratch, expsAt + i * n, n);
            apply(alone, UnaryFunction.LOG, end - first, scratch, logsAt, scratch, logsAt);
            for (int row = first; row < end; row++) {
                int at = yOffset + row * n;
                subtract(vector, n, y, at, scratch[logsAt + row - first], y, at);
            }
        });
    }

    /** {@code dx = y * (dy - sum(y * dy))}, {@code y} being the softmax. */
    public static void softmaxGradient(
            Cpu cpu, int rows, int n, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        bindSoftmaxGradient(cpu, rows, n, y, yOffset, dy, dyOffset, dx, dxOffset).run();
    }

    /** {@link #softmaxGradient}, to be run often. */
    public static Call bindSoftmaxGradient(
            Cpu cpu, int rows, int n, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        Extents.require("softmax", "y", y, yOffset, (long) rows * n);
        Extents.require("softmax", "dy", dy, dyOffset, (long) rows * n);
        Extents.require("softmax", "dx", dx, dxOffset, (long) rows * n);
        boolean vector = cpu.vector();
        return forEachTask(cpu, rows, n, (first, end, worker) -> {
            for (int at = first * n; at < end * n; at += n) {
                float sum = RowSums.dot(vector, y, yOffset + at, dy, dyOffset + at, n);
                if (vector) VectorSoftmax.gradient(n, y, yOffset + at, dy, dyOffset + at, sum, dx, dxOffset + at);
                else
                    ScalarSoftmax.gradient(n, y, yOffset + at, dy, dyOffset + at, sum, dx, dxOffset + at);
            }
        });
    }

    /** {@code dx = dy - exp(y) * sum dy}, {@code y} being the log-softmax. {@code dx} does not overlap {@code dy}. */
    public static void logSoftmaxGradient(
            Cpu cpu, int rows, int n, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        bindLogSoftmaxGradient(cpu, rows, n, y, yOffset, dy, dyOffset, dx, dxOffset).run();
    }

    /** {@link #logSoftmaxGradient}, to be run often. */
    public static Call bindLogSoftmaxGradient(
            Cpu cpu, int rows, int n, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        Extents.require("logSoftmax", "y", y, yOffset, (long) rows * n);
        Extents.require("logSoftmax", "dy", dy, dyOffset, (long) rows * n);
        Extents.require("logSoftmax", "dx", dx, dxOffset, (long) rows * n);
        Cpu alone = cpu.on(Workers.INLINE);
        boolean vector = cpu.vector();
        return forEachTask(cpu, rows, n, (first, end, worker) -> {
            apply(alone, UnaryFunction.EXP, (end - first) * n, y, yOffset + first * n, dx, dxOffset + first * n);
            for (int at = first * n; at < end * n; at += n) {
                float sum = RowSums.sum(vector, dy, dyOffset + at, n);
                if (vector) VectorSoftmax.logGradient(n, dy, dyOffset + at, sum, dx, dxOffset + at);
                else
                    ScalarSoftmax.logGradient(n, dy, dyOffset + at, sum, dx, dxOffset + at);
            }
        });
    }

    /** The largest that is no NaN: a NaN shows in the sum. */
    private static float largest(boolean vector, int n, float[] x, int xAt) {
        return vector ? VectorSoftmax.largest(n, x, xAt) : ScalarSoftmax.largest(n, x, xAt);
    }

    /** {@code y = exp(x - a)}, and the sum of these. */
    private static float exps(boolean vector, int n, float[] x, int xAt, float a, float[] y, int yAt) {
        if (n > FixedTree.BLOCK) {
            int left = FixedTree.left(n);
            return exps(vector, left, x, xAt, a, y, yAt)
                    + exps(vector, n - left, x, xAt + left, a, y, yAt + left);
        }
        if (vector) return VectorSoftmax.exps(n, x, xAt, a, y, yAt);
        ScalarSoftmax.exps(n, x, xAt, a, y, yAt);
        return RowSums.sum(false, y, yAt, n);
    }

    private static void subtractLargest(
            boolean vector, int n, int first, int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int at = first * n; at < end * n; at += n) {
            float largest = vector
                    ? VectorExtremes.row(true, x, xOffset + at, n)
                    : ScalarExtremes.row(true, x, xOffset + at, n);
            subtract(vector, n, x, xOffset + at, largest, y, yOffset + at);
        }
    }

    private static void subtract(boolean vector, int n, float[] x, int xAt, float a, float[] y, int yAt) {
        if (vector) VectorSoftmax.subtract(n, x, xAt, a, y, yAt);
        else
            ScalarSoftmax.subtract(n, x, xAt, a, y, yAt);
    }

    private static void apply(Cpu alone, UnaryFunction f, int n, float[] x, int xAt, float[] y, int yAt) {
        Elementwise.unary(alone, f, 0, 0, n, x, xAt, y, yAt);
    }

    private static int rowsOfTask(int rows, int n) {
        return Math.clamp(TASK / Math.max(n, 1), 1, Math.max(rows, 1));
    }

    /** Rows in runs of at most a task's, which body takes as they are. */
    private static Call forEachTask(Cpu cpu, int rows, int n, Workers.Task body) {
        int each = rowsOfTask(rows, n);
        return forRuns(cpu, rows, n, (first, end, worker) -> {
            for (int row = first; row < end; row += each) body.run(row, Math.min(row + each, end), worker);
        });
    }

    /** Rows in as many runs as there are threads, cut where tasks meet. */
    private static Call forRuns(Cpu cpu, int rows, int n, Workers.Task body) {
        if (n == 0) return Call.NOTHING;
        int each = rowsOfTask(rows, n);
        Workers workers = (long) rows * n < PARALLEL ? Workers.INLINE : cpu.workers();
        return Call.of(workers, Math.ceilDiv(rows, each),
                (first, end, worker) -> body.run(first * each, Math.min(end * each, rows), worker));
    }
}
