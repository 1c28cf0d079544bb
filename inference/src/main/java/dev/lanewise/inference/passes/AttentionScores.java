package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.ops.Matmul;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the softmax of an attention: {@code scale * (q k) + mask + ...}, scales and masks in any order.
 *
 * @param product the node that multiplies queries by keys
 * @param masks what is added, each with the factor by which it is multiplied after that
 */
record AttentionScores(Node product, double scale, List<Scaled> masks) {
    /** Null where a value is computed otherwise, or a step of it is read by others too. */
    static @Nullable AttentionScores of(Rewriter graph, Value scores) {
        return of(graph, scores, 1, new ArrayList<>());
    }

    private static @Nullable AttentionScores of(Rewriter graph, Value value, double factor, List<Scaled> masks) {
        Node node = graph.producer(value);
        if (node == null || !graph.isReadOnce(value)) return null;
        if (node.op() instanceof Matmul) return new AttentionScores(node, factor, List.copyOf(masks));
        Scaled scaled = Scaled.of(graph, value);
        if (scaled != null) return of(graph, scaled.x(), factor * scaled.factor(), masks);
        Match.Operands sum = Match.binary(node, BinaryFunction.ADD);
        if (sum == null) return null;
        for (Match.Operands order : sum.orders()) {
            if (!order.a().type().equals(value.type())) continue;
            List<Scaled> more = new ArrayList<>(masks);
            more.add(new Scaled(order.b(), factor));
            AttentionScores found = of(graph, order.a(), factor, more);
            if (found != null) return found;
        }
        return null;
    }
}
