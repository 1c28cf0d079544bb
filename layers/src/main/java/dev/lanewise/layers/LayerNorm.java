package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/**
 * Layer normalisation of {@code x [..., features]} along the last axis, by the mean and biased variance of each row:
 * {@code (x - mean) / sqrt(variance + epsilon) * weight + bias}. Ba, Kiros, Hinton, arXiv 1607.06450.
 */
public record LayerNorm(Parameter weight, Parameter bias, float epsilon) implements Layer {
    /** Epsilon 1e-5. */
    public static LayerNorm of(int features) {
        Shape shape = Shape.of(features);
        return new LayerNorm(
                Initializer.ones().parameter("weight", shape), Initializer.zeros().parameter("bias", shape), 1e-5f);
    }

    public LayerNorm epsilon(float other) {
        return new LayerNorm(weight, bias, other);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.layerNorm(x, ev.read(weight), ev.read(bias), epsilon);
    }

    @Override
    public void members(Members to) {
        to.parameter(weight, Initializer.ones());
        to.parameter(bias, Initializer.zeros());
    }
}
