package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.reduce.ArgMax;
import dev.lanewise.kernels.reduce.Reduce;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.kernels.reduce.ReduceGeometry;
import dev.lanewise.kernels.reduce.Softmax;
import dev.lanewise.tensor.ReductionKernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/** Many numbers to one by {@link Reduce} and {@link ArgMax}, rows by {@link Softmax}. */
final class CpuReduction implements ReductionKernels {
    private final Cpu cpu;

    CpuReduction(Cpu cpu) {
        this.cpu = cpu;
    }

    @Override
    public void reduce(ReduceFunction f, int[] axes, Tensor x, Tensor y) {
        ReduceGeometry geometry = ReduceGeometry.of(x.shape().toArray(), axes);
        float[] scratch = new float[Reduce.scratchSize(f, geometry, cpu.workers().width())];
        Reduce.run(cpu, f, geometry, x.floats(), x.offset(), y.floats(), y.offset(), scratch, 0);
    }

    @Override
    public void argMax(int axis, Tensor x, Tensor y) {
        Shape shape = x.shape();
        int outer = shape.elements(0, axis);
        int inner = shape.elements(axis + 1, shape.rank());
        ArgMax.run(outer, shape.size(axis), inner, x.floats(), x.offset(), y.longs(), y.offset());
    }

    @Override
    public void softmax(Tensor x, Tensor y) {
        Softmax.softmax(cpu, rows(x), x.shape().last(), x.floats(), x.offset(), y.floats(), y.offset());
    }

    @Override
    public void logSoftmax(Tensor x, Tensor y) {
        int rows = rows(x);
        int n = x.shape().last();
        float[] scratch = new float[Softmax.logScratchSize(rows, n, cpu.workers().width())];
        Softmax.logSoftmax(cpu, rows, n, x.floats(), x.offset(), y.floats(), y.offset(), scratch, 0);
    }

    @Override
    public void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        Softmax.softmaxGradient(
                cpu,
                rows(y),
                y.shape().last(),
                y.floats(),
                y.offset(),
                dy.floats(),
                dy.offset(),
                dx.floats(),
                dx.offset());
    }

    @Override
    public void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        Softmax.logSoftmaxGradient(
                cpu,
                rows(y),
                y.shape().last(),
                y.floats(),
                y.offset(),
                dy.floats(),
                dy.offset(),
                dx.floats(),
                dx.offset());
    }

    /** All axes but the last as one. */
    static int rows(Tensor x) {
        return x.shape().elements(0, x.shape().rank() - 1);
    }
}
