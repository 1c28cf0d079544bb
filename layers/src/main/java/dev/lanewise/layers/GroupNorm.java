package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/**
 * Group normalisation of {@code x [batch, ..., channels]}, each image by the mean and biased variance of each group of
 * neighbouring channels over all places: {@code (x - mean) / sqrt(variance + epsilon) * weight + bias}. Wu, He,
 * arXiv 1803.08494.
 */
public record GroupNorm(int groups, Parameter weight, Parameter bias, float epsilon) implements Layer {
    /** Epsilon 1e-5. */
    public static GroupNorm of(int groups, int channels) {
        if (groups < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(
                    "groupNorm: groups must divide channels (groups, channels); got " + groups + ", " + channels);
        }
        Shape shape = Shape.of(channels);
        return new GroupNorm(
                groups,
                Initializer.ones().parameter("weight", shape),
                Initializer.zeros().parameter("bias", shape),
                1e-5f);
    }

    public GroupNorm epsilon(float other) {
        return new GroupNorm(groups, weight, bias, other);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.groupNorm(x, groups, ev.read(weight), ev.read(bias), epsilon);
    }

    @Override
    public void members(Members to) {
        to.parameter(weight, Initializer.ones());
        to.parameter(bias, Initializer.zeros());
    }
}
