package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Reduce;
import dev.lanewise.tensor.ops.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions that recognisers ask of a graph. */
final class Match {
    private Match() {}

    /** {@code x} where a value is {@code f(x)}. */
    static @Nullable Value unary(Rewriter graph, Value value, UnaryFunction f) {
        Node node = graph.producer(value);
        return node != null && node.op() instanceof Unary op && op.function() == f ? node.input(0) : null;
    }

    /** {@code a} and {@code b} where a value is {@code f(a, b)}. */
    static @Nullable Operands binary(Rewriter graph, Value value, BinaryFunction f) {
        Node node = graph.producer(value);
        return node == null ? null : binary(node, f);
    }

    /** {@code a} and {@code b} where a node computes {@code f(a, b)}. */
    static @Nullable Operands binary(Node node, BinaryFunction f) {
        boolean is = node.op() instanceof Binary op && op.function() == f;
        return is ? new Operands(node.input(0), node.input(1)) : null;
    }

    record Operands(Value a, Value b) {
        /** Both orders: for functions that commute. */
        List<Operands> orders() {
            return List.of(this, new Operands(b, a));
        }
    }

    /** {@code x} where a value is reduced along the last axis, which is kept with size 1. */
    static @Nullable Value reducedRows(Rewriter graph, Value value, ReduceFunction f) {
        Node node = graph.producer(value);
        if (node == null || !(node.op() instanceof Reduce op) || op.function() != f || !op.keepDims()) return null;
        Shape x = node.input(0).type().shape();
        int last = x.rank() - 1;
        boolean rows = op.axes().size() == 1
                ? x.axis(op.name(), op.axes().getFirst()) == last
                : op.axes().isEmpty() && x.rank() == 1;
        return rows ? node.input(0) : null;
    }

    /** {@code x} where a value is {@code x * x}, however it is written. */
    static @Nullable Value squared(Rewriter graph, Value value) {
        Value x = unary(graph, value, UnaryFunction.SQUARE);
        if (x != null) return x;
        Operands product = binary(graph, value, BinaryFunction.MULTIPLY);
        if (product != null) return product.a() == product.b() ? product.a() : null;
        Operands power = binary(graph, value, BinaryFunction.POW);
        return power != null && Constants.is(power.b(), 2) ? power.a() : null;
    }

    /** Whether a value holds one number for each place along the last axis of {@code x} and broadcasts to it. */
    static boolean isVector(Value value, Value x) {
        Shape shape = value.type().shape();
        Shape of = x.type().shape();
        return shape.rank() > 0 && shape.rank() <= of.rank() && shape.last() == of.last()
                && shape.elements() == of.last() && value.type().dtype() == x.type().dtype();
    }

    /** A value of which {@link #isVector} holds, as {@code [last axis]}. */
    static Value vector(Rewriter graph, Value value) {
        return Reshapes.apply(graph, value, Shape.of(value.type().shape().elements()));
    }
}
