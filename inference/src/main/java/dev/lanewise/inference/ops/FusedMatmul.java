package dev.lanewise.inference.ops;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.ops.Matmul;

/**
 * A product of matrices with an epilogue. {@code a [..., rows, inner]}, {@code b [..., inner, columns]}, each of them
 * transposed where {@link Matmul} says so.
 */
public record FusedMatmul(Matmul matmul, boolean bias, boolean residual, Activation activation) implements FusedOp {
    @Override
    public String name() {
        return "fusedMatmul";
    }

    @Override
    public Op core() {
        return matmul;
    }

    @Override
    public FusedMatmul with(boolean bias, boolean residual, Activation activation) {
        return new FusedMatmul(matmul, bias, residual, activation);
    }
}
