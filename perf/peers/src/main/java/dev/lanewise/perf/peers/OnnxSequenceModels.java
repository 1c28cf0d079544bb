package dev.lanewise.perf.peers;

import static dev.lanewise.perf.peers.OnnxModel.integer;

import dev.lanewise.perf.compare.Operation.Attention;
import dev.lanewise.perf.compare.Operation.Recurrent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attention and recurrence as ONNX models. */
final class OnnxSequenceModels {
    private OnnxSequenceModels() {}

    /** ONNX Runtime's fused operator, whose heads lie inside a token's row: {@code [batch, tokens, heads * size]}. */
    static @Nullable OnnxModel of(Attention of, float[][] inputs) {
        if (of.causal() && of.queries() != of.keys()) return null;
        if (of.heads() != of.keyHeads()) return null;
        int width = of.heads() * of.size();
        return new OnnxModel()
                .input("q", inputs[0], 1, of.queries(), width)
                .input("k", inputs[1], 1, of.keys(), width)
                .input("v", inputs[2], 1, of.keys(), width)
                .contributed("MultiHeadAttention", List.of("q", "k", "v"), List.of("y"),
                        integer("num_heads", of.heads()),
                        integer("unidirectional", of.causal() ? 1 : 0))
                .output(1, of.queries(), width);
    }

    /** ONNX orders an LSTM's gates input, output, forget, cell, and a GRU's update, reset, new. */
    static OnnxModel of(Recurrent of, float[][] inputs) {
        int[] order = of.lstm() ? new int[] {0, 3, 1, 2} : new int[] {1, 0, 2};
        int rows = of.gates() * of.hidden();
        float[] biases = new float[2 * rows];
        System.arraycopy(gates(inputs[3], order, of.hidden()), 0, biases, 0, rows);
        System.arraycopy(gates(inputs[4], order, of.hidden()), 0, biases, rows, rows);
        OnnxModel model = new OnnxModel()
                .input("x", inputs[0], of.steps(), of.batch(), of.in())
                .constant("w", gates(inputs[1], order, of.hidden() * of.in()), 1, rows, of.in())
                .constant("r", gates(inputs[2], order, of.hidden() * of.hidden()), 1, rows, of.hidden())
                .constant("b", biases, 1, 2L * rows);
        List<String> from = List.of("x", "w", "r", "b");
        if (of.lstm()) model.node("LSTM", from, List.of("y"), integer("hidden_size", of.hidden()));
        else
            model.node("GRU", from, List.of("y"), integer("hidden_size", of.hidden()),
                    integer("linear_before_reset", 1));
        return model.output(of.steps(), 1, of.batch(), of.hidden());
    }

    private static float[] gates(float[] x, int[] order, int each) {
        float[] y = new float[x.length];
        for (int i = 0; i < order.length; i++) System.arraycopy(x, order[i] * each, y, i * each, each);
        return y;
    }
}
