package dev.lanewise.tensor;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import org.jspecify.annotations.Nullable;

/** Convolution and its two gradients; shapes as {@link Conv2dGeometry} says. */
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
}
