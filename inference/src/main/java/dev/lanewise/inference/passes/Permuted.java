package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.ops.Permute;
import org.jspecify.annotations.Nullable;

/** {@code x} with its axes in another order. */
record Permuted(Value x, Permutation by) {
    /** Null where a value is not made by a permutation. */
    static @Nullable Permuted of(Rewriter graph, Value value) {
        Node node = graph.producer(value);
        return node != null && node.op() instanceof Permute op ? new Permuted(node.input(0), Permutation.of(op)) : null;
    }
}
