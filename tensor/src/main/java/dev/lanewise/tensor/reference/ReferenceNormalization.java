package dev.lanewise.tensor.reference;

import dev.lanewise.tensor.NormalizationKernels;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Normalisation of {@code rows} by {@code channels}, by the statistics of each channel, row or group. */
final class ReferenceNormalization implements NormalizationKernels {
    @Override
    public void batchStatistics(Tensor x, Tensor mean, Tensor variance) {
        Doubles in = Doubles.of(x);
        int channels = x.shape().last();
        int rows = channels == 0 ? 0 : in.size() / channels;
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int i = c; i < in.size(); i += channels) sum += in.get(i);
            double mu = sum / rows;
            double squares = 0;
            for (int i = c; i < in.size(); i += channels) squares += (in.get(i) - mu) * (in.get(i) - mu);
            Doubles.of(mean).set(c, mu);
            Doubles.of(variance).set(c, squares / rows);
        }
    }

    @Override
    public void batchNormalize(
            Tensor x, Tensor mean, Tensor variance, Tensor gamma, Tensor beta, float epsilon, Tensor y) {
        Doubles in = Doubles.of(x);
        Doubles out = Doubles.of(y);
        int channels = x.shape().last();
        for (int i = 0; i < out.size(); i++) {
            int c = i % channels;
            double r = 1 / Math.sqrt(Doubles.of(variance).get(c) + epsilon);
            double xhat = (in.get(i) - Doubles.of(mean).get(c)) * r;
            out.set(i, xhat * Doubles.of(gamma).get(c) + Doubles.of(beta).get(c));
        }
    }

    @Override
    public void batchNormGradient(
            Tensor x,
            Tensor mean,
            Tensor variance,
            Tensor gamma,
            float epsilon,
            Tensor dy,
            Tensor dx,
            Tensor dgamma,
            Tensor dbeta) {
        Doubles in = Doubles.of(x);
        Doubles g = Doubles.of(dy);
        int channels = x.shape().last();
        int rows = channels == 0 ? 0 : in.size() / channels;
        for (int c = 0; c < channels; c++) {
            double mu = Doubles.of(mean).get(c);
            double r = 1 / Math.sqrt(Doubles.of(variance).get(c) + epsilon);
            double sum = 0;
            double weighted = 0;
            for (int i = c; i < in.size(); i += channels) {
                sum += g.get(i);
                weighted += g.get(i) * (in.get(i) - mu) * r;
            }
            Doubles.of(dbeta).set(c, sum);
            Doubles.of(dgamma).set(c, weighted);
            for (int i = c; i < in.size(); i += channels) {
                double xhat = (in.get(i) - mu) * r;
                double centred = g.get(i) - sum / rows - xhat * weighted / rows;
                Doubles.of(dx).set(i, Doubles.of(gamma).get(c) * r * centred);
            }
        }
    }

    @Override
    public void layerNormalize(Tensor x, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon, Tensor y) {
        Doubles in = Doubles.of(x);
        Doubles out = Doubles.of(y);
        int n = x.shape().last();
        for (int row = 0; row < in.size(); row += n) {
            Row statistics = Row.of(in, row, n, epsilon);
            for (int i = 0; i < n; i++) {
                double scaled = statistics.xhat(in.get(row + i)) * (gamma == null ? 1 : Doubles.of(gamma).get(i));
                out.set(row + i, beta == null ? scaled : scaled + Doubles.of(beta).get(i));
            }
        }
    }

    @Override
    public void layerNormGradient(
            Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma, Tensor dbeta) {
        Doubles in = Doubles.of(x);
        Doubles g = Doubles.of(dy);
        Doubles.of(dgamma).fill(0);
        Doubles.of(dbeta).fill(0);
        int n = x.shape().last();
        for (int row = 0; row < in.size(); row += n) {
            Row statistics = Row.of(in, row, n, epsilon);
            double sum = 0;
            double weighted = 0;
            for (int i = 0; i < n; i++) {
                double xhat = statistics.xhat(in.get(row + i));
                double scaled = g.get(row + i) * Doubles.of(gamma).get(i);
                sum += scaled;
                weighted += scaled * xhat;
                Doubles.of(dgamma).add(i, g.get(row + i) * xhat);
                Doubles.of(dbeta).add(i, g.get(row + i));
            }
            for (int i = 0; i < n; i++) {
                double xhat = statistics.xhat(in.get(row + i));
                double centred = g.get(row + i) * Doubles.of(gamma).get(i) - sum / n - xhat * weighted / n;
                Doubles.of(dx).set(row + i, statistics.r * centred);
            }
        }
    }

    @Override
    public void groupNormalize(
            Tensor x, int groups, @Nullable Tensor gamma, @Nullable Tensor beta, float epsilon, Tensor y) {
        Doubles in = Doubles.of(x);
        for (Group group : Group.all(x, groups, epsilon)) {
            for (int i : group.places) {
                int c = i % x.shape().last();
                double scaled = group.statistics.xhat(in.get(i)) * (gamma == null ? 1 : Doubles.of(gamma).get(c));
                Doubles.of(y).set(i, beta == null ? scaled : scaled + Doubles.of(beta).get(c));
            }
        }
    }

    @Override
    public void groupNormGradient(
            Tensor x, int groups, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma, Tensor dbeta) {
        Doubles in = Doubles.of(x);
        Doubles g = Doubles.of(dy);
        Doubles.of(dgamma).fill(0);
        Doubles.of(dbeta).fill(0);
        int channels = x.shape().last();
        for (Group group : Group.all(x, groups, epsilon)) {
            double[] sums = new double[channels];
            double[] weightedSums = new double[channels];
            for (int i : group.places) {
                int c = i % channels;
                sums[c] += g.get(i);
                weightedSums[c] += g.get(i) * group.statistics.xhat(in.get(i));
            }
            double sum = 0;
            double weighted = 0;
            for (int i = 0; i < channels / groups && i < group.places.length; i++) {
                int c = group.places[i] % channels;
                sum += Doubles.of(gamma).get(c) * sums[c];
                weighted += Doubles.of(gamma).get(c) * weightedSums[c];
                Doubles.of(dgamma).add(c, weightedSums[c]);
                Doubles.of(dbeta).add(c, sums[c]);
            }
            int n = group.places.length;
            for (int i : group.places) {
                double scaled = g.get(i) * Doubles.of(gamma).get(i % channels);
                double xhat = group.statistics.xhat(in.get(i));
                Doubles.of(dx).set(i, group.statistics.r * (scaled - sum / n - xhat * weighted / n));
            }
        }
    }

    /** A group of channels of an image: where its numbers lie. */
    private record Group(int[] places, Row statistics) {
        static List<Group> all(Tensor x, int groups, float epsilon) {
            Doubles in = Doubles.of(x);
            int channels = x.shape().last();
            int batch = x.shape().size(0);
            int image = batch == 0 ? 0 : in.size() / batch;
            List<Group> all = new ArrayList<>();
            int n = channels / groups;
            for (int b = 0; b < batch; b++) {
                for (int g = 0; g < groups; g++) {
                    int first = b * image + g * n;
                    int[] places = IntStream.range(0, image / groups)
                            .map(i -> first + i / n * channels + i % n).toArray();
                    all.add(new Group(places, Row.of(in, places, epsilon)));
                }
            }
            return all;
        }
    }

    @Override
    public void rmsNormalize(Tensor x, Tensor gamma, float epsilon, Tensor y) {
        Doubles in = Doubles.of(x);
        int n = x.shape().last();
        for (int row = 0; row < in.size(); row += n) {
            double r = inverseRootMeanSquare(in, row, n, epsilon);
            for (int i = 0; i < n; i++) Doubles.of(y).set(row + i, in.get(row + i) * r * Doubles.of(gamma).get(i));
        }
    }

    @Override
    public void rmsNormGradient(Tensor x, Tensor gamma, float epsilon, Tensor dy, Tensor dx, Tensor dgamma) {
        Doubles in = Doubles.of(x);
        Doubles g = Doubles.of(dy);
        Doubles.of(dgamma).fill(0);
        int n = x.shape().last();
        for (int row = 0; row < in.size(); row += n) {
            double r = inverseRootMeanSquare(in, row, n, epsilon);
            double weighted = 0;
            for (int i = 0; i < n; i++) {
                double xhat = in.get(row + i) * r;
                weighted += g.get(row + i) * Doubles.of(gamma).get(i) * xhat;
                Doubles.of(dgamma).add(i, g.get(row + i) * xhat);
            }
            for (int i = 0; i < n; i++) {
                double scaled = g.get(row + i) * Doubles.of(gamma).get(i);
                Doubles.of(dx).set(row + i, r * (scaled - in.get(row + i) * r * weighted / n));
            }
        }
    }

    private static double inverseRootMeanSquare(Doubles x, int from, int n, float epsilon) {
        double squares = 0;
        for (int i = from; i < from + n; i++) squares += x.get(i) * x.get(i);
        return 1 / Math.sqrt(squares / n + epsilon);
    }

    private record Row(double mean, double r) {
        static Row of(Doubles x, int from, int n, float epsilon) {
            return of(x, IntStream.range(from, from + n).toArray(), epsilon);
        }

        static Row of(Doubles x, int[] places, float epsilon) {
            double sum = 0;
            for (int i : places) sum += x.get(i);
            double mean = sum / places.length;
            double squares = 0;
            for (int i : places) squares += (x.get(i) - mean) * (x.get(i) - mean);
            return new Row(mean, 1 / Math.sqrt(squares / places.length + epsilon));
        }

        double xhat(double x) {
            return (x - mean) * r;
        }
    }
}
