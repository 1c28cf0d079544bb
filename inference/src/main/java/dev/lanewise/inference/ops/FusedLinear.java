package dev.lanewise.inference.ops;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.ops.Linear;

/** A dense layer with an epilogue. {@code x [..., inputs]}, {@code w [outputs, inputs]}. */
public record FusedLinear(boolean bias, boolean residual, Activation activation) implements FusedOp {
    private static final Linear LINEAR = new Linear();

    @Override
    public String name() {
        return "fusedLinear";
    }

    @Override
    public Op core() {
        return LINEAR;
    }

    @Override
    public FusedLinear with(boolean bias, boolean residual, Activation activation) {
        return new FusedLinear(bias, residual, activation);
    }
}
