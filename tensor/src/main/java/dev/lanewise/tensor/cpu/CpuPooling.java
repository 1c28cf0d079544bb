package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.pool.Pool2d;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.tensor.PoolingKernels;
import dev.lanewise.tensor.Tensor;

/** Windows over pixels by {@link Pool2d}. */
final class CpuPooling implements PoolingKernels {
    private final Calls calls;

    CpuPooling(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void max(Pool2dGeometry g, Tensor x, Tensor y, Tensor indices) {
        calls.add(() -> Pool2d.bindMax(
                calls.cpu(), g, x.floats(), x.offset(), y.floats(), y.offset(), indices.ints(), indices.offset()));
    }

    @Override
    public void max(Pool2dGeometry g, Tensor x, Tensor y) {
        calls.add(() -> Pool2d.bindMax(calls.cpu(), g, x.floats(), x.offset(), y.floats(), y.offset()));
    }

    @Override
    public void maxGradient(Pool2dGeometry g, Tensor dy, Tensor indices, Tensor dx) {
        calls.add(() -> Pool2d.bindMaxGradient(
                calls.cpu(), g, dy.floats(), dy.offset(), indices.ints(), indices.offset(), dx.floats(), dx.offset()));
    }

    @Override
    public void average(Pool2dGeometry g, boolean countPadding, Tensor x, Tensor y) {
        calls.add(() -> Pool2d.bindAverage(
                calls.cpu(), g, countPadding, x.floats(), x.offset(), y.floats(), y.offset()));
    }

    @Override
    public void averageGradient(Pool2dGeometry g, boolean countPadding, Tensor dy, Tensor dx) {
        calls.add(() -> Pool2d.bindAverageGradient(
                calls.cpu(), g, countPadding, dy.floats(), dy.offset(), dx.floats(), dx.offset()));
    }
}
