package dev.lanewise.kernels.pool;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;

/**
 * The shape of a two-dimensional pooling, and the only place where its output size is computed.
 *
 * <p>Input {@code [batch, height, width, channels]}, output {@code [batch, outHeight, outWidth, channels]}.
 *
 * @param ceil whether a last window that hangs over the far border counts (ONNX {@code ceil_mode}); a window that would
 *     start beyond the input and its near padding never does
 */
public record Pool2dGeometry(
        int batch,
        int height,
        int width,
        int channels,
        int kernelHeight,
        int kernelWidth,
        Stride stride,
        Padding padding,
        Dilation dilation,
        boolean ceil) {

    /** @throws IllegalArgumentException where the numbers do not make a pooling */
    public Pool2dGeometry {
        require(
                batch >= 0 && height >= 0 && width >= 0 && channels >= 0,
                "sizes must be at least 0",
                batch,
                height,
                width,
                channels);
        require(kernelHeight >= 1 && kernelWidth >= 1, "kernel sides must be at least 1", kernelHeight, kernelWidth);
        require(
                padding.top() < span(kernelHeight, dilation.vertical())
                        && padding.bottom() < span(kernelHeight, dilation.vertical())
                        && padding.left() < span(kernelWidth, dilation.horizontal())
                        && padding.right() < span(kernelWidth, dilation.horizontal()),
                "padding must be smaller than the window (top, bottom, left, right, kernelHeight, kernelWidth)",
                padding.top(),
                padding.bottom(),
                padding.left(),
                padding.right(),
                kernelHeight,
                kernelWidth);
        require(
                span(kernelHeight, dilation.vertical()) <= (long) height + padding.top() + padding.bottom()
                        && span(kernelWidth, dilation.horizontal()) <= (long) width + padding.left() + padding.right(),
                "the dilated window must fit into the padded input (kernelHeight, kernelWidth, height, width)",
                kernelHeight,
                kernelWidth,
                height,
                width);
    }

    /** Windows of {@code kernel} by {@code kernel} side by side, no padding. */
    public static Pool2dGeometry of(int batch, int height, int width, int channels, int kernel) {
        return new Pool2dGeometry(
                batch,
                height,
                width,
                channels,
                kernel,
                kernel,
                Stride.of(kernel),
                Padding.NONE,
                Dilation.ONE,
                false);
    }

    public int outHeight() {
        return outSize(height, padding.top(), padding.bottom(), kernelHeight, dilation.vertical(), stride.vertical());
    }

    public int outWidth() {
        return outSize(width, padding.left(), padding.right(), kernelWidth, dilation.horizontal(), stride.horizontal());
    }

    /** Floats of the input. */
    public int inputSize() {
        return Math.multiplyExact(Math.multiplyExact(batch, height), Math.multiplyExact(width, channels));
    }

    /** Floats of the output. */
    public int outputSize() {
        return Math.multiplyExact(Math.multiplyExact(batch, outHeight()), Math.multiplyExact(outWidth(), channels));
    }

    private int outSize(int size, int before, int after, int kernel, int dilation, int stride) {
        long room = size + (long) before + after - span(kernel, dilation);
        long windows = (ceil ? Math.ceilDiv(room, stride) : room / stride) + 1;
        boolean lastStartsOutside = ceil && (windows - 1) * stride >= (long) size + before;
        return (int) (lastStartsOutside ? windows - 1 : windows);
    }

    private static long span(int kernel, int dilation) {
        return (kernel - 1L) * dilation + 1;
    }

    private static void require(boolean holds, String rule, int... got) {
        if (!holds) throw new IllegalArgumentException("pool2d: " + rule + "; got " + java.util.Arrays.toString(got));
    }
}
