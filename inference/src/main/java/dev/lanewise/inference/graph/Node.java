package dev.lanewise.inference.graph;

import dev.lanewise.tensor.Op;
import java.util.List;

/**
 * An operator applied to values.
 *
 * @param label where it comes from, for {@code explain}: an instruction's label
 */
public record Node(Op op, List<Value> inputs, List<Value> outputs, String label) {
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public Value input(int i) {
        return inputs.get(i);
    }

    /** The only output. */
    public Value output() {
        return outputs.getFirst();
    }

    @Override
    public String toString() {
        return op + " " + inputs + " -> " + outputs;
    }
}
