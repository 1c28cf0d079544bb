package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/**
 * Normalisation of {@code x [..., features]} along the last axis by the root mean square of each row:
 * {@code x / sqrt(mean(x^2) + epsilon) * weight}. Zhang, Sennrich, arXiv 1910.07467.
 */
public record RmsNorm(Parameter weight, float epsilon) implements Layer {
    /** Epsilon 1e-5. */
    public static RmsNorm of(int features) {
        return new RmsNorm(Initializer.ones().parameter("weight", Shape.of(features)), 1e-5f);
    }

    public RmsNorm epsilon(float other) {
        return new RmsNorm(weight, other);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.rmsNorm(x, ev.read(weight), epsilon);
    }

    @Override
    public void members(Members to) {
        to.parameter(weight, Initializer.ones());
    }
}
