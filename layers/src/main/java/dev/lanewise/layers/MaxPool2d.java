package dev.lanewise.layers;

import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Window2d;

/**
 * The largest number of each window and channel of {@code x [batch, height, width, channels]}; a NaN counts as largest.
 */
public record MaxPool2d(Window2d window) implements Layer {
    /** Square windows side by side. */
    public static MaxPool2d of(int kernel) {
        return new MaxPool2d(Window2d.of(kernel));
    }

    public MaxPool2d stride(int both) {
        return window(Stride.of(both), window.padding(), window.ceil());
    }

    /** The same border on all four sides. */
    public MaxPool2d padding(int all) {
        return window(window.stride(), Padding.of(all), window.ceil());
    }

    /** Counts a last window that hangs over the far border. */
    public MaxPool2d ceil() {
        return window(window.stride(), window.padding(), true);
    }

    private MaxPool2d window(Stride stride, Padding padding, boolean ceil) {
        int height = window.kernelHeight();
        return new MaxPool2d(
                new Window2d(height, window.kernelWidth(), stride, padding, window.dilation(), ceil));
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.maxPool2d(x, window);
    }
}
