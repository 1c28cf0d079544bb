package dev.lanewise.tensor;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent networks over sequences {@code x [batch, time, inputs]}, as {@link RecurrentCell} defines their step.
 * Weights are {@code [gates * units, inputs]} and {@code [gates * units, units]}, biases {@code [gates * units]}.
 */
public interface RecurrentKernels {
    /**
     * All steps from a first state, from the last step to the first where {@code reverse}. Both biases are there or
     * neither; {@code c0} and {@code cells} are there for an LSTM, {@code kept} for an LSTM (i, f, g, o) and a GRU
     * (n, r, z, and what r multiplies): {@code [batch, time, 4 * units]}.
     */
    void run(RecurrentCell cell, boolean reverse, Tensor x, Tensor inputWeight, Tensor hiddenWeight,
            @Nullable Tensor inputBias, @Nullable Tensor hiddenBias, Tensor h0, @Nullable Tensor c0,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept);

    /**
     * The gradients of the sums of all steps and of the first state.
     *
     * @param dsums of the input's products, {@code [batch, time, gates * units]}; of the state's products too, but that
     *     a GRU has {@code dhidden} for those
     */
    void gradient(RecurrentCell cell, boolean reverse, Tensor hiddenWeight, Tensor h0, @Nullable Tensor c0,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept,
            Tensor dy, @Nullable Tensor dcells, @Nullable Tensor dkept,
            Tensor dsums, @Nullable Tensor dhidden, Tensor dh0, @Nullable Tensor dc0);
}
