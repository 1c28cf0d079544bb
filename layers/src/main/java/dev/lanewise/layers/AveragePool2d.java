package dev.lanewise.layers;

import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Window2d;

/**
 * The mean of each window and channel of {@code x [batch, height, width, channels]}.
 *
 * @param countPadding whether the zeros of the padding count, as they usually do
 */
public record AveragePool2d(Window2d window, boolean countPadding) implements Layer {
    /** Square windows side by side. */
    public static AveragePool2d of(int kernel) {
        return new AveragePool2d(Window2d.of(kernel), true);
    }

    public AveragePool2d stride(int both) {
        return window(Stride.of(both), window.padding(), window.ceil());
    }

    /** The same border on all four sides. */
    public AveragePool2d padding(int all) {
        return window(window.stride(), Padding.of(all), window.ceil());
    }

    /** Counts a last window that hangs over the far border. */
    public AveragePool2d ceil() {
        return window(window.stride(), window.padding(), true);
    }

    /** The mean of the pixels in a window that are no padding. */
    public AveragePool2d withoutPadding() {
        return new AveragePool2d(window, false);
    }

    private AveragePool2d window(Stride stride, Padding padding, boolean ceil) {
        int height = window.kernelHeight();
        return new AveragePool2d(
                new Window2d(height, window.kernelWidth(), stride, padding, window.dilation(), ceil), countPadding);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.averagePool2d(x, window, countPadding);
    }
}
