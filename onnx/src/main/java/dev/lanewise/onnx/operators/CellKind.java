package dev.lanewise.onnx.operators;

import java.util.List;

/** ONNX' recurrent cells, with the order of their gates. */
enum CellKind {
    /** Gates input, output, forget and cell; activations of the gates, of the cell, of what is given out. */
    LSTM(4, List.of("Sigmoid", "Tanh", "Tanh")),
    /** Gates update, reset and hidden; activations of the first two and of the last. */
    GRU(3, List.of("Sigmoid", "Tanh")),
    /** No gate, one activation. */
    RNN(1, List.of("Tanh"));

    private final int gates;
    private final List<String> activations;

    CellKind(int gates, List<String> activations) {
        this.gates = gates;
        this.activations = activations;
    }

    int gates() {
        return gates;
    }

    /** Those that hold where the node names none. */
    List<String> activations() {
        return activations;
    }
}
