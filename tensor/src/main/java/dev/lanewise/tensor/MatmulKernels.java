package dev.lanewise.tensor;

import org.jspecify.annotations.Nullable;

/** Products of matrices. */
public interface MatmulKernels {
    /**
     * {@code y[..., i, j] = sum over l of a[..., i, l] * b[..., l, j]}; a transposed operand has its last two axes
     * exchanged in memory. The axes before the last two broadcast.
     */
    void matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Tensor y);

    /** {@code y[..., o] = sum over i of x[..., i] * w[o, i] + bias[o]}. */
    void linear(Tensor x, Tensor w, @Nullable Tensor bias, Tensor y);
}
