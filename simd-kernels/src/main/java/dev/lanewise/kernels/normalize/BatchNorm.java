package dev.lanewise.kernels.normalize;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.sums.ColumnSums;

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
        ColumnSums.mean(cpu, 1, rows, channels, x, xOffset, mean, meanOffset, scratch, scratchOffset);
        ColumnSums.squaredDeviations(
                cpu, rows, channels, x, xOffset, mean, meanOffset, variance, varianceOffset, scratch, scratchOffset);
        for (int c = varianceOffset; c < varianceOffset + channels; c++) variance[c] /= rows;
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
        for (int c = 0; c < channels; c++) {
            scratch[scratchOffset + c] = gamma[gammaOffset + c] * inverse(variance[varianceOffset + c], epsilon);
        }
        int s = scratchOffset;
        forEachTask(cpu, rows, channels, (row, n) -> {
            int at = row * channels;
            int xAt = xOffset + at;
            int yAt = yOffset + at;
            if (cpu.vector()) {
                VectorBatchNorm.normalize(
                        n, channels, x, xAt, mean, meanOffset, scratch, s, beta, betaOffset, y, yAt);
            } else {
                ScalarBatchNorm.normalize(
                        n, channels, x, xAt, mean, meanOffset, scratch, s, beta, betaOffset, y, yAt);
            }
        });
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
        ColumnSums.sum(cpu, 1, rows, channels, dy, dyOffset, dbeta, dbetaOffset, scratch, scratchOffset);
        ColumnSums.centredDot(
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
        for (int c = 0; c < channels; c++) {
            float r = inverse(variance[varianceOffset + c], epsilon);
            dgamma[dgammaOffset + c] *= r;
            scratch[s + c] = dbeta[dbetaOffset + c] / rows;
            scratch[s + channels + c] = -(r * (dgamma[dgammaOffset + c] / rows));
            scratch[s + 2 * channels + c] = gamma[gammaOffset + c] * r;
        }
        forEachTask(cpu, rows, channels, (row, n) -> {
            int at = row * channels;
            int xAt = xOffset + at;
            int dyAt = dyOffset + at;
            int dxAt = dxOffset + at;
            if (cpu.vector()) {
                VectorBatchNorm.gradient(n, channels, x, xAt, mean, meanOffset, dy, dyAt, scratch, s, dx, dxAt);
            } else {
                ScalarBatchNorm.gradient(n, channels, x, xAt, mean, meanOffset, dy, dyAt, scratch, s, dx, dxAt);
            }
        });
    }

    /** {@code 1 / sqrt(variance + epsilon)}, the root and the quotient each rounded once. */
    static float inverse(float variance, float epsilon) {
        return 1 / (float) Math.sqrt(variance + epsilon);
    }

    private interface Rows {
        void run(int first, int n);
    }

    private static void forEachTask(Cpu cpu, int rows, int channels, Rows body) {
        if (channels == 0) return;
        int n = Math.max(ROWS, TASK / channels);
        Workers workers = (long) rows * channels < PARALLEL ? Workers.INLINE : cpu.workers();
        workers.run(Math.ceilDiv(rows, n), (first, end, worker) -> {
            for (int task = first; task < end; task++) body.run(task * n, Math.min(n, rows - task * n));
        });
    }
}
