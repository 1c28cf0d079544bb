package dev.lanewise.kernels.normalize;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.sums.ColumnSums;
import dev.lanewise.kernels.sums.RowSums;
import java.util.List;

/**
 * Normalisation of each row of {@code x [rows, n]} by its root mean square (Zhang and Sennrich, arXiv 1910.07467,
 * equation 4). The loops are those of layer normalisation with the mean 0.
 */
public final class RmsNorm {
    /** From so many numbers on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 17;

    private RmsNorm() {}

    /** {@code y = x * r * gamma} with {@code r = 1 / sqrt(mean(x^2) + epsilon)}; may be in place. */
    public static void normalize(
            Cpu cpu,
            int rows,
            int n,
            float[] x,
            int xOffset,
            float[] gamma,
            int gammaOffset,
            float epsilon,
            float[] y,
            int yOffset) {
        bindNormalize(cpu, rows, n, x, xOffset, gamma, gammaOffset, epsilon, y, yOffset).run();
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
            float epsilon,
            float[] y,
            int yOffset) {
        Extents.require("rmsNorm", "x", x, xOffset, (long) rows * n);
        Extents.require("rmsNorm", "gamma", gamma, gammaOffset, n);
        Extents.require("rmsNorm", "y", y, yOffset, (long) rows * n);
        boolean vector = cpu.vector();
        return Call.of(workers(cpu, rows, n), rows, (first, end, worker) -> {
            for (int row = first; row < end; row++) {
                int xAt = xOffset + row * n;
                float r = inverse(vector, x, xAt, n, epsilon);
                weigh(vector, n, x, xAt, r, gamma, gammaOffset, y, yOffset + row * n);
            }
        });
    }

    /** Floats of scratch that {@link #gradient} needs with that many workers. */
    public static int scratchSize(int rows, int n, int workers) {
        return Math.addExact(rows, ColumnSums.scratchSize(1, rows, n, workers));
    }

    /**
     * With {@code xhat = x * r} and {@code g = dy * gamma}: {@code dgamma = sum dy * xhat} over the rows, and in each
     * row {@code dx = r * (g - xhat * mean(g * xhat))}. {@code dx} overlaps no input.
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
            float[] scratch,
            int scratchOffset) {
        bindGradient(cpu, rows, n, x, xOffset, gamma, gammaOffset, epsilon, dy, dyOffset, dx, dxOffset, dgamma,
                dgammaOffset, scratch, scratchOffset).run();
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
            float[] scratch,
            int scratchOffset) {
        long size = (long) rows * n;
        Extents.require("rmsNorm", "x", x, xOffset, size);
        Extents.require("rmsNorm", "gamma", gamma, gammaOffset, n);
        Extents.require("rmsNorm", "dy", dy, dyOffset, size);
        Extents.require("rmsNorm", "dx", dx, dxOffset, size);
        Extents.require("rmsNorm", "dgamma", dgamma, dgammaOffset, n);
        Extents.require("rmsNorm", "scratch", scratch, scratchOffset, scratchSize(rows, n, cpu.workers().width()));
        boolean vector = cpu.vector();
        // dx holds dy * xhat until its columns are summed
        Call weighed = Call.of(workers(cpu, rows, n), rows, (first, end, worker) -> {
            for (int row = first; row < end; row++) {
                int at = row * n;
                float r = inverse(vector, x, xOffset + at, n, epsilon);
                scratch[scratchOffset + row] = r;
                weigh(vector, n, x, xOffset + at, r, dy, dyOffset + at, dx, dxOffset + at);
            }
        });
        Call dgammas = ColumnSums.bindSum(cpu, 1, rows, n, dx, dxOffset, dgamma, dgammaOffset, scratch,
                scratchOffset + rows);
        Call dxs = Call.of(workers(cpu, rows, n), rows, (first, end, worker) -> {
            for (int row = first; row < end; row++) {
                int at = row * n;
                float r = scratch[scratchOffset + row];
                inputGradient(
                        vector, n, x, xOffset + at, r, gamma, gammaOffset, dy, dyOffset + at, dx, dxOffset + at);
            }
        });
        return Call.sequence(List.of(weighed, dgammas, dxs));
    }

    private static void inputGradient(
            boolean vector,
            int n,
            float[] x,
            int xAt,
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
        float slope = -(r * (RowSums.dot(vector, dx, dxAt, x, xAt, n) * r / n));
        if (vector) VectorLayerNorm.finish(n, x, xAt, 0, 0, slope, r, dx, dxAt);
        else
            ScalarLayerNorm.finish(n, x, xAt, 0, 0, slope, r, dx, dxAt);
    }

    /** {@code y = x * r * a}. */
    private static void weigh(
            boolean vector, int n, float[] x, int xAt, float r, float[] a, int aAt, float[] y, int yAt) {
        if (vector) VectorLayerNorm.weigh(n, x, xAt, 0, r, a, aAt, y, yAt);
        else
            ScalarLayerNorm.weigh(n, x, xAt, 0, r, a, aAt, y, yAt);
    }

    private static float inverse(boolean vector, float[] x, int offset, int n, float epsilon) {
        return BatchNorm.inverse(RowSums.dot(vector, x, offset, x, offset, n) / n, epsilon);
    }

    private static Workers workers(Cpu cpu, int rows, int n) {
        return (long) rows * n < PARALLEL ? Workers.INLINE : cpu.workers();
    }
}
