package dev.lanewise.tensor.reference;

import dev.lanewise.kernels.attention.AttentionGeometry;
import dev.lanewise.tensor.AttentionKernels;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Attention row by row: the scores of the keys that are seen, their softmax, the weighted sum. */
final class ReferenceAttention implements AttentionKernels {
    @Override
    public void attention(AttentionGeometry g, Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, Tensor y,
            Tensor logSumExp) {
        Doubles.of(y).fill(0);
        for (Row row = new Row(g, 0); row.number < g.logSumExpSize(); row = new Row(g, row.number + 1)) {
            double[] scores = scores(row, q, k, mask);
            double largest = Double.NEGATIVE_INFINITY;
            for (double score : scores) largest = Math.max(largest, score);
            double sum = 0;
            for (double score : scores) sum += weight(score, largest);
            Doubles.of(logSumExp).set(row.number, largest == Double.NEGATIVE_INFINITY
                    ? largest
                    : largest + Math.log(sum));
            if (largest == Double.NEGATIVE_INFINITY) continue;
            for (int i = 0; i < scores.length; i++) {
                double w = weight(scores[i], largest) / sum;
                for (int d = 0; d < g.valueDim(); d++) {
                    Doubles.of(y).add(row.number * g.valueDim() + d,
                            w * Doubles.of(v).get(row.key(i) * g.valueDim() + d));
                }
            }
        }
    }

    private static double weight(double score, double largest) {
        return score == Double.NEGATIVE_INFINITY ? 0 : Math.exp(score - largest);
    }

    @Override
    public void attentionGradient(AttentionGeometry g, Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, Tensor y,
            Tensor logSumExp, Tensor dy, Tensor dLogSumExp, Tensor dq, Tensor dk, Tensor dv) {
        for (Tensor gradient : new Tensor[] {dq, dk, dv}) Doubles.of(gradient).fill(0);
        for (Row row = new Row(g, 0); row.number < g.logSumExpSize(); row = new Row(g, row.number + 1)) {
            double logarithm = Doubles.of(logSumExp).get(row.number);
            if (logarithm == Double.NEGATIVE_INFINITY) continue;
            double[] scores = scores(row, q, k, mask);
            double r = dot(g.valueDim(), dy, row.number, y, row.number) - Doubles.of(dLogSumExp).get(row.number);
            for (int i = 0; i < scores.length; i++) {
                int key = row.key(i);
                double w = weight(scores[i], logarithm);
                double e = w * (dot(g.valueDim(), v, key, dy, row.number) - r) * g.scale();
                if (g.softCap() != 0) {
                    double th = Math.tanh(dot(g.headDim(), q, row.number, k, key) * g.scale() / g.softCap());
                    e *= 1 - th * th;
                }
                add(g.headDim(), e, k, key, dq, row.number);
                add(g.headDim(), e, q, row.number, dk, key);
                add(g.valueDim(), w, dy, row.number, dv, key);
            }
        }
    }

    @Override
    public void rotate(Tensor x, Tensor cos, Tensor sin, boolean interleaved, Tensor y) {
        Doubles in = Doubles.of(x);
        Doubles out = Doubles.of(y);
        for (int i = 0; i < in.size(); i++) out.set(i, in.get(i));
        int pairs = cos.shape().last();
        for (int angle = 0; angle < (pairs == 0 ? 0 : y.elements() / x.shape().last() * pairs); angle++) {
            int head = angle / pairs;
            int i = angle % pairs;
            int place = head / x.shape().size(2) * pairs + i;
            double c = Doubles.of(cos).get(place % cos.elements());
            double s = Doubles.of(sin).get(place % cos.elements());
            int a = head * x.shape().last() + (interleaved ? 2 * i : i);
            int b = a + (interleaved ? 1 : pairs);
            double first = in.get(a);
            double second = in.get(b);
            out.set(a, first * c - second * s);
            out.set(b, second * c + first * s);
        }
    }

    private static double[] scores(Row row, Tensor q, Tensor k, @Nullable Tensor mask) {
        AttentionGeometry g = row.g;
        double[] scores = new double[g.keysEnd(row.t()) - g.keysStart(row.t())];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = dot(g.headDim(), q, row.number, k, row.key(i)) * g.scale();
            if (g.softCap() != 0) scores[i] = g.softCap() * Math.tanh(scores[i] / g.softCap());
            if (mask != null) {
                int[] place = {row.batch(), row.head(), row.t(), g.keysStart(row.t()) + i};
                scores[i] += Doubles.of(mask).get(Doubles.broadcast(mask.shape(), place));
            }
        }
        return scores;
    }

    private static double dot(int n, Tensor a, int i, Tensor b, int j) {
        double sum = 0;
        for (int d = 0; d < n; d++) sum += Doubles.of(a).get(i * n + d) * Doubles.of(b).get(j * n + d);
        return sum;
    }

    private static void add(int n, double factor, Tensor x, int i, Tensor y, int j) {
        for (int d = 0; d < n; d++) Doubles.of(y).add(j * n + d, factor * Doubles.of(x).get(i * n + d));
    }

    /** A query of a head: {@code (batch * queries + t) * heads + head}. */
    private record Row(AttentionGeometry g, int number) {
        int head() {
            return number % g.heads();
        }

        int t() {
            return number / g.heads() % g.queries();
        }

        int batch() {
            return number / g.heads() / g.queries();
        }

        /** The i-th key that it sees. */
        int key(int i) {
            int j = g.keysStart(t()) + i;
            return (batch() * g.keys() + j) * g.kvHeads() + head() / g.headsPerKvHead();
        }
    }
}
