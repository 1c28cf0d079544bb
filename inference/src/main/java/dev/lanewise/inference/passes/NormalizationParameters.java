package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.LayerNorm;
import dev.lanewise.tensor.ops.RmsNorm;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lets a normalisation of rows multiply by gamma and add beta where that is done after it. */
final class NormalizationParameters implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        Match.Operands product = Match.binary(node, BinaryFunction.MULTIPLY);
        Match.Operands sum = Match.binary(node, BinaryFunction.ADD);
        Match.Operands operands = product != null ? product : sum;
        if (operands == null) return;
        for (Match.Operands order : operands.orders()) {
            Value normalized = order.a();
            Node norm = graph.producer(normalized);
            if (norm == null || !normalized.type().equals(node.output().type())
                    || !Match.isVector(order.b(), normalized) || !graph.isReadOnlyHere(normalized))
                continue;
            Value found = product != null ? multiplied(graph, norm, order.b()) : shifted(graph, norm, order.b());
            if (found != null) {
                graph.replace(node.output(), found);
                return;
            }
        }
    }

    private static @Nullable Value multiplied(Rewriter graph, Node norm, Value gamma) {
        Value x = norm.input(0);
        return switch (norm.op()) {
            case LayerNorm op when norm.inputs().size() == 1 ->
                graph.one(op, x, Match.vector(graph, gamma), RecogniseNormalization.same(x, 0));
            case RmsNorm op when holds(norm.input(1), 1) -> graph.one(op, x, Match.vector(graph, gamma));
            default -> null;
        };
    }

    private static @Nullable Value shifted(Rewriter graph, Node norm, Value beta) {
        if (!(norm.op() instanceof LayerNorm op)) return null;
        Value x = norm.input(0);
        boolean plain = norm.inputs().size() == 1;
        if (!plain && !holds(norm.input(2), 0)) return null;
        return graph.one(op, x, plain ? RecogniseNormalization.same(x, 1) : norm.input(1), Match.vector(graph, beta));
    }

    /** Whether all numbers of a constant are this one. */
    private static boolean holds(Value value, float number) {
        Tensor constant = value.constant();
        if (constant == null || !Constants.isFloats(value)) return false;
        float[] numbers = constant.floats();
        return IntStream.range(0, constant.elements()).allMatch(i -> numbers[constant.offset() + i] == number);
    }
}
