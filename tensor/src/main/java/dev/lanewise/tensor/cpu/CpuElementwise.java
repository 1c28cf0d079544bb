package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Broadcast;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Tensor;

/** Functions of one element, and of two or three with broadcasting, by {@link Elementwise}. */
final class CpuElementwise implements ElementwiseKernels {
    private final Cpu cpu;

    CpuElementwise(Cpu cpu) {
        this.cpu = cpu;
    }

    @Override
    public void unary(UnaryFunction f, float alpha, float beta, Tensor x, Tensor y) {
        Elementwise.unary(cpu, f, alpha, beta, x.elements(), x.floats(), x.offset(), y.floats(), y.offset());
    }

    @Override
    public void unaryGradient(UnaryFunction f, float alpha, float beta, Tensor x, Tensor dy, Tensor dx) {
        Elementwise.unaryGradient(cpu, f, alpha, beta, x.elements(),
                x.floats(), x.offset(), dy.floats(), dy.offset(), dx.floats(), dx.offset());
    }

    @Override
    public void binary(BinaryFunction f, Tensor a, Tensor b, Tensor y) {
        Elementwise.binary(cpu, f, shapes(a, b),
                a.floats(), a.offset(), b.floats(), b.offset(), y.floats(), y.offset());
    }

    @Override
    public void compare(Comparison c, Tensor a, Tensor b, Tensor y) {
        Elementwise.compare(cpu, c, shapes(a, b),
                a.floats(), a.offset(), b.floats(), b.offset(), y.bytes(), y.offset());
    }

    @Override
    public void select(Tensor condition, Tensor a, Tensor b, Tensor y) {
        Broadcast shapes = Broadcast.of(condition.shape().toArray(), a.shape().toArray(), b.shape().toArray());
        Elementwise.select(cpu, shapes, condition.bytes(), condition.offset(),
                a.floats(), a.offset(), b.floats(), b.offset(), y.floats(), y.offset());
    }

    private static Broadcast shapes(Tensor a, Tensor b) {
        return Broadcast.of(a.shape().toArray(), b.shape().toArray());
    }
}
