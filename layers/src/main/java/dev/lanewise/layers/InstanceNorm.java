package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/**
 * Instance normalisation of {@code x [batch, ..., channels]} without parameters, each channel of each image by its own
 * mean and biased variance: {@code (x - mean) / sqrt(variance + epsilon)}. Ulyanov, Vedaldi, Lempitsky,
 * arXiv 1607.08022. With parameters it is a {@link GroupNorm} of a group a channel.
 */
public record InstanceNorm(float epsilon) implements Layer {
    /** Epsilon 1e-5. */
    public static InstanceNorm of() {
        return new InstanceNorm(1e-5f);
    }

    /** With a weight and a bias a channel. */
    public static GroupNorm affine(int channels) {
        return GroupNorm.of(channels, channels);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.groupNorm(x, x.shape().last(), epsilon);
    }
}
