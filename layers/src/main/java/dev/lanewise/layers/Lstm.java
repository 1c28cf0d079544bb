package dev.lanewise.layers;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/**
 * Long short-term memory, {@link dev.lanewise.tensor.ops.Lstm}.
 *
 * <p>Over {@code x [batch, time, inputs]}; {@code y [batch, time, units]}, twice the units where bidirectional. A run
 * over a sequence gives the bits of runs over its pieces, each from the state where the one before ended: a step
 * alone is a sequence of one.
 *
 * <p>Parameters have PyTorch's names, order of gates (i, f, g, o) and first values: {@code weight_ih_l0 [4 * units,
 * inputs]}, {@code weight_hh_l0 [4 * units, units]}, {@code bias_ih_l0} and {@code bias_hh_l0 [4 * units]}, those of
 * the way back with {@code _reverse} behind, the next layer's with {@code l1}.
 */
public final class Lstm implements Layer {
    private final RecurrentLayer layers;

    private Lstm(RecurrentLayer layers) {
        this.layers = layers;
    }

    /** One layer, forward in time. */
    public static Lstm of(int inputs, int units) {
        return of(inputs, units, 1, false);
    }

    /** Layers upon each other, in both directions where {@code bidirectional}. */
    public static Lstm of(int inputs, int units, int layers, boolean bidirectional) {
        return new Lstm(new RecurrentLayer(RecurrentCell.LSTM, inputs, units, layers, bidirectional));
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
