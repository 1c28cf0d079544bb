package dev.lanewise.layers;

import dev.lanewise.tensor.Tensor;

/**
 * What a recurrent layer gives for a sequence.
 *
 * @param y the last layer's h of each step, {@code [batch, time, directions * units]}
 * @param state from which the sequence may be continued
 */
public record RecurrentOutput(Tensor y, RecurrentState state) {}
