package dev.lanewise.layers;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/**
 * Gated recurrent units, {@link dev.lanewise.tensor.ops.Gru}.
 *
 * <p>Over {@code x [batch, time, inputs]}; {@code y [batch, time, units]}, twice the units where bidirectional. A run
 * over a sequence gives the bits of runs over its pieces, each from the state where the one before ended: a step
 * alone is a sequence of one.
 *
 * <p>Parameters have PyTorch's names, order of gates (r, z, n) and first values: {@code weight_ih_l0 [3 * units,
 * inputs]}, {@code weight_hh_l0 [3 * units, units]}, {@code bias_ih_l0} and {@code bias_hh_l0 [3 * units]}, those of
 * the way back with {@code _reverse} behind, the next layer's with {@code l1}.
 */
public final class Gru implements Layer {
    private final RecurrentLayer layers;

    private Gru(RecurrentLayer layers) {
        this.layers = layers;
    }

    /** One layer, forward in time. */
    public static Gru of(int inputs, int units) {
        return of(inputs, units, 1, false);
    }

    /** Layers upon each other, in both directions where {@code bidirectional}. */
    public static Gru of(int inputs, int units, int layers, boolean bidirectional) {
        return new Gru(new RecurrentLayer(RecurrentCell.GRU, inputs, units, layers, bidirectional));
    }

    /** From a state of zeros. */
    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return run(ev, x).y();
    }

    /** From a state of zeros, with the state at the end. */
    public RecurrentOutput run(Evaluator ev, Tensor x) {
        return layers.run(ev, x, layers.begin(x));
    }

    /** From a state, with the state at the end. */
    public RecurrentOutput run(Evaluator ev, Tensor x, RecurrentState from) {
        return layers.run(ev, x, from);
    }

    @Override
    public void members(Members to) {
        layers.members(to);
    }

    @Override
    public String toString() {
        return layers.toString();
    }
}
