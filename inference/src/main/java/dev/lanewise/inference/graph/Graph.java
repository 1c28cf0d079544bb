package dev.lanewise.inference.graph;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Operators applied to values: nodes in an order in which they can be computed. Passes make new graphs of it. */
public record Graph(List<Value> inputs, List<Node> nodes, List<Value> outputs) {
    public Graph {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
    }

    /** How many nodes and outputs read each value; values that nobody reads are absent. */
    public Map<Value, Integer> uses() {
        Map<Value, Integer> uses = new IdentityHashMap<>();
        for (Node node : nodes) node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
        outputs.forEach(output -> uses.merge(output, 1, Integer::sum));
        return uses;
    }

    /** The node that computes each value; inputs and constants are absent. */
    public Map<Value, Node> producers() {
        Map<Value, Node> producers = new IdentityHashMap<>();
        for (Node node : nodes) node.outputs().forEach(output -> producers.put(output, node));
        return producers;
    }
}
