package dev.lanewise.kernels.conv;

/**
 * The shape of a two-dimensional convolution, and the only place where its output size is computed.
 *
 * <p>Input {@code [batch, height, width, inChannels]}, weights
 * {@code [outChannels, kernelHeight, kernelWidth, inChannels / groups]}, output
 * {@code [batch, outHeight, outWidth, outChannels]}, all row-major.
 *
 * @param outStride floats from one output pixel to the next: more than {@code outChannels} where the outputs are some of
 *     a tensor's channels
 */
public record Conv2dGeometry(
        int batch,
        int height,
        int width,
        int inChannels,
        int outChannels,
        int kernelHeight,
        int kernelWidth,
        Stride stride,
        Padding padding,
        Dilation dilation,
        int groups,
        int outStride) {

    /** @throws IllegalArgumentException where the numbers make no convolution, or one too large for arrays */
    public Conv2dGeometry {
        require(batch >= 0 && height >= 0 && width >= 0, "batch, height and width must be at least 0", batch, height,
                width);
        require(inChannels >= 0 && outChannels >= 0, "channel counts must be at least 0", inChannels, outChannels);
        require(kernelHeight >= 1 && kernelWidth >= 1, "kernel sides must be at least 1", kernelHeight, kernelWidth);
        require(groups >= 1, "groups must be at least 1", groups);
        require(
                inChannels % groups == 0 && outChannels % groups == 0,
                "groups must divide inChannels and outChannels",
                groups,
                inChannels,
                outChannels);
        require(
                (long) height + padding.top() + padding.bottom() <= Integer.MAX_VALUE
                        && (long) width + padding.left() + padding.right() <= Integer.MAX_VALUE,
                "padded height and width must be at most 2^31 - 1 (height, top, bottom, width, left, right)",
                height,
                padding.top(),
                padding.bottom(),
                width,
                padding.left(),
                padding.right());
        require(
                span(kernelHeight, dilation.vertical()) <= (long) height + padding.top() + padding.bottom()
                        && span(kernelWidth, dilation.horizontal()) <= (long) width + padding.left() + padding.right(),
                "the dilated kernel must fit into the padded input (kernelHeight, kernelWidth, height, width)",
                kernelHeight,
                kernelWidth,
                height,
                width);
        require(outStride >= outChannels, "outStride must be at least outChannels", outStride, outChannels);
        elements("input", batch, height, width, inChannels);
        elements("weights", outChannels, kernelHeight, kernelWidth, inChannels / groups);
        elements(
                "output",
                batch,
                outSize(height, padding.top() + padding.bottom(), kernelHeight, dilation.vertical(), stride.vertical()),
                outSize(width, padding.left() + padding.right(), kernelWidth, dilation.horizontal(),
                        stride.horizontal()),
                outStride);
    }

    /** Output pixels without gaps between them. */
    public Conv2dGeometry(int batch, int height, int width, int inChannels, int outChannels, int kernelHeight,
            int kernelWidth, Stride stride, Padding padding, Dilation dilation, int groups) {
        this(batch, height, width, inChannels, outChannels, kernelHeight, kernelWidth, stride, padding, dilation,
                groups,
                outChannels);
    }

    /** A dense convolution with stride 1: one group, no dilation. */
    public static Conv2dGeometry of(
            int batch, int height, int width, int inChannels, int outChannels, int kernel, Padding padding) {
        return new Conv2dGeometry(
                batch, height, width, inChannels, outChannels, kernel, kernel, Stride.ONE, padding, Dilation.ONE, 1);
    }

    public int outHeight() {
        return outSize(height, padding.top() + padding.bottom(), kernelHeight, dilation.vertical(), stride.vertical());
    }

    public int outWidth() {
        return outSize(width, padding.left() + padding.right(), kernelWidth, dilation.horizontal(),
                stride.horizontal());
    }

    /** Input channels that one output channel sees. */
    public int inChannelsPerGroup() {
        return inChannels / groups;
    }

    public int outChannelsPerGroup() {
        return outChannels / groups;
    }

    /** Height with padding. */
    public int paddedHeight() {
        return height + padding.top() + padding.bottom();
    }

    /** Width with padding. */
    public int paddedWidth() {
        return width + padding.left() + padding.right();
    }

    /** Floats of the input. */
    public int inputSize() {
        return batch * height * width * inChannels;
    }

    /** Floats of the weights. */
    public int weightSize() {
        return outChannels * kernelHeight * kernelWidth * inChannelsPerGroup();
    }

    /** Floats of the output. */
    public int outputSize() {
        return batch * outHeight() * outWidth() * outChannels;
    }

    /** Floats from the first to the last of the output of so many images. */
    public long outputExtent(int images) {
        long pixels = (long) images * outHeight() * outWidth();
        return pixels * outChannels == 0 ? 0 : (pixels - 1) * outStride + outChannels;
    }

    /** Multiply-adds of the definition, padding included. */
    public long multiplyAdds() {
        return (long) outputSize() * kernelHeight * kernelWidth * inChannelsPerGroup();
    }

    /** The same with another batch size. */
    public Conv2dGeometry withBatch(int other) {
        return new Conv2dGeometry(
                other, height, width, inChannels, outChannels, kernelHeight, kernelWidth, stride, padding, dilation,
                groups, outStride);
    }

    /** The same with another distance between output pixels. */
    public Conv2dGeometry withOutStride(int other) {
        return new Conv2dGeometry(batch, height, width, inChannels, outChannels, kernelHeight, kernelWidth, stride,
                padding, dilation, groups, other);
    }

    /**
     * One side of the input of a convolution with {@code outSize} outputs there, which is the output of a transposed
     * one: {@code (outSize - 1) * stride + (kernel - 1) * dilation + 1 - padding + more}.
     *
     * @param padding of both ends together
     * @param more lines at the far end that no output reaches, fewer than the stride: sizes that a convolution maps to
     *     the same {@code outSize} differ by them
     */
    public static long transposedSize(int outSize, int padding, int kernel, int dilation, int stride, int more) {
        if (more < 0 || more >= stride) {
            throw new IllegalArgumentException(
                    "conv2d: further lines must be at least 0 and fewer than the stride; got " + more + ", " + stride);
        }
        return (outSize - 1L) * stride + span(kernel, dilation) - padding + more;
    }

    /** The first output column that reads none left of the image, where output column 0 reads column {@code column}. */
    int firstInside(int column) {
        return Math.clamp(Math.ceilDiv(-column, stride.horizontal()), 0, outWidth());
    }

    /** The first output column, {@code first} or behind it, that reads one right of the image, or {@link #outWidth}. */
    int endInside(int column, int first) {
        return Math.clamp(Math.floorDiv(width - 1 - column, stride.horizontal()) + 1, first, outWidth());
    }

    private static long span(int kernel, int dilation) {
        return (kernel - 1L) * dilation + 1;
    }

    private static int outSize(int size, int padding, int kernel, int dilation, int stride) {
        return (int) ((size + (long) padding - span(kernel, dilation)) / stride + 1);
    }

    private static void elements(String what, int... sizes) {
        long product = 1;
        for (int size : sizes) {
            product *= size;
            if (size < 0 || product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("conv2d: " + what + " must have at most 2^31 - 1 elements; got "
                        + java.util.Arrays.toString(sizes));
            }
        }
    }

    private static void require(boolean holds, String rule, int... got) {
        if (!holds) {
            throw new IllegalArgumentException("conv2d: " + rule + "; got " + java.util.Arrays.toString(got));
        }
    }
}
