package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/** All axes but the batch made one: {@code x [batch, ...]} to {@code [batch, features]}. */
public record Flatten() implements Layer {
    public static Flatten of() {
        return new Flatten();
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.flatten(x, 1);
    }
}
