package dev.lanewise.kernels.normalize;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.sums.ColumnSums;
import java.util.List;

/** Normalisation of each channel of {@code x [rows, channels]} by its mean and variance. */
public final class BatchNorm {
    /** Numbers of a task: a first-level cache holds them. */
    private static final int TASK = 8192;

    /** Rows of a task at least, so that what is loaded for a channel serves some. */
    private static final int ROWS = 16;

    /** From so many numbers on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 18;

    private BatchNorm() {}

    /** Floats of scratch that each of these needs with that many workers. */
    public static int scratchSize(int rows, int channels, int workers) {
        return Math.max(3 * channels, ColumnSums.scratchSize(1, rows, channels, workers));
    }

    /** Each channel's mean and biased variance, both NaN where there are no rows. */
    public static void statistics(
            Cpu cpu,
            int rows,
            int channels,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] variance,
            int varianceOffset,
            float[] scratch,
            int scratchOffset) {
        bindStatistics(cpu, rows, channels, x, xOffset, mean, meanOffset, variance, varianceOffset, scratch,
                scratchOffset).run();
    }

    /** {@link #statistics}, to be run often. */
    public static Call bindStatistics(
            Cpu cpu,
            int rows,
            int channels,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] variance,
            int varianceOffset,
            float[] scratch,
            int scratchOffset) {
        Extents.require("batchNorm", "x", x, xOffset, (long) rows * channels);
        Extents.require("batchNorm", "mean", mean, meanOffset, channels);
        Extents.require("batchNorm", "variance", variance, varianceOffset, channels);
        Call means = ColumnSums.bindMean(cpu, 1, rows, channels, x, xOffset, mean, meanOffset, scratch, scratchOffset);
        Call squares = ColumnSums.bindSquaredDeviations(
                cpu, rows, channels, x, xOffset, mean, meanOffset, variance, varianceOffset, scratch, scratchOffset);
        Call divided = () -> {
            for (int c = varianceOffset; c < varianceOffset + channels; c++) variance[c] /= rows;
        };
        return Call.sequence(List.of(means, squares, divided));
    }

    /** {@code y = (x - mean) * (gamma * r) + beta} with {@code r = 1 / sqrt(variance + epsilon)}. */
    public static void normalize(
            Cpu cpu,
            int rows,
            int channels,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] variance,
            int varianceOffset,
            float[] gamma,
            int gammaOffset,
            float[] beta,
            int betaOffset,
            float epsilon,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        bindNormalize(cpu, rows, channels, x, xOffset, mean, meanOffset, variance, varianceOffset, gamma, gammaOffset,
                beta, betaOffset, epsilon, y, yOffset, scratch, scratchOffset).run();
    }

    /** {@link #normalize}, to be run often. */
    public static Call bindNormalize(
            Cpu cpu,
            int rows,
            int channels,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] variance,
            int varianceOffset,
            float[] gamma,
            int gammaOffset,
            float[] beta,
            int betaOffset,
            float epsilon,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        long size = (long) rows * channels;
        Extents.require("batchNorm", "x", x, xOffset, size);
        Extents.require("batchNorm", "mean", mean, meanOffset, channels);
        Extents.require("batchNorm", "variance", variance, varianceOffset, channels);
        Extents.require("batchNorm", "gamma", gamma, gammaOffset, channels);
        Extents.require("batchNorm", "beta", beta, betaOffset, channels);
        Extents.require("batchNorm", "y", y, yOffset, size);
        Extents.require("batchNorm", "scratch", scratch, scratchOffset, channels);
        int s = scratchOffset;
        Call factors = () -> {
            for (int c = 0; c < channels; c++) {
                scratch[s + c] = gamma[gammaOffset + c] * inverse(variance[varianceOffset + c], epsilon);
            }
        };
        boolean vector = cpu.vector();
        Call outputs = forEachTask(cpu, rows, channels, (row, n) -> {
            int at = row * channels;
            int xAt = xOffset + at;
            int yAt = yOffset + at;
            if (vector) {
                VectorBatchNorm.normalize(
                        n, channels, x, xAt, mean, meanOffset, scratch, s, beta, betaOffset, y, yAt);
            } else {
                ScalarBatchNorm.normalize(
                        n, channels, x, xAt, mean, meanOffset, scratch, s, beta, betaOffset, y, yAt);
            }
        });
        return Call.sequence(List.of(factors, outputs));
    }

    /**
     * The gradient where mean and variance are those of {@code x}: {@code dbeta = sum dy},
     * {@code dgamma = r * sum dy * (x - mean)} and
     * {@code dx = gamma * r * (dy - dbeta / rows - (x - mean) * (r * (dgamma / rows)))}.
     */
    public static void gradient(
            Cpu cpu,
            int rows,
            int channels,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] variance,
            int varianceOffset,
            float[] gamma,
            int gammaOffset,
            float epsilon,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset,
            float[] dgamma,
            int dgammaOffset,
            float[] dbeta,
            int dbetaOffset,
            float[] scratch,
            int scratchOffset) {
        bindGradient(cpu, rows, channels, x, xOffset, mean, meanOffset, variance, varianceOffset, gamma, gammaOffset,
                epsilon, dy, dyOffset, dx, dxOffset, dgamma, dgammaOffset, dbeta, dbetaOffset, scratch, scratchOffset)
                .run();
    }

    /** {@link #gradient}, to be run often. */
    public static Call bindGradient(
            Cpu cpu,
            int rows,
            int channels,
            float[] x,
            int xOffset,
            float[] mean,
            int meanOffset,
            float[] variance,
            int varianceOffset,
            float[] gamma,
            int gammaOffset,
            float epsilon,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset,
            float[] dgamma,
            int dgammaOffset,
            float[] dbeta,
            int dbetaOffset,
            float[] scratch,
            int scratchOffset) {
        long size = (long) rows * channels;
        Extents.require("batchNorm", "x", x, xOffset, size);
        Extents.require("batchNorm", "mean", mean, meanOffset, channels);
        Extents.require("batchNorm", "variance", variance, varianceOffset, channels);
        Extents.require("batchNorm", "gamma", gamma, gammaOffset, channels);
        Extents.require("batchNorm", "dy", dy, dyOffset, size);
        Extents.require("batchNorm", "dx", dx, dxOffset, size);
        Extents.require("batchNorm", "dgamma", dgamma, dgammaOffset, channels);
        Extents.require("batchNorm", "dbeta", dbeta, dbetaOffset, channels);
        Call sums = ColumnSums.bindSum(cpu, 1, rows, channels, dy, dyOffset, dbeta, dbetaOffset, scratch,
                scratchOffset);
        Call dots = ColumnSums.bindCentredDot(
                cpu,
                rows,
                channels,
                dy,
                dyOffset,
                x,
                xOffset,
                mean,
                meanOffset,
                dgamma,
                dgammaOffset,
                scratch,
                scratchOffset);
        int s = scratchOffset;
        Call factors = () -> {
            for (int c = 0; c < channels; c++) {
                float r = inverse(variance[varianceOffset + c], epsilon);
                dgamma[dgammaOffset + c] *= r;
                scratch[s + c] = dbeta[dbetaOffset + c] / rows;
                scratch[s + channels + c] = -(r * (dgamma[dgammaOffset + c] / rows));
                scratch[s + 2 * channels + c] = gamma[gammaOffset + c] * r;
            }
        };
        boolean vector = cpu.vector();
        Call gradients = forEachTask(cpu, rows, channels, (row, n) -> {
            int at = row * channels;
            int xAt = xOffset + at;
            int dyAt = dyOffset + at;
            int dxAt = dxOffset + at;
            if (vector) {
                VectorBatchNorm.gradient(n, channels, x, xAt, mean, meanOffset, dy, dyAt, scratch, s, dx, dxAt);
            } else {
                ScalarBatchNorm.gradient(n, channels, x, xAt, mean, meanOffset, dy, dyAt, scratch, s, dx, dxAt);
            }
        });
        return Call.sequence(List.of(sums, dots, factors, gradients));
    }

    /** {@code 1 / sqrt(variance + epsilon)}, the root and the quotient each rounded once. */
    static float inverse(float variance, float epsilon) {
        return 1 / (float) Math.sqrt(variance + epsilon);
    }

    interface Rows {
        void run(int first, int n);
    }

    static Call forEachTask(Cpu cpu, int rows, int channels, Rows body) {
        if (channels == 0) return Call.NOTHING;
        int n = Math.max(ROWS, TASK / channels);
        Workers workers = (long) rows * channels < PARALLEL ? Workers.INLINE : cpu.workers();
        return Call.of(workers, Math.ceilDiv(rows, n), (first, end, worker) -> {
            for (int task = first; task < end; task++) body.run(task * n, Math.min(n, rows - task * n));
        });
    }
}
