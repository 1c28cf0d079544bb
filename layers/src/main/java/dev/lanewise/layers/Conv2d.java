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
 * Two-dimensional convolution of {@code x [batch, height, width, inChannels]} with {@code weight [outChannels,
 * kernelHeight, kernelWidth, inChannels / groups]} and {@code bias [outChannels]}. Weights begin as
 * {@link Initializer#kaimingUniform}, the bias as zeros.
 */
public record Conv2d(
        Parameter weight,
        @Nullable Parameter bias,
        Stride stride,
        Padding padding,
        Dilation dilation,
        int groups,
        Initializer initializer) implements Layer {

    /** A square kernel, stride 1, no padding. */
    public static Conv2d of(int inChannels, int outChannels, int kernel) {
        return of(inChannels, outChannels, kernel, kernel);
    }

    public static Conv2d of(int inChannels, int outChannels, int kernelHeight, int kernelWidth) {
        Initializer initializer = Initializer.kaimingUniform();
        return new Conv2d(
                initializer.parameter("weight", Shape.of(outChannels, kernelHeight, kernelWidth, inChannels)),
                Initializer.zeros().parameter("bias", Shape.of(outChannels)),
                Stride.ONE,
                Padding.NONE,
                Dilation.ONE,
                1,
                initializer);
    }

    /** One kernel for each channel. */
    public static Conv2d depthwise(int channels, int kernel) {
        return of(channels, channels, kernel).groups(channels);
    }

    public Conv2d stride(int both) {
        return stride(Stride.of(both));
    }

    public Conv2d stride(Stride other) {
        return new Conv2d(weight, bias, other, padding, dilation, groups, initializer);
    }

    /** The same border on all four sides. */
    public Conv2d padding(int all) {
        return padding(Padding.of(all));
    }

    public Conv2d padding(Padding other) {
        return new Conv2d(weight, bias, stride, other, dilation, groups, initializer);
    }

    public Conv2d dilation(int both) {
        return dilation(Dilation.of(both));
    }

    public Conv2d dilation(Dilation other) {
        return new Conv2d(weight, bias, stride, padding, other, groups, initializer);
    }

    /** Channels in {@code other} groups that do not see each other; weights are drawn anew. */
    public Conv2d groups(int other) {
        Shape w = weight.value().shape();
        int inChannels = w.last() * groups;
        if (other < 1 || inChannels % other != 0 || w.size(0) % other != 0) {
            throw new ShapeException(
                    "conv2d", "groups must divide inChannels and outChannels", other, inChannels, w.size(0));
        }
        Parameter drawn = initializer.parameter("weight", w.with(-1, inChannels / other));
        return new Conv2d(drawn, bias, stride, padding, dilation, other, initializer);
    }

    /** The same without a bias: what a batch normalisation follows needs none. */
    public Conv2d withoutBias() {
        return new Conv2d(weight, null, stride, padding, dilation, groups, initializer);
    }

    /** The same with weights drawn anew. */
    public Conv2d initializer(Initializer other) {
        Parameter drawn = other.parameter("weight", weight.value().shape());
        return new Conv2d(drawn, bias, stride, padding, dilation, groups, other);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        Tensor w = ev.read(weight);
        return bias == null
                ? ev.conv2d(x, w, stride, padding, dilation, groups)
                : ev.conv2d(x, w, ev.read(bias), stride, padding, dilation, groups);
    }

    @Override
    public void members(Members to) {
        to.parameter(weight, initializer);
        if (bias != null) to.parameter(bias, Initializer.zeros());
    }
}
