package dev.lanewise.kernels.recurrent;

/**
 * What a recurrent network does in a step. With {@code a} the product of the input and {@code b} that of the state
 * before, each with its bias:
 *
 * <ul>
 * <li>{@link #TANH}, {@link #RELU}: {@code h' = f(a + b)} (Elman, Finding structure in time, 1990);
 * <li>{@link #GRU}: {@code r = sigmoid(a_r + b_r)}, {@code z = sigmoid(a_z + b_z)}, {@code n = tanh(a_n + r * b_n)},
 * {@code h' = (1 - z) * n + z * h} (Cho et al., arXiv 1406.1078, with the product before the reset);
 * <li>{@link #LSTM}: {@code i, f, o = sigmoid(a + b)}, {@code g = tanh(a_g + b_g)}, {@code c' = f * c + i * g},
 * {@code h' = o * tanh(c')} (Hochreiter, Schmidhuber, 1997; the forget gate: Gers, Schmidhuber, Cummins, 2000).
 * </ul>
 *
 * <p>Weights are {@code [gates * units, ...]}, gate after gate: r, z, n or i, f, g, o.
 */
public enum RecurrentCell {
    TANH(1, 64),
    RELU(1, 64),
    GRU(3, 32),
    LSTM(4, 16);

    private final int gates;
    private final int blockUnits;

    RecurrentCell(int gates, int blockUnits) {
        this.gates = gates;
        this.blockUnits = blockUnits;
    }

    /** Rows of the weights for one unit. */
    public int gates() {
        return gates;
    }

    /** Floats that a step keeps for one unit, for its gradient; see {@link Recurrent}. */
    public int kept() {
        return this == GRU ? 4 : gates == 1 ? 0 : gates;
    }

    /** Whether there is a state c beside h. */
    public boolean hasCells() {
        return this == LSTM;
    }

    /** Units whose gates lie side by side in packed weights: whole panels of 32 columns. */
    int blockUnits() {
        return blockUnits;
    }
}
