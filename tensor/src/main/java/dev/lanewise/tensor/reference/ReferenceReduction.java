package dev.lanewise.tensor.reference;

import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.ReductionKernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/** Many numbers to one. */
final class ReferenceReduction implements ReductionKernels {
    @Override
    public void reduce(ReduceFunction f, int[] axes, Tensor x, Tensor y) {
        Doubles from = Doubles.of(x);
        Doubles to = Doubles.of(y);
        Shape kept = x.shape();
        for (int axis : axes) kept = kept.with(axis, 1);
        to.fill(switch (f) {
            case SUM, MEAN -> 0;
            case MAX -> Double.NEGATIVE_INFINITY;
            case MIN -> Double.POSITIVE_INFINITY;
        });
        for (int i = 0; i < from.size(); i++) {
            int j = Doubles.broadcast(kept, Doubles.indices(x.shape(), i));
            double v = from.get(i);
            to.set(j, switch (f) {
                case SUM, MEAN -> to.get(j) + v;
                case MAX -> Math.max(to.get(j), v);
                case MIN -> Math.min(to.get(j), v);
            });
        }
        if (f == ReduceFunction.MEAN) {
            double count = 1;
            for (int axis : axes) count *= x.shape().size(axis);
            for (int j = 0; j < to.size(); j++) to.set(j, to.get(j) / count);
        }
    }

    @Override
    public void argMax(int axis, Tensor x, Tensor y) {
        Doubles from = Doubles.of(x);
        int outer = x.shape().elements(0, axis);
        int n = x.shape().size(axis);
        int inner = x.shape().elements(axis + 1, x.shape().rank());
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                int best = 0;
                for (int l = 1; l < n; l++) {
                    double largest = from.get((o * n + best) * inner + i);
                    double v = from.get((o * n + l) * inner + i);
                    if (v > largest || (Double.isNaN(v) && !Double.isNaN(largest))) best = l;
                }
                y.longs()[y.offset() + o * inner + i] = best;
            }
        }
    }

    @Override
    public void softmax(Tensor x, Tensor y) {
        logSoftmax(x, y);
        Doubles to = Doubles.of(y);
        for (int i = 0; i < to.size(); i++) to.set(i, Math.exp(to.get(i)));
    }

    @Override
    public void logSoftmax(Tensor x, Tensor y) {
        Doubles from = Doubles.of(x);
        Doubles to = Doubles.of(y);
        int n = x.shape().last();
        for (int row = 0; row < to.size(); row += n) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) max = Math.max(max, from.get(row + i));
            double sum = 0;
            for (int i = 0; i < n; i++) sum += Math.exp(from.get(row + i) - max);
            for (int i = 0; i < n; i++) to.set(row + i, from.get(row + i) - max - Math.log(sum));
        }
    }

    @Override
    public void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        Doubles s = Doubles.of(y);
        Doubles g = Doubles.of(dy);
        Doubles to = Doubles.of(dx);
        int n = y.shape().last();
        for (int row = 0; row < to.size(); row += n) {
            double sum = 0;
            for (int i = row; i < row + n; i++) sum += s.get(i) * g.get(i);
            for (int i = row; i < row + n; i++) to.set(i, s.get(i) * (g.get(i) - sum));
        }
    }

    @Override
    public void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        Doubles log = Doubles.of(y);
        Doubles g = Doubles.of(dy);
        Doubles to = Doubles.of(dx);
        int n = y.shape().last();
        for (int row = 0; row < to.size(); row += n) {
            double sum = 0;
            for (int i = row; i < row + n; i++) sum += g.get(i);
            for (int i = row; i < row + n; i++) to.set(i, g.get(i) - Math.exp(log.get(i)) * sum);
        }
    }
}
