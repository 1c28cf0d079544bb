package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Matmul;
import org.jspecify.annotations.Nullable;

/**
 * Reads an operand of a product transposed instead of exchanging its last two axes before, and a single right matrix
 * as {@code [inner, columns]}, so that it can be packed once. Same bits.
 */
final class MatmulOperands implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        if (!(node.op() instanceof Matmul op)) return;
        Value a = transposed(graph, node.input(0));
        Value b = transposed(graph, node.input(1));
        Matmul other = new Matmul(op.transposeA() ^ (a != null), op.transposeB() ^ (b != null));
        Value left = a == null ? node.input(0) : a;
        Value right = b == null ? node.input(1) : b;
        Shape shape = right.type().shape();
        if (shape.rank() > 2 && shape.elements(0, shape.rank() - 2) == 1
                && shape.rank() <= left.type().shape().rank()) {
            right = Reshapes.apply(graph, right, Shape.of(shape.size(-2), shape.size(-1)));
        }
        if (left == node.input(0) && right == node.input(1)) return;
        graph.replace(node.output(), graph.one(other, left, right));
    }

    /** What a value is the transposition of; null where it is none. */
    private static @Nullable Value transposed(Rewriter graph, Value value) {
        Permuted permuted = Permuted.of(graph, value);
        if (permuted == null || permuted.by().rank() < 2) return null;
        return permuted.by().equals(Permutation.transposition(permuted.by().rank())) ? permuted.x() : null;
    }
}
