package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Reshape;

/** Values under other shapes. */
final class Reshapes {
    private Reshapes() {}

    /** A value in a shape of as many elements: what was reshaped before is reshaped at once. */
    static Value apply(Rewriter graph, Value value, Shape shape) {
        if (value.type().shape().equals(shape)) return value;
        Node node = graph.producer(value);
        if (node != null && node.op() instanceof Reshape) return apply(graph, node.input(0), shape);
        return graph.one(Reshape.of(shape.toArray()), value);
    }
}
