package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/** The mean of each channel: {@code x [batch, height, width, channels]} to {@code [batch, channels]}. */
public record GlobalAveragePool() implements Layer {
    public static GlobalAveragePool of() {
        return new GlobalAveragePool();
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return ev.globalAveragePool(x);
    }
}
