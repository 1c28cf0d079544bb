package dev.lanewise.onnx.operators;

/** Networks with a state that goes from step to step. */
final class RecurrentOperators {
    private RecurrentOperators() {}

    static void register(Registry to) {
        to.many("LSTM", 1, call -> new RecurrentCall(call, CellKind.LSTM).translate());
        to.many("GRU", 1, call -> new RecurrentCall(call, CellKind.GRU).translate());
        to.many("RNN", 1, call -> new RecurrentCall(call, CellKind.RNN).translate());
    }
}
