package dev.lanewise.kernels.normalize;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.sums.ColumnSums;
import dev.lanewise.kernels.sums.RowSums;
import java.util.List;

/** Normalisation of each row of {@code x [rows, n]} by its mean and biased variance. */
public final class LayerNorm {
    /** From so many numbers on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 17;

    private LayerNorm() {}

    /** {@code y = (x - mean) * r * gamma + beta} with {@code r = 1 / sqrt(variance + epsilon)}; may be in place. */
    public static void normalize(
            Cpu cpu,
            int rows,
            int n,
            float[] x,
            int xOffset,
            float[] gamma,
            int gammaOffset,
            float[] beta,
            int betaOffset,
            float epsilon,
            float[] y,
            int yOffset) {
        bindNormalize(cpu, rows, n, x, xOffset, gamma, gammaOffset, beta, betaOffset, epsilon, y, yOffset).run();
    }

    /** {@link #normalize}, to be run often. */
    public static Call bindNormalize(
            Cpu cpu,
            int rows,
            int n,
            float[] x,
            int xOffset,
            float[] gamma,
            int gammaOffset,
            float[] beta,
            int betaOffset,
            float epsilon,
            float[] y,
            int yOffset) {
        Extents.require("layerNorm", "x", x, xOffset, (long) rows * n);
        Extents.require("layerNorm", "gamma", gamma, gammaOffset, n);
        Extents.require("layerNorm", "beta", beta, betaOffset, n);
        Extents.require("layerNorm", "y", y, yOffset, (long) rows * n);
        boolean vector = cpu.vector();
        return Call.of(workers(cpu, rows, n), rows, (first, end, worker) -> {
            for (int row = first; row < end; row++) {
                int xAt = xOffset + row * n;
                int yAt = yOffset + row * n;
                float mean = mean(vector, x, xAt, n);
                float r = inverse(vector, x, xAt, mean, n, epsilon);
                if (vector) {
                    VectorLayerNorm.normalize(n, x, xAt, mean, r, gamma, gammaOffset, beta, betaOffset, y, yAt);
                } else {
                    ScalarLayerNorm.normalize(n, x, xAt, mean, r, gamma, gammaOffset, beta, betaOffset, y, yAt);
                }
            }
        });
    }

    /** Floats of scratch that {@link #gradient} needs with that many workers. */
    public static int scratchSize(int rows, int n, int workers) {
        return Math.addExact(2 * rows, ColumnSums.scratchSize(1, rows, n, workers));
    }

    /**
     * With {@code xhat = (x - mean) * r} and {@code g = dy * gamma}: {@code dbeta = sum dy} and
     * {@code dgamma = sum dy * xhat} over the rows, and in each row
     * {@code dx = r * (g - mean(g) - xhat * mean(g * xhat))}. {@code dx} overlaps no input.
     */
    public static void gradient(
            Cpu cpu,
            int rows,
            int n,
            float[] x,
            int xOffset,
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
        bindGradient(cpu, rows, n, x, xOffset, gamma, gammaOffset, epsilon, dy, dyOffset, dx, dxOffset, dgamma,
                dgammaOffset, dbeta, dbetaOffset, scratch, scratchOffset).run();
    }

    /** {@link #gradient}, to be run often. */
    public static Call bindGradient(
            Cpu cpu,
            int rows,
            int n,
            float[] x,
            int xOffset,
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
        long size = (long) rows * n;
        Extents.require("layerNorm", "x", x, xOffset, size);
        Extents.require("layerNorm", "gamma", gamma, gammaOffset, n);
        Extents.require("layerNorm", "dy", dy, dyOffset, size);
        Extents.require("layerNorm", "dx", dx, dxOffset, size);
        Extents.require("layerNorm", "dgamma", dgamma, dgammaOffset, n);
        Extents.require("layerNorm", "dbeta", dbeta, dbetaOffset, n);
        Extents.require("layerNorm", "scratch", scratch, scratchOffset, scratchSize(rows, n, cpu.workers().width()));
        int sumsOffset = scratchOffset + 2 * rows;
        boolean vector = cpu.vector();
        Call dbetas = ColumnSums.bindSum(cpu, 1, rows, n, dy, dyOffset, dbeta, dbetaOffset, scratch, sumsOffset);
        // dx holds dy * xhat until its columns are summed
        Call weighed = Call.of(workers(cpu, rows, n), rows, (first, end, worker) -> {
            for (int row = first; row < end; row++) {
                int at = row * n;
                float mean = mean(vector, x, xOffset + at, n);
                float r = inverse(vector, x, xOffset + at, mean, n, epsilon);
                scratch[scratchOffset + 2 * row] = mean;
                scratch[scratchOffset + 2 * row + 1] = r;
                if (vector) VectorLayerNorm.weigh(n, x, xOffset + at, mean, r, dy, dyOffset + at, dx, dxOffset + at);
                else
                    ScalarLayerNorm.weigh(n, x, xOffset + at, mean, r, dy, dyOffset + at, dx, dxOffset + at);
            }
        });
        Call dgammas = ColumnSums.bindSum(cpu, 1, rows, n, dx, dxOffset, dgamma, dgammaOffset, scratch, sumsOffset);
        Call dxs = Call.of(workers(cpu, rows, n), rows, (first, end, worker) -> {
            for (int row = first; row < end; row++) {
                float mean = scratch[scratchOffset + 2 * row];
                float r = scratch[scratchOffset + 2 * row + 1];
                int at = row * n;
                inputGradient(
                        vector, n, x, xOffset + at, mean, r, gamma, gammaOffset, dy, dyOffset + at, dx, dxOffset + at);
            }
        });
        return Call.sequence(List.of(dbetas, weighed, dgammas, dxs));
    }

    private static void inputGradient(
            boolean vector,
            int n,
            float[] x,
            int xAt,
            float mean,
            float r,
            float[] gamma,
            int gammaAt,
            float[] dy,
            int dyAt,
            float[] dx,
            int dxAt) {
        if (vector) VectorLayerNorm.multiply(n, dy, dyAt, gamma, gammaAt, dx, dxAt);
        else
            ScalarLayerNorm.multiply(n, dy, dyAt, gamma, gammaAt, dx, dxAt);
        float shift = mean(vector, dx, dxAt, n);
        float slope = -(r * (RowSums.centredDot(vector, dx, dxAt, x, xAt, mean, n) * r / n));
        if (vector) VectorLayerNorm.finish(n, x, xAt, mean, shift, slope, r, dx, dxAt);
        else
            ScalarLayerNorm.finish(n, x, xAt, mean, shift, slope, r, dx, dxAt);
    }

    private static float mean(boolean vector, float[] x, int offset, int n) {
        return RowSums.sum(vector, x, offset, n) / n;
    }

    private static float inverse(boolean vector, float[] x, int offset, float mean, int n, float epsilon) {
        return BatchNorm.inverse(RowSums.squaredDeviations(vector, x, offset, mean, n) / n, epsilon);
    }

    private static Workers workers(Cpu cpu, int rows, int n) {
        return (long) rows * n < PARALLEL ? Workers.INLINE : cpu.workers();
    }
}
