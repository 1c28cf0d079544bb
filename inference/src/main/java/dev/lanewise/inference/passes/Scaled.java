package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Unary;
import org.jspecify.annotations.Nullable;

/** {@code x * factor}, a number that is known. */
record Scaled(Value x, double factor) {
    /** Null where a value is no such product. */
    static @Nullable Scaled of(Rewriter graph, Value value) {
        Node node = graph.producer(value);
        if (node == null) return null;
        if (node.op() instanceof Unary op && op.function() == UnaryFunction.AFFINE && op.beta() == 0) {
            return new Scaled(node.input(0), op.alpha());
        }
        if (node.op() instanceof Binary op && op.function() == BinaryFunction.DIVIDE
                && node.input(0).type().equals(value.type())) {
            Float divisor = Constants.scalar(node.input(1));
            if (divisor != null) return new Scaled(node.input(0), 1.0 / divisor);
        }
        return null;
    }
}
