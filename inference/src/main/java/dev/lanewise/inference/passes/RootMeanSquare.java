package dev.lanewise.inference.passes;

import static dev.lanewise.kernels.elementwise.BinaryFunction.POW;
import static dev.lanewise.kernels.elementwise.UnaryFunction.AFFINE;
import static dev.lanewise.kernels.elementwise.UnaryFunction.RECIPROCAL;
import static dev.lanewise.kernels.elementwise.UnaryFunction.SQRT;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.ops.Unary;
import org.jspecify.annotations.Nullable;

/** {@code sqrt(mean(d^2) + epsilon)} along the last axis, which is kept with size 1. */
record RootMeanSquare(Value d, float epsilon) {
    /** Null where a value is no such root. */
    static @Nullable RootMeanSquare of(Rewriter graph, Value value) {
        Value radicand = Match.unary(graph, value, SQRT);
        if (radicand == null) radicand = power(graph, value, 0.5f);
        return radicand == null ? null : ofRadicand(graph, radicand);
    }

    /** Null where a value is no reciprocal of such a root. */
    static @Nullable RootMeanSquare inverse(Rewriter graph, Value value) {
        Value root = Match.unary(graph, value, RECIPROCAL);
        if (root != null) return of(graph, root);
        Value inverse = Match.unary(graph, value, SQRT);
        Value radicand = inverse == null ? power(graph, value, -0.5f) : Match.unary(graph, inverse, RECIPROCAL);
        return radicand == null ? null : ofRadicand(graph, radicand);
    }

    private static @Nullable Value power(Rewriter graph, Value value, float exponent) {
        Match.Operands power = Match.binary(graph, value, POW);
        return power != null && Constants.is(power.b(), exponent) ? power.a() : null;
    }

    private static @Nullable RootMeanSquare ofRadicand(Rewriter graph, Value radicand) {
        Node node = graph.producer(radicand);
        Value mean = radicand;
        float epsilon = 0;
        if (node != null && node.op() instanceof Unary op && op.function() == AFFINE && op.alpha() == 1) {
            mean = node.input(0);
            epsilon = op.beta();
        }
        Value squares = Match.reducedRows(graph, mean, ReduceFunction.MEAN);
        Value d = squares == null ? null : Match.squared(graph, squares);
        return d == null || !(epsilon >= 0) ? null : new RootMeanSquare(d, epsilon);
    }
}
