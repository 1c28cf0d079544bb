package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.PackedConstants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What a run of a graph does: steps, and where each value lies. It has no memory of its own and serves any number of runs. */
public final class Plan {
    private final Graph graph;
    private final Layout layout;
    private final List<Step> steps;
    private final Warmth warmth;

    private Plan(Graph graph, Kernels kernels, PackedConstants packed) {
        this.graph = graph;
        layout = Layout.of(graph);
        steps = graph.nodes().stream()
                .filter(node -> !sharesMemory(node))
                .map(node -> Step.of(node, kernels, packed))
                .toList();
        warmth = new Warmth(steps);
        layout.addScratch(steps.stream().mapToInt(step -> step.prepared().scratchFloats()).max().orElse(0));
    }

    /**
     * Prepares the operators of a graph.
     *
     * @param kernels those of a run, or others with as many workers
     * @param packed constants that the plans of a model share
     */
    public static Plan of(Graph graph, Kernels kernels, PackedConstants packed) {
        return new Plan(withoutDeadNodes(graph), kernels, packed);
    }

    /** What it does, without the nodes whose outputs nobody reads. */
    public Graph graph() {
        return graph;
    }

    /** What a run computes; views are there already. */
    public List<Step> steps() {
        return steps;
    }

    public Warmth warmth() {
        return warmth;
    }

    /** The arena that a run needs. */
    public ArenaSizes sizes() {
        return layout.sizes();
    }

    Place place(Value value) {
        return layout.place(value);
    }

    /** Where a value of a step lies, in bytes from the beginning of its array. */
    public long offsetBytes(Value value) {
        Place place = layout.place(value);
        return place.offset() * place.kind().bytes();
    }

    /** Whether a node's output lies where one of its inputs lies. */
    public boolean isInPlace(Node node) {
        Place output = layout.place(node.outputs().getFirst());
        if (node.outputs().getFirst().type().shape().elements() == 0) return false;
        return node.inputs().stream().anyMatch(in -> !in.isConstant() && layout.place(in).equals(output));
    }

    /** Where the scratch lies that steps use one after the other. */
    int scratchOffset() {
        return Math.toIntExact(layout.scratchOffset());
    }

    private static boolean sharesMemory(Node node) {
        return node.op().isView() && !node.input(0).isConstant();
    }

    private static Graph withoutDeadNodes(Graph graph) {
        Set<Value> read = Collections.newSetFromMap(new IdentityHashMap<>());
        read.addAll(graph.outputs());
        List<Node> alive = new ArrayList<>();
        for (Node node : graph.nodes().reversed()) {
            if (node.outputs().stream().noneMatch(read::contains)) continue;
            read.addAll(node.inputs());
            alive.add(node);
        }
        return alive.size() == graph.nodes().size()
                ? graph
                : new Graph(graph.inputs(), alive.reversed(), graph.outputs());
    }
}
