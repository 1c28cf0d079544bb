package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/**
 * A table of vectors, looked up by number: {@code y[..., :] = weight[x[...], :]}, {@code x [...]} int64 or int32 from
 * 0 to {@code entries - 1}, {@code weight [entries, features]}, {@code y [..., features]}. The gradient of a row is
 * the sum over its places in {@code x}, in their order. Weights begin as {@link Initializer#normal} of deviation 1.
 */
public record Embedding(Parameter weight, Initializer initializer) implements Layer {
    public static Embedding of(int entries, int features) {
        Initializer initializer = Initializer.normal(1);
        return new Embedding(initializer.parameter("weight", Shape.of(entries, features)), initializer);
    }

    /** The same with vectors drawn anew. */
    public Embedding initializer(Initializer other) {
        return new Embedding(other.parameter("weight", weight.value().shape()), other);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.gather(ev.read(weight), x, 0);
    }

    @Override
    public void members(Members to) {
        to.parameter(weight, initializer);
    }
}
