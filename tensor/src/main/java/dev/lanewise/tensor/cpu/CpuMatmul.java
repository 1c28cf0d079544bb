package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.gemm.PackedMatrix;
import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products of matrices by {@link Gemm}: one product where the right operand is shared, else one for each matrix. */
final class CpuMatmul implements MatmulKernels {
    private final Calls calls;
    private final OutputSteps steps;

    CpuMatmul(Calls calls, OutputSteps steps) {
        this.calls = calls;
        this.steps = steps;
    }

    @Override
    public void matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Tensor y) {
        int m = y.shape().size(-2);
        int n = y.shape().last();
        int k = a.shape().size(transposeA ? -2 : -1);
        if (!transposeA && matrices(b) == 1 && matrices(a) == matrices(y)) {
            multiply(GemmGeometry.of(matrices(y) * m, n, k, false, transposeB), a, b, steps, y);
        } else {
            eachMatrix(GemmGeometry.of(m, n, k, transposeA, transposeB), a, b, y);
        }
    }

    private void eachMatrix(GemmGeometry geometry, Tensor a, Tensor b, Tensor y) {
        int[] aOffsets = new int[matrices(y)];
        int[] bOffsets = new int[aOffsets.length];
        for (int i = 0; i < aOffsets.length; i++) {
            aOffsets[i] = source(a.shape(), y.shape(), i) * geometry.sizeA();
            bOffsets[i] = source(b.shape(), y.shape(), i) * geometry.sizeB();
        }
        calls.add(Gemm.scratchSize(geometry, width()), (scratch, at) -> Gemm.bindEach(calls.cpu(), geometry,
                a.floats(), a.offset(), aOffsets, b.floats(), b.offset(), bOffsets, y.floats(), y.offset(),
                steps.epilogue(), scratch, at));
    }

    @Override
    public void linear(Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        int n = w.shape().size(0);
        int m = y.shape().elements(0, y.shape().rank() - 1);
        multiply(GemmGeometry.of(m, n, w.shape().last(), false, true), x, w, steps.withBias(bias), y);
    }

    private void multiply(GemmGeometry geometry, Tensor a, Tensor b, OutputSteps own, Tensor y) {
        if (calls.isConstant(b)) {
            PackedMatrix packed = calls.pack(PackedMatrix.class, geometry.transposeB(), List.of(b),
                    () -> PackedMatrix.of(geometry, b.floats(), b.offset()), PackedMatrix::size);
            calls.algorithm("packed weights");
            calls.add(Gemm.packedScratchSize(geometry, width()), (scratch, at) -> Gemm.bind(calls.cpu(), geometry,
                    a.floats(), a.offset(), packed, y.floats(), y.offset(), false, own.epilogue(), scratch, at));
        } else {
            calls.add(Gemm.scratchSize(geometry, width()), (scratch, at) -> Gemm.bind(calls.cpu(), geometry,
                    a.floats(), a.offset(), b.floats(), b.offset(), y.floats(), y.offset(), false, own.epilogue(),
                    scratch, at));
        }
    }

    private int width() {
        return calls.cpu().workers().width();
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
