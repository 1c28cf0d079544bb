package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Permute;
import dev.lanewise.tensor.ops.Reduce;
import dev.lanewise.tensor.ops.Reshape;
import java.util.Arrays;

/**
 * Makes one of reshapes and of permutations that follow each other, a reshape of a permutation that only moves axes of
 * size 1, and lets a reduction keep its axes where a reshape brings them back. Same bits.
 */
final class MergeMovement implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        switch (node.op()) {
            case Permute op -> permute(Permutation.of(op), node, graph);
            case Reshape op -> reshape(node, graph);
            default -> {}
        }
    }

    private static void permute(Permutation permutation, Node node, Rewriter graph) {
        Value x = node.input(0);
        if (Permuted.of(graph, x) != null || permutation.isReshape(x.type().shape())) {
            graph.replace(node.output(), permutation.apply(graph, x));
        }
    }

    private static void reshape(Node node, Rewriter graph) {
        Node before = graph.producer(node.input(0));
        if (before == null) return;
        Shape y = node.output().type().shape();
        if (before.op() instanceof Reshape) {
            graph.replace(node.output(), Reshapes.apply(graph, before.input(0), y));
        } else if (before.op() instanceof Reduce op && !op.keepDims()) {
            Reduce keeping = new Reduce(op.function(), true, op.axes());
            Shape x = before.input(0).type().shape();
            int[] kept = op.axes().isEmpty() ? new int[x.rank()] : x.toArray();
            if (op.axes().isEmpty()) Arrays.fill(kept, 1);
            for (int axis : op.axes()) kept[x.axis(op.name(), axis)] = 1;
            if (y.equals(Shape.of(kept))) graph.replace(node.output(), graph.one(keeping, before.input(0)));
        }
    }
}
