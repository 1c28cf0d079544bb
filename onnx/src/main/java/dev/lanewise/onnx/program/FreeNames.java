package dev.lanewise.onnx.program;

import dev.lanewise.onnx.format.GraphProto;
import dev.lanewise.onnx.format.NodeProto;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names that graphs within nodes read and do not define: values of the graphs around them. */
final class FreeNames {
    private final IdentityHashMap<GraphProto, Set<String>> known = new IdentityHashMap<>();

    /** In the order in which they are first read. */
    Set<String> of(GraphProto graph) {
        Set<String> free = known.get(graph);
        if (free == null) {
            free = find(graph);
            known.put(graph, free);
        }
        return free;
    }

    /** All that a node reads: its inputs, and what the graphs in its attributes read. */
    Set<String> of(NodeProto node) {
        Set<String> read = new LinkedHashSet<>(node.inputs());
        read.remove("");
        for (GraphProto graph : node.graphs()) read.addAll(of(graph));
        return read;
    }

    private Set<String> find(GraphProto graph) {
        Set<String> free = new LinkedHashSet<>();
        for (NodeProto node : graph.nodes()) free.addAll(of(node));
        graph.outputs().forEach(output -> free.add(output.name()));
        Set<String> defined = new HashSet<>();
        graph.inputs().forEach(input -> defined.add(input.name()));
        graph.initializers().forEach(initializer -> defined.add(initializer.name()));
        graph.sparseInitializers().forEach(initializer -> defined.add(initializer.name()));
        graph.nodes().forEach(node -> defined.addAll(node.outputs()));
        free.removeAll(defined);
        return free;
    }
}
