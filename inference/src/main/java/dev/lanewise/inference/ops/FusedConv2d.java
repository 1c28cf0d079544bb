package dev.lanewise.inference.ops;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.ops.Conv2d;

/**
 * A convolution with an epilogue. {@code x [batch, height, width, inChannels]},
 * {@code w [outChannels, kernelHeight, kernelWidth, inChannels / groups]}.
 */
public record FusedConv2d(Conv2d conv, boolean bias, boolean residual, Activation activation) implements FusedOp {
    @Override
    public String name() {
        return "fusedConv2d";
    }

    @Override
    public Op core() {
        return conv;
    }

    @Override
    public FusedConv2d with(boolean bias, boolean residual, Activation activation) {
        return new FusedConv2d(conv, bias, residual, activation);
    }
}
