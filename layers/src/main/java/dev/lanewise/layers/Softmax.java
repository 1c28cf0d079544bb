package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/**
 * Probabilities along the last axis: {@code exp(x - max x) / sum exp(x - max x)}. Train on the logits before it:
 * {@link Loss#crossEntropy} has the softmax in it.
 */
public record Softmax() implements Layer {
    public static Softmax of() {
        return new Softmax();
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.softmax(x);
    }
}
