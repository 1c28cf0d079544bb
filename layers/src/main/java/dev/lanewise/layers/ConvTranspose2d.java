package dev.lanewise.layers;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Transposed two-dimensional convolution of {@code x [batch, height, width, inChannels]} with {@code weight
 * [inChannels, kernelHeight, kernelWidth, outChannels / groups]} and {@code bias [outChannels]}: each input adds a
 * kernel to its neighbourhood of the output, neighbours a stride apart. What {@link Conv2d} with the same attributes
 * shrinks it brings back to
 * {@code (size - 1) * stride + (kernel - 1) * dilation + 1 - padding + more} lines. Weights begin evenly, with variance
 * {@code 2 / (inChannels * kernelHeight * kernelWidth)}, the bias as zeros.
 *
 * @param moreRows rows at the bottom that a convolution with this stride would not read; fewer than the stride
 * @param moreColumns the same at the right
 */
public record ConvTranspose2d(
        Parameter weight,
        @Nullable Parameter bias,
        Stride stride,
        Padding padding,
        Dilation dilation,
        int groups,
        int moreRows,
        int moreColumns,
        Initializer initializer) implements Layer {

    /** A square kernel, stride 1, no padding. */
    public static ConvTranspose2d of(int inChannels, int outChannels, int kernel) {
        return of(inChannels, outChannels, kernel, kernel);
    }

    public static ConvTranspose2d of(int inChannels, int outChannels, int kernelHeight, int kernelWidth) {
        Initializer initializer = new VarianceScaling(2, Fan.OUT, Distribution.UNIFORM);
        return new ConvTranspose2d(
                initializer.parameter("weight", Shape.of(inChannels, kernelHeight, kernelWidth, outChannels)),
                Initializer.zeros().parameter("bias", Shape.of(outChannels)),
                Stride.ONE,
                Padding.NONE,
                Dilation.ONE,
                1,
                0,
                0,
                initializer);
    }

    public ConvTranspose2d stride(int both) {
        return stride(Stride.of(both));
    }

    public ConvTranspose2d stride(Stride other) {
        return new ConvTranspose2d(
                weight, bias, other, padding, dilation, groups, moreRows, moreColumns, initializer);
    }

    /** Takes the same border away on all four sides. */
    public ConvTranspose2d padding(int all) {
        return padding(Padding.of(all));
    }

    public ConvTranspose2d padding(Padding other) {
        return new ConvTranspose2d(weight, bias, stride, other, dilation, groups, moreRows, moreColumns, initializer);
    }

    public ConvTranspose2d dilation(int both) {
        return dilation(Dilation.of(both));
    }

    public ConvTranspose2d dilation(Dilation other) {
        return new ConvTranspose2d(weight, bias, stride, padding, other, groups, moreRows, moreColumns, initializer);
    }

    /** So many rows and columns more at the bottom and at the right: which of the possible sizes is meant. */
    public ConvTranspose2d more(int rows, int columns) {
        return new ConvTranspose2d(weight, bias, stride, padding, dilation, groups, rows, columns, initializer);
    }

    /** Channels in {@code other} groups that do not see each other; weights are drawn anew. */
    public ConvTranspose2d groups(int other) {
        Shape w = weight.value().shape();
        int outChannels = w.last() * groups;
        if (other < 1 || outChannels % other != 0 || w.size(0) % other != 0) {
            throw new ShapeException("convTranspose2d", "groups must divide inChannels and outChannels", other,
                    w.size(0), outChannels);
        }
        Parameter drawn = initializer.parameter("weight", w.with(-1, outChannels / other));
        return new ConvTranspose2d(
                drawn, bias, stride, padding, dilation, other, moreRows, moreColumns, initializer);
    }

    /** The same without a bias: what a batch normalisation follows needs none. */
    public ConvTranspose2d withoutBias() {
        return new ConvTranspose2d(
                weight, null, stride, padding, dilation, groups, moreRows, moreColumns, initializer);
    }

    /** The same with weights drawn anew. */
    public ConvTranspose2d initializer(Initializer other) {
        Parameter drawn = other.parameter("weight", weight.value().shape());
        return new ConvTranspose2d(drawn, bias, stride, padding, dilation, groups, moreRows, moreColumns, other);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        Tensor y = ev.convTranspose2d(
                x, ev.read(weight), stride, padding, dilation, groups, moreRows, moreColumns);
        return bias == null ? y : ev.add(y, ev.read(bias));
    }

    @Override
    public void members(Members to) {
        to.parameter(weight, initializer);
        if (bias != null) to.parameter(bias, Initializer.zeros());
    }
}
