package dev.lanewise.tensor.cpu;

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
    private final Calls calls;

    CpuReduction(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void reduce(ReduceFunction f, int[] axes, Tensor x, Tensor y) {
        ReduceGeometry geometry = ReduceGeometry.of(x.shape().toArray(), axes);
        calls.add(Reduce.scratchSize(f, geometry, width()), (scratch, at) -> Reduce.bind(
                calls.cpu(), f, geometry, x.floats(), x.offset(), y.floats(), y.offset(), scratch, at));
    }

    @Override
    public void argMax(int axis, Tensor x, Tensor y) {
        Shape shape = x.shape();
        int outer = shape.elements(0, axis);
        int inner = shape.elements(axis + 1, shape.rank());
        calls.add(() -> () -> ArgMax.run(
                outer, shape.size(axis), inner, x.floats(), x.offset(), y.longs(), y.offset()));
    }

    @Override
    public void softmax(Tensor x, Tensor y) {
        calls.add(() -> Softmax.bindSoftmax(
                calls.cpu(), rows(x), x.shape().last(), x.floats(), x.offset(), y.floats(), y.offset()));
    }

    @Override
    public void logSoftmax(Tensor x, Tensor y) {
        int n = x.shape().last();
        calls.add(Softmax.logScratchSize(rows(x), n, width()), (scratch, at) -> Softmax.bindLogSoftmax(
                calls.cpu(), rows(x), n, x.floats(), x.offset(), y.floats(), y.offset(), scratch, at));
    }

    @Override
    public void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        calls.add(() -> Softmax.bindSoftmaxGradient(calls.cpu(), rows(y), y.shape().last(),
                y.floats(), y.offset(), dy.floats(), dy.offset(), dx.floats(), dx.offset()));
    }

    @Override
    public void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        calls.add(() -> Softmax.bindLogSoftmaxGradient(calls.cpu(), rows(y), y.shape().last(),
                y.floats(), y.offset(), dy.floats(), dy.offset(), dx.floats(), dx.offset()));
    }

    private int width() {
        return calls.cpu().workers().width();
    }

    /** All axes but the last as one. */
    static int rows(Tensor x) {
        return x.shape().elements(0, x.shape().rank() - 1);
    }
}
