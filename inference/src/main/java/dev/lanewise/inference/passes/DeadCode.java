package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.PackedConstants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Leaves out nodes that no output needs. Same bits. */
final class DeadCode implements Pass {
    @Override
    public String name() {
        return "leave out dead code";
    }

    @Override
    public Graph apply(Graph graph, PackedConstants shared) {
        Set<Value> needed = Collections.newSetFromMap(new IdentityHashMap<>());
        needed.addAll(graph.outputs());
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes().reversed()) {
            if (node.outputs().stream().noneMatch(needed::contains)) continue;
            needed.addAll(node.inputs());
            kept.add(node);
        }
        if (kept.size() == graph.nodes().size()) return graph;
        return new Graph(graph.inputs(), kept.reversed(), graph.outputs());
    }
}
