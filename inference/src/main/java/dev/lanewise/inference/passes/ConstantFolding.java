package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import java.util.List;

/** Computes what follows from constants alone, where the result is not much larger than they are. Same bits. */
final class ConstantFolding implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        List<Value> folded = Folding.fold(node.op(), node.inputs(), graph.shared());
        if (folded == null) return;
        for (int i = 0; i < folded.size(); i++) graph.replace(node.outputs().get(i), folded.get(i));
    }
}
