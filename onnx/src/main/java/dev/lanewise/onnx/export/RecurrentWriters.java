package dev.lanewise.onnx.export;

import dev.lanewise.onnx.OnnxException;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Gru;
import dev.lanewise.tensor.ops.Lstm;
import dev.lanewise.tensor.ops.Rnn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recurrent networks: ONNX has time first, weights of both directions in one tensor, and gates in another order. */
final class RecurrentWriters {
    private RecurrentWriters() {}

    static void register(OperatorWriters to) {
        // i, f, g, o here; i, o, f, g there.
        to.many(Lstm.class, (op, in) -> write(in, "LSTM", op.reverse(), 2, 0, 3, 1, 2));
        // r, z, n here; z, r, n there.
        to.many(Gru.class, (op, in) -> write(
                in, "GRU", op.reverse(), 1, new int[] {1, 0, 2}, Attribute.of("linear_before_reset", 1)));
        to.many(Rnn.class, (op, in) -> write(
                in, "RNN", op.reverse(), 1, new int[] {0},
                Attribute.texts("activations", op.relu() ? "Relu" : "Tanh")));
    }

    private static List<String> write(Written in, String operator, boolean reverse, int states, int... gates) {
        return write(in, operator, reverse, states, gates, new Attribute[0]);
    }

    private static List<String> write(
            Written in, String operator, boolean reverse, int states, int[] gates, Attribute... more) {
        for (int i = 1; i < in.used().length; i++) {
            if (in.used()[i]) {
                throw new OnnxException("export: of " + operator + " only the states of each step can be written; got a"
                        + " graph that reads its output " + i);
            }
        }
        int units = in.shape(2).last();
        List<String> inputs = new ArrayList<>();
        inputs.add(in.permuted(in.input(0), 1, 0, 2));
        inputs.add(weight(in, 1, gates));
        inputs.add(weight(in, 2, gates));
        inputs.add(in.inputs() > 3 + states ? biases(in, 3 + states, gates) : "");
        inputs.add("");
        for (int i = 3; i < 3 + states; i++) inputs.add(state(in, i));
        while (inputs.getLast().isEmpty()) inputs.removeLast();
        List<Attribute> attributes = new ArrayList<>(List.of(more));
        attributes.add(Attribute.of("hidden_size", units));
        attributes.add(Attribute.of("direction", reverse ? "reverse" : "forward"));
        String y = in.add(operator, inputs, attributes.toArray(Attribute[]::new));
        String oneDirection = in.add("Squeeze", List.of(y, in.graph().integers(1)));
        return List.of(in.permuted(oneDirection, 1, 0, 2));
    }

    /** {@code [gates * units, n] -> [1, gates * units, n]}. */
    private static String weight(Written in, int i, int[] gates) {
        Tensor w = ordered(known(in, i), gates);
        return in.graph().constant(w.reshaped(Shape.of(1, w.shape().size(0), w.shape().size(1))));
    }

    private static String biases(Written in, int first, int[] gates) {
        Tensor both = Evaluator.eager().concat(0, ordered(known(in, first), gates),
                ordered(known(in, first + 1), gates));
        return in.graph().constant(both.reshaped(Shape.of(1, both.elements())));
    }

    private static Tensor known(Written in, int i) {
        Tensor tensor = in.constant(i);
        if (tensor == null)
            throw new OnnxException("export: weights of recurrent networks must be constants; got data");
        return tensor;
    }

    private static Tensor ordered(Tensor w, int[] gates) {
        int units = w.shape().size(0) / gates.length;
        Tensor[] parts = Arrays.stream(gates)
                .mapToObj(gate -> Evaluator.eager().slice(w, 0, gate * units, (gate + 1) * units))
                .toArray(Tensor[]::new);
        return Evaluator.eager().concat(0, parts);
    }

    /** Zeros are the default, and of any batch size. */
    private static String state(Written in, int i) {
        @Nullable Tensor constant = in.constant(i);
        if (constant != null && constant.equals(Tensor.zeros(constant.type(), constant.device()))) return "";
        return in.add("Unsqueeze", List.of(in.input(i), in.graph().integers(0)));
    }
}
