package dev.lanewise.layers;

import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a recurrent layer remembers between steps: {@code h} and, an LSTM's, {@code c}, both
 * {@code [layers * directions, batch, units]}, each layer's forward direction before its way back.
 */
public record RecurrentState(Tensor h, @Nullable Tensor c) {}
