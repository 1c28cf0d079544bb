package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.tensor.ops.MaxPool2d;

/** Lets poolings whose indices nobody reads compute none. Same bits. */
final class UnreadIndices implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        if (node.op() instanceof MaxPool2d pool && !graph.isRead(node.outputs().getLast())) {
            graph.replace(node.outputs().getFirst(), graph.one(new MaxPool2d.Values(pool.window()), node.input(0)));
        }
    }
}
