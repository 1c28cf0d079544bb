package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Broadcast;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;

/** Functions of one element, and of two or three with broadcasting, by {@link Elementwise}. */
final class CpuElementwise implements ElementwiseKernels {
    private final Calls calls;

    CpuElementwise(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void unary(UnaryFunction f, float alpha, float beta, Tensor x, Tensor y) {
        calls.add(() -> Elementwise.bindUnary(calls.cpu(), f, alpha, beta, x.elements(), x.floats(), x.offset(),
                y.floats(), y.offset()));
    }

    @Override
    public void unaryGradient(UnaryFunction f, float alpha, float beta, Tensor x, Tensor dy, Tensor dx) {
        calls.add(() -> Elementwise.bindUnaryGradient(calls.cpu(), f, alpha, beta, x.elements(),
                x.floats(), x.offset(), dy.floats(), dy.offset(), dx.floats(), dx.offset()));
    }

    @Override
    public void binary(BinaryFunction f, Tensor a, Tensor b, Tensor y) {
        calls.add(() -> Elementwise.bindBinary(calls.cpu(), f, shapes(a, b),
                a.floats(), a.offset(), b.floats(), b.offset(), y.floats(), y.offset()));
    }

    @Override
    public void compare(Comparison c, Tensor a, Tensor b, Tensor y) {
        calls.add(() -> Elementwise.bindCompare(calls.cpu(), c, shapes(a, b),
                a.floats(), a.offset(), b.floats(), b.offset(), y.bytes(), y.offset()));
    }

    @Override
    public void select(Tensor condition, Tensor a, Tensor b, Tensor y) {
        calls.add(() -> Elementwise.bindSelect(calls.cpu(), shapes(condition, a, b), condition.bytes(),
                condition.offset(),
                a.floats(), a.offset(), b.floats(), b.offset(), y.floats(), y.offset()));
    }

    private static Broadcast shapes(Tensor... operands) {
        return Broadcast.of(Arrays.stream(operands).map(each -> each.shape().toArray()).toArray(int[][]::new));
    }
}
