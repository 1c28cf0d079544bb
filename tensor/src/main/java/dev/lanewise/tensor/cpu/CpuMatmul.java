package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.gemm.PackedMatrix;
import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Products of matrices by {@link Gemm}: one product where the right operand is shared, else one for each matrix. */
final class CpuMatmul implements MatmulKernels {
    private final Calls calls;

    CpuMatmul(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Tensor y) {
        int m = y.shape().size(-2);
        int n = y.shape().last();
        int k = a.shape().size(transposeA ? -2 : -1);
        if (!transposeA && matrices(b) == 1 && matrices(a) == matrices(y)) {
            multiply(GemmGeometry.of(matrices(y) * m, n, k, false, transposeB), a, b, y, null);
        } else {
            eachMatrix(GemmGeometry.of(m, n, k, transposeA, transposeB), a, b, y);
        }
    }

    /** Threads share the matrices where they are small or many enough to even out, else each product. */
    private void eachMatrix(GemmGeometry geometry, Tensor a, Tensor b, Tensor y) {
        Cpu cpu = calls.cpu();
        int count = matrices(y);
        boolean whole = geometry.multiplyAdds() < Gemm.WORTH_THREADS || count >= 4 * cpu.workers().width();
        Workers workers = whole && count * geometry.multiplyAdds() >= Gemm.WORTH_THREADS
                ? cpu.workers()
                : Workers.INLINE;
        Cpu inner = whole ? cpu.on(Workers.INLINE) : cpu;
        int scratchEach = Gemm.scratchSize(geometry, inner.workers().width());
        calls.add(Math.multiplyExact(workers.width(), scratchEach),
                (scratch, at) -> () -> workers.run(count, (first, end, worker) -> {
                    for (int i = first; i < end; i++) {
                        int ofA = a.offset() + source(a.shape(), y.shape(), i) * geometry.sizeA();
                        int ofB = b.offset() + source(b.shape(), y.shape(), i) * geometry.sizeB();
                        int ofY = y.offset() + i * geometry.sizeC();
                        Gemm.multiply(inner, geometry, a.floats(), ofA, b.floats(), ofB, y.floats(), ofY, false,
                                Epilogue.NONE, scratch, at + worker * scratchEach);
                    }
                }));
    }

    @Override
    public void linear(Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        int n = w.shape().size(0);
        int m = y.shape().elements(0, y.shape().rank() - 1);
        multiply(GemmGeometry.of(m, n, w.shape().last(), false, true), x, w, y, bias);
    }

    private void multiply(GemmGeometry geometry, Tensor a, Tensor b, Tensor y, @Nullable Tensor bias) {
        int width = calls.cpu().workers().width();
        if (!calls.isConstant(b)) {
            calls.add(Gemm.scratchSize(geometry, width),
                    (scratch,
                            at) -> () -> Gemm.multiply(calls.cpu(), geometry, a.floats(), a.offset(), b.floats(),
                                    b.offset(),
                                    y.floats(), y.offset(), false, epilogue(bias), scratch, at));
            return;
        }
        PackedMatrix packed = calls.pack(PackedMatrix.class,
                () -> PackedMatrix.of(geometry, b.floats(), b.offset()),
                matrix -> PackedMatrix.size(matrix.n(), matrix.k()), b);
        calls.algorithm("gemm packed");
        calls.add(Gemm.packedScratchSize(geometry, width),
                (scratch, at) -> () -> Gemm.multiply(calls.cpu(), geometry, a.floats(), a.offset(), packed,
                        y.floats(), y.offset(), false, epilogue(bias), scratch, at));
    }

    private static Epilogue epilogue(@Nullable Tensor bias) {
        return bias == null
                ? Epilogue.NONE
                : new Epilogue(bias.floats(), bias.offset(), null, 0, Activation.NONE);
    }

    private static int matrices(Tensor t) {
        return t.shape().elements(0, t.shape().rank() - 2);
    }

    /** The matrix of a tensor of shape {@code from} that broadcasting makes matrix {@code index} of {@code to}. */
    private static int source(Shape from, Shape to, int index) {
        int rest = index;
        int source = 0;
        int step = 1;
        for (int axis = from.rank() - 3; axis >= 0; axis--) {
            int size = to.size(axis + to.rank() - from.rank());
            if (from.size(axis) != 1) {
                source += rest % size * step;
                step *= size;
            }
            rest /= size;
        }
        return source;
    }
}
