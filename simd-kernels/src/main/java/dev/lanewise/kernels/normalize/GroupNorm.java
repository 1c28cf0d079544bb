package dev.lanewise.kernels.normalize;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.sums.ColumnSums;
import dev.lanewise.kernels.sums.RowSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Normalisation of each image of {@code x [batch, positions, channels]} by the mean and biased variance of groups of
 * neighbouring channels over all positions (Wu, He: Group normalization, arXiv 1803.08494). A group a channel is
 * instance normalisation (Ulyanov et al., arXiv 1607.08022).
 *
 * <p>Order: a group's sum is the tree over the sums of its channels, each the tree over the positions.
 */
public final class GroupNorm {
    /** From so many numbers on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 17;

    /** Numbers a channel: mean, r, two sums for the gradient, three factors of {@code dx}. */
    private static final int NUMBERS = 7;

    private GroupNorm() {}

    /** Floats of scratch that {@link #normalize} and {@link #gradient} need with that many workers. */
    public static int scratchSize(int batch, int positions, int channels, int workers) {
        return Math.multiplyExact(batch, imageScratch(positions, channels, workers));
    }

    private static int imageScratch(int positions, int channels, int workers) {
        return NUMBERS * channels + ColumnSums.scratchSize(1, positions, channels, workers);
    }

    /**
     * {@code y = (x - mean) * (gamma * r) + beta} with {@code r = 1 / sqrt(variance + epsilon)}, {@code gamma} and
     * {@code beta [channels]}; may be in place.
     *
     * @param groups divides {@code channels}
     */
    public static void normalize(
            Cpu cpu,
            int batch,
            int positions,
            int channels,
            int groups,
            float[] x,
            int xOffset,
            float[] gamma,
            int gammaOffset,
            float[] beta,
            int betaOffset,
            float epsilon,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        bindNormalize(cpu, batch, positions, channels, groups, x, xOffset, gamma, gammaOffset, beta, betaOffset,
                epsilon, y, yOffset, scratch, scratchOffset).run();
    }

    /** {@link #normalize}, to be run often. */
    public static Call bindNormalize(
            Cpu cpu,
            int batch,
            int positions,
            int channels,
            int groups,
            float[] x,
            int xOffset,
            float[] gamma,
            int gammaOffset,
            float[] beta,
            int betaOffset,
            float epsilon,
            float[] y,
            int yOffset,
            float[] scratch,
            int scratchOffset) {
        long size = (long) batch * positions * channels;
        Extents.require("groupNorm", "x", x, xOffset, size);
        Extents.require("groupNorm", "gamma", gamma, gammaOffset, channels);
        Extents.require("groupNorm", "beta", beta, betaOffset, channels);
        Extents.require("groupNorm", "y", y, yOffset, size);
        Sizes sizes = new Sizes(batch, positions, channels, groups);
        return sizes.forEachImage(cpu, scratchOffset, (own, image, s) -> {
            int from = xOffset + image;
            Call statistics = sizes.statistics(own, x, from, epsilon, scratch, s);
            Call factors = () -> {
                for (int c = 0; c < channels; c++) scratch[s + channels + c] *= gamma[gammaOffset + c];
            };
            boolean vector = own.vector();
            Call outputs = BatchNorm.forEachTask(own, positions, channels, (row, n) -> {
                int xAt = from + row * channels;
                int yAt = yOffset + image + row * channels;
                if (vector) {
                    VectorBatchNorm.normalize(
                            n, channels, x, xAt, scratch, s, scratch, s + channels, beta, betaOffset, y, yAt);
                } else {
                    ScalarBatchNorm.normalize(
                            n, channels, x, xAt, scratch, s, scratch, s + channels, beta, betaOffset, y, yAt);
                }
            });
            return Call.sequence(List.of(statistics, factors, outputs));
        });
    }

    /**
     * With {@code xhat = (x - mean) * r} and {@code g = dy * gamma}: {@code dbeta = sum dy} and
     * {@code dgamma = sum dy * xhat} over batch and positions, images in their order, and in each group
     * {@code dx = r * (g - mean(g) - xhat * mean(g * xhat))}; both means are sums over channels of {@code gamma} times
     * that image's part of {@code dbeta} and {@code dgamma}. {@code dx} overlaps no input.
     */
    public static void gradient(
            Cpu cpu,
            int batch,
            int positions,
            int channels,
            int groups,
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
        bindGradient(cpu, batch, positions, channels, groups, x, xOffset, gamma, gammaOffset, epsilon, dy, dyOffset,
                dx, dxOffset, dgamma, dgammaOffset, dbeta, dbetaOffset, scratch, scratchOffset).run();
    }

    /** {@link #gradient}, to be run often. */
    public static Call bindGradient(
            Cpu cpu,
            int batch,
            int positions,
            int channels,
            int groups,
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
        long size = (long) batch * positions * channels;
        Extents.require("groupNorm", "x", x, xOffset, size);
        Extents.require("groupNorm", "gamma", gamma, gammaOffset, channels);
        Extents.require("groupNorm", "dy", dy, dyOffset, size);
        Extents.require("groupNorm", "dx", dx, dxOffset, size);
        Extents.require("groupNorm", "dgamma", dgamma, dgammaOffset, channels);
        Extents.require("groupNorm", "dbeta", dbeta, dbetaOffset, channels);
        Sizes sizes = new Sizes(batch, positions, channels, groups);
        Call images = sizes.forEachImage(cpu, scratchOffset, (own, image, s) -> {
            int sums = s + NUMBERS * channels;
            int dots = s + 3 * channels;
            int factors = s + 4 * channels;
            boolean vector = own.vector();
            Call rows = BatchNorm.forEachTask(own, positions, channels, (row, n) -> {
                int at = image + row * channels;
                if (vector) {
                    VectorGroupNorm.gradient(
                            n, channels, x, xOffset + at, scratch, s, dy, dyOffset + at, scratch, factors, dx,
                            dxOffset + at);
                } else {
                    ScalarGroupNorm.gradient(
                            n, channels, x, xOffset + at, scratch, s, dy, dyOffset + at, scratch, factors, dx,
                            dxOffset + at);
                }
            });
            return Call.sequence(List.of(
                    sizes.statistics(own, x, xOffset + image, epsilon, scratch, s),
                    ColumnSums.bindSum(
                            own, 1, positions, channels, dy, dyOffset + image, scratch, s + 2 * channels, scratch,
                            sums),
                    ColumnSums.bindCentredDot(
                            own, positions, channels, dy, dyOffset + image, x, xOffset + image, scratch, s, scratch,
                            dots, scratch, sums),
                    () -> sizes.factors(vector, gamma, gammaOffset, scratch, s),
                    rows));
        });
        int step = imageScratch(positions, channels, cpu.workers().width());
        Call parameters = () -> {
            Arrays.fill(dgamma, dgammaOffset, dgammaOffset + channels, 0);
            Arrays.fill(dbeta, dbetaOffset, dbetaOffset + channels, 0);
            if (positions == 0) return;
            for (int b = 0, s = scratchOffset; b < batch; b++, s += step) {
                for (int c = 0; c < channels; c++) {
                    dbeta[dbetaOffset + c] += scratch[s + 2 * channels + c];
                    dgamma[dgammaOffset + c] += scratch[s + 3 * channels + c] * scratch[s + channels + c];
                }
            }
        };
        return Call.sequence(List.of(images, parameters));
    }

    /** Binds what is done with one image: where it begins, and its scratch. */
    @FunctionalInterface
    private interface Image {
        Call bind(Cpu cpu, int image, int scratchOffset);
    }

    private record Sizes(int batch, int positions, int channels, int groups) {
        Sizes {
            if (groups < 1 || channels % groups != 0) {
                throw new IllegalArgumentException(
                        "groupNorm: groups must divide channels (groups, channels); got " + groups + ", " + channels);
            }
        }

        /** Images on all threads where there are enough of them, else one after the other, each on all threads. */
        Call forEachImage(Cpu cpu, int scratchOffset, Image image) {
            int size = positions * channels;
            int width = cpu.workers().width();
            boolean side = batch >= width;
            Cpu own = side ? cpu.on(Workers.INLINE) : cpu;
            List<Call> images = new ArrayList<>();
            for (int b = 0; b < batch; b++) {
                images.add(image.bind(own, b * size, scratchOffset + b * imageScratch(positions, channels, width)));
            }
            if (!side) return Call.sequence(images);
            Call[] each = images.toArray(Call[]::new);
            Workers workers = (long) batch * size < PARALLEL ? Workers.INLINE : cpu.workers();
            return Call.of(workers, batch, (first, end, worker) -> {
                for (int b = first; b < end; b++) each[b].run();
            });
        }

        /** For each channel the mean of its group, then the group's r. */
        Call statistics(Cpu cpu, float[] x, int xOffset, float epsilon, float[] scratch, int s) {
            int sums = s + NUMBERS * channels;
            int n = channels / groups;
            float count = (float) positions * n;
            boolean vector = cpu.vector();
            return Call.sequence(List.of(
                    ColumnSums.bindSum(cpu, 1, positions, channels, x, xOffset, scratch, s, scratch, sums),
                    () -> {
                        for (int c = s; c < s + channels; c += n) {
                            Arrays.fill(scratch, c, c + n, RowSums.sum(vector, scratch, c, n) / count);
                        }
                    },
                    ColumnSums.bindSquaredDeviations(
                            cpu, positions, channels, x, xOffset, scratch, s, scratch, s + channels, scratch, sums),
                    () -> {
                        for (int c = s + channels; c < s + 2 * channels; c += n) {
                            float variance = RowSums.sum(vector, scratch, c, n) / count;
                            Arrays.fill(scratch, c, c + n, BatchNorm.inverse(variance, epsilon));
                        }
                    }));
        }

        /** The factors of {@link ScalarGroupNorm#gradient} from the sums of dy and of dy * (x - mean). */
        void factors(boolean vector, float[] gamma, int gammaOffset, float[] scratch, int s) {
            int n = channels / groups;
            float count = (float) positions * n;
            int shifts = s + 4 * channels;
            int slopes = s + 5 * channels;
            for (int c = 0; c < channels; c++) {
                scratch[shifts + c] = gamma[gammaOffset + c] * scratch[s + 2 * channels + c];
                scratch[slopes + c] = gamma[gammaOffset + c] * scratch[s + 3 * channels + c];
                scratch[s + 6 * channels + c] = gamma[gammaOffset + c] * scratch[s + channels + c];
            }
            for (int c = 0; c < channels; c += n) {
                float r = scratch[s + channels + c];
                float shift = -(r * (RowSums.sum(vector, scratch, shifts + c, n) / count));
                float slope = -(r * (r * (r * RowSums.sum(vector, scratch, slopes + c, n) / count)));
                Arrays.fill(scratch, shifts + c, shifts + c + n, shift);
                Arrays.fill(scratch, slopes + c, slopes + c + n, slope);
            }
        }
    }
}
