package dev.lanewise.tensor;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.elementwise.Activation;
import org.jspecify.annotations.Nullable;

/** Convolution, its two gradients, and a pair of convolutions; shapes as {@link Conv2dGeometry} says. */
public interface ConvolutionKernels {
    /** Whether {@link #forward} can leave gaps between the pixels that it writes: {@link Conv2dGeometry#outStride}. */
    default boolean stridesOutput(Conv2dGeometry g) {
        return false;
    }

    /** {@code y} from {@code x}, {@code w} and, where there is one, a bias an output channel. */
    void forward(Conv2dGeometry g, Tensor x, Tensor w, @Nullable Tensor bias, Tensor y);

    /** {@code dx}: each input's sum over the outputs that it went into, {@code dy * w}. */
    void inputGradient(Conv2dGeometry g, Tensor dy, Tensor w, Tensor dx);

    /** {@code dw}: each weight's sum over the outputs that it went into, {@code dy * x}. */
    void weightGradient(Conv2dGeometry g, Tensor x, Tensor dy, Tensor dw);

    /**
     * {@code y} of a depthwise convolution of what a 1x1 convolution makes of {@code x}, where
     * {@link dev.lanewise.kernels.conv.PackedExpansion} computes the two; only plans for the CPU ask for it.
     */
    default void expandedDepthwise(Tensor x, Stage expansion, Stage depthwise, Tensor y) {
        throw new UnsupportedOperationException(
                "expandedDepthwise: not offered by " + getClass().getSimpleName() + "; apply the two convolutions");
    }

    /**
     * A convolution with what is done to its outputs.
     *
     * @param bias one number an output channel, or none
     */
    record Stage(Conv2dGeometry geometry, Tensor w, @Nullable Tensor bias, Activation activation) {}
}
