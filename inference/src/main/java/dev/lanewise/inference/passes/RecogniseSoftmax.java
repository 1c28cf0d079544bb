package dev.lanewise.inference.passes;

import static dev.lanewise.kernels.elementwise.BinaryFunction.DIVIDE;
import static dev.lanewise.kernels.elementwise.BinaryFunction.MULTIPLY;
import static dev.lanewise.kernels.elementwise.BinaryFunction.SUBTRACT;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.ops.Softmax;
import org.jspecify.annotations.Nullable;

/** Finds a softmax that is spelled out: {@code exp(x - max(x)) / sum(exp(x - max(x)))} along the last axis. */
final class RecogniseSoftmax implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        Value x = null;
        Match.Operands quotient = Match.binary(node, DIVIDE);
        Match.Operands product = Match.binary(node, MULTIPLY);
        if (quotient != null) {
            x = softmaxed(graph, quotient.a(), quotient.b());
        } else if (product != null) {
            for (Match.Operands order : product.orders()) {
                Value sum = Match.unary(graph, order.b(), UnaryFunction.RECIPROCAL);
                if (x == null && sum != null) x = softmaxed(graph, order.a(), sum);
            }
        }
        if (x != null) graph.replace(node.output(), graph.one(new Softmax(), x));
    }

    private static @Nullable Value softmaxed(Rewriter graph, Value exponentials, Value sum) {
        Value exponents = Match.unary(graph, exponentials, UnaryFunction.EXP);
        if (exponents == null || Match.reducedRows(graph, sum, ReduceFunction.SUM) != exponentials) return null;
        Match.Operands difference = Match.binary(graph, exponents, SUBTRACT);
        if (difference == null) return null;
        Value x = difference.a();
        return Match.reducedRows(graph, difference.b(), ReduceFunction.MAX) == x ? x : null;
    }
}
