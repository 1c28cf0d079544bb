package dev.lanewise.tensor.reference;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Tensor;

/** Functions of one element, and of two with broadcasting. */
final class ReferenceElementwise implements ElementwiseKernels {
    @Override
    public void unary(UnaryFunction f, float alpha, float beta, Tensor x, Tensor y) {
        Doubles from = Doubles.of(x);
        Doubles to = Doubles.of(y);
        for (int i = 0; i < to.size(); i++) to.set(i, f.value(from.get(i), alpha, beta));
    }

    @Override
    public void unaryGradient(UnaryFunction f, float alpha, float beta, Tensor x, Tensor dy, Tensor dx) {
        Doubles at = Doubles.of(x);
        Doubles g = Doubles.of(dy);
        Doubles to = Doubles.of(dx);
        for (int i = 0; i < to.size(); i++) to.set(i, f.derivative(at.get(i), alpha, beta) * g.get(i));
    }

    @Override
    public void binary(BinaryFunction f, Tensor a, Tensor b, Tensor y) {
        Doubles first = Doubles.of(a);
        Doubles second = Doubles.of(b);
        Doubles to = Doubles.of(y);
        for (int i = 0; i < to.size(); i++) {
            int[] at = Doubles.indices(y.shape(), i);
            double u = first.get(Doubles.broadcast(a.shape(), at));
            double v = second.get(Doubles.broadcast(b.shape(), at));
            to.set(i, f.value(u, v));
        }
    }

    @Override
    public void compare(Comparison c, Tensor a, Tensor b, Tensor y) {
        Doubles first = Doubles.of(a);
        Doubles second = Doubles.of(b);
        for (int i = 0; i < y.elements(); i++) {
            int[] at = Doubles.indices(y.shape(), i);
            double u = first.get(Doubles.broadcast(a.shape(), at));
            double v = second.get(Doubles.broadcast(b.shape(), at));
            y.bytes()[y.offset() + i] = (byte) (c.test(u, v) ? 1 : 0);
        }
    }

    @Override
    public void select(Tensor condition, Tensor a, Tensor b, Tensor y) {
        Doubles first = Doubles.of(a);
        Doubles second = Doubles.of(b);
        Doubles to = Doubles.of(y);
        for (int i = 0; i < to.size(); i++) {
            int[] at = Doubles.indices(y.shape(), i);
            boolean chosen = condition.bytes()[condition.offset() + Doubles.broadcast(condition.shape(), at)] != 0;
            to.set(i,
                    chosen
                            ? first.get(Doubles.broadcast(a.shape(), at))
                            : second.get(Doubles.broadcast(b.shape(), at)));
        }
    }
}
