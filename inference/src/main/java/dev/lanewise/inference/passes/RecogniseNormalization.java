package dev.lanewise.inference.passes;

import static dev.lanewise.kernels.elementwise.BinaryFunction.ADD;
import static dev.lanewise.kernels.elementwise.BinaryFunction.DIVIDE;
import static dev.lanewise.kernels.elementwise.BinaryFunction.MULTIPLY;
import static dev.lanewise.kernels.elementwise.BinaryFunction.SUBTRACT;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.LayerNorm;
import dev.lanewise.tensor.ops.RmsNorm;
import org.jspecify.annotations.Nullable;

/**
 * Finds normalisation of rows that is spelled out: {@code d / sqrt(mean(d^2) + epsilon)} is a layer normalisation of
 * {@code x} where {@code d = x - mean(x)}, and otherwise one by the root mean square of {@code d}. Also the form
 * {@code x * g + (beta - mean(x) * g)} with {@code g = gamma / sqrt(mean((x - mean(x))^2) + epsilon)}.
 */
final class RecogniseNormalization implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        Value found = quotient(node, graph);
        if (found == null) found = scaledAndShifted(node, graph);
        if (found == null) found = ofCentred(node, graph);
        if (found != null) graph.replace(node.output(), found);
    }

    private static @Nullable Value quotient(Node node, Rewriter graph) {
        Match.Operands quotient = Match.binary(node, DIVIDE);
        if (quotient != null) return normalized(graph, quotient.a(), RootMeanSquare.of(graph, quotient.b()));
        Match.Operands product = Match.binary(node, MULTIPLY);
        if (product == null) return null;
        for (Match.Operands order : product.orders()) {
            Value found = normalized(graph, order.a(), RootMeanSquare.inverse(graph, order.b()));
            if (found != null) return found;
        }
        return null;
    }

    private static @Nullable Value normalized(Rewriter graph, Value d, @Nullable RootMeanSquare root) {
        if (root == null || root.d() != d) return null;
        Value x = centred(graph, d);
        if (x != null) return graph.one(new LayerNorm(root.epsilon()), x);
        return graph.one(new RmsNorm(root.epsilon()), d, same(d, 1));
    }

    /** Where it is seen only later that what is normalised by its root mean square was centred before. */
    private static @Nullable Value ofCentred(Node node, Rewriter graph) {
        Value x = node.op() instanceof RmsNorm ? centred(graph, node.input(0)) : null;
        if (x == null || !(node.op() instanceof RmsNorm op)) return null;
        return graph.one(new LayerNorm(op.epsilon()), x, node.input(1), same(x, 0));
    }

    /** {@code x} where a value is {@code x - mean(x)}. */
    private static @Nullable Value centred(Rewriter graph, Value value) {
        Match.Operands difference = Match.binary(graph, value, SUBTRACT);
        if (difference == null) return null;
        return Match.reducedRows(graph, difference.b(), ReduceFunction.MEAN) == difference.a() ? difference.a() : null;
    }

    private static @Nullable Value scaledAndShifted(Node node, Rewriter graph) {
        Match.Operands sum = Match.binary(node, ADD);
        if (sum == null) return null;
        for (Match.Operands order : sum.orders()) {
            Match.Operands scaled = Match.binary(graph, order.a(), MULTIPLY);
            Match.Operands shift = Match.binary(graph, order.b(), SUBTRACT);
            Match.Operands mean = shift == null ? null : Match.binary(graph, shift.b(), MULTIPLY);
            if (scaled == null || shift == null || mean == null) continue;
            for (Match.Operands xAndFactor : scaled.orders()) {
                for (Match.Operands meanAndFactor : mean.orders()) {
                    if (xAndFactor.b() != meanAndFactor.b()) continue;
                    Value found = layerNorm(
                            graph, xAndFactor.a(), meanAndFactor.a(), xAndFactor.b(), shift.a());
                    if (found != null && found.type().equals(node.output().type())) return found;
                }
            }
        }
        return null;
    }

    private static @Nullable Value layerNorm(Rewriter graph, Value x, Value mean, Value factor, Value beta) {
        if (Match.reducedRows(graph, mean, ReduceFunction.MEAN) != x || !Match.isVector(beta, x)) return null;
        RootMeanSquare root = RootMeanSquare.inverse(graph, factor);
        Value gamma = same(x, 1);
        Match.Operands product = Match.binary(graph, factor, MULTIPLY);
        if (product != null) {
            for (Match.Operands order : product.orders()) {
                if (!Match.isVector(order.b(), x)) continue;
                root = RootMeanSquare.inverse(graph, order.a());
                gamma = order.b();
                if (root != null) break;
            }
        }
        if (root == null || centred(graph, root.d()) != x) return null;
        return graph.one(new LayerNorm(root.epsilon()), x, Match.vector(graph, gamma), Match.vector(graph, beta));
    }

    /** One number for each place along the last axis. */
    static Value same(Value x, float number) {
        return Value.of(Tensor.full(Shape.of(x.type().shape().last()), number));
    }
}
