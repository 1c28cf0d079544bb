package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a graph by walking through another: each node is kept, or a rule puts other nodes in its place. What a rule
 * sees of the nodes before is the graph being written, so that rewrites build on each other within one walk. A node
 * that nobody reads any longer, because those who did were replaced, is left out.
 */
public final class Rewriter {
    /** What is done at each node. */
    public interface Rule {
        /** Calls {@link Rewriter#replace} for the node's outputs, or does nothing, which keeps the node. */
        void visit(Node node, Rewriter graph);

        /** At each node the first of several rules that replaces it. */
        static Rule first(List<Rule> rules) {
            return (node, graph) -> {
                for (int i = 0; i < rules.size() && !graph.done; i++) rules.get(i).visit(node, graph);
            };
        }
    }

    private final List<@Nullable Node> nodes = new ArrayList<>();
    private final IdentityHashMap<Node, Integer> places = new IdentityHashMap<>();
    private final IdentityHashMap<Value, Node> producers = new IdentityHashMap<>();
    private final IdentityHashMap<Value, Value> replaced = new IdentityHashMap<>();
    // readings of values of the new graph: by nodes written, by nodes and outputs still to come, not by the one in hand
    private final IdentityHashMap<Value, Integer> uses = new IdentityHashMap<>();
    private final PackedConstants shared;
    private String label = "";
    private boolean done;

    private Rewriter(Graph graph, PackedConstants shared) {
        graph.uses().forEach(uses::put);
        this.shared = shared;
    }

    /** The graph with the rule applied at each node; the same object where it never did anything. */
    public static Graph rewrite(Graph graph, PackedConstants shared, Rule rule) {
        Rewriter rewriter = new Rewriter(graph, shared);
        for (Node node : graph.nodes()) rewriter.step(node, rule);
        if (rewriter.replaced.isEmpty()) return graph;
        return new Graph(
                graph.inputs(),
                rewriter.nodes.stream().filter(Objects::nonNull).toList(),
                graph.outputs().stream().map(rewriter::current).toList());
    }

    private void step(Node old, Rule rule) {
        Node node = renewed(old);
        for (Value input : node.inputs()) uses.merge(input, -1, Integer::sum);
        label = node.label();
        done = false;
        rule.visit(node, this);
        if (!done) {
            write(node);
        } else {
            for (Value output : node.outputs()) {
                if (!replaced.containsKey(output) && count(output) > 0) {
                    throw new IllegalStateException("rewrite: no value takes the place of an output of " + node);
                }
            }
        }
        node.inputs().forEach(this::dropUnread);
    }

    private Node renewed(Node node) {
        List<Value> inputs = node.inputs();
        if (inputs.stream().noneMatch(replaced::containsKey)) return node;
        return new Node(node.op(), inputs.stream().map(this::current).toList(), node.outputs(), node.label());
    }

    private Value current(Value value) {
        return replaced.getOrDefault(value, value);
    }

    private void write(Node node) {
        places.put(node, nodes.size());
        nodes.add(node);
        for (Value input : node.inputs()) uses.merge(input, 1, Integer::sum);
        for (Value output : node.outputs()) producers.put(output, node);
    }

    private void dropUnread(Value value) {
        Node node = producers.get(value);
        if (node == null || node.outputs().stream().anyMatch(output -> count(output) > 0)) return;
        nodes.set(Objects.requireNonNull(places.remove(node)), null);
        node.outputs().forEach(producers::remove);
        for (Value input : node.inputs()) {
            uses.merge(input, -1, Integer::sum);
            dropUnread(input);
        }
    }

    private int count(Value value) {
        return uses.getOrDefault(value, 0);
    }

    /** The node that computes a value; null for inputs and constants. */
    public @Nullable Node producer(Value value) {
        return producers.get(value);
    }

    /** Whether only the node in hand reads a value. */
    public boolean isReadOnlyHere(Value value) {
        return count(value) == 0;
    }

    /** Whether only one node before reads a value, and neither the node in hand nor any that comes. */
    public boolean isReadOnce(Value value) {
        return count(value) == 1;
    }

    /** Whether a node or an output still reads a value of the node in hand. */
    public boolean isRead(Value value) {
        return count(value) > 0;
    }

    /** What is made of constants, the same for every graph of a model. */
    PackedConstants shared() {
        return shared;
    }

    /** Puts a value of the same type in the place of an output of the node in hand. */
    public void replace(Value output, Value by) {
        if (!output.type().equals(by.type())) {
            throw new IllegalStateException("rewrite: a value must be replaced by one of its type; got "
                    + output.type() + ", " + by.type());
        }
        if (output == by) return;
        replaced.put(output, by);
        uses.merge(by, count(output), Integer::sum);
        done = true;
    }

    /** Applies an operator; of constants, where {@link Folding} allows it, at once. */
    public List<Value> apply(Op op, Value... inputs) {
        return apply(op, label, List.of(inputs));
    }

    /** The same with a label other than that of the node in hand. */
    public List<Value> apply(Op op, String from, List<Value> inputs) {
        List<Value> folded = Folding.fold(op, inputs, shared);
        if (folded != null) return folded;
        List<TensorInfo> infos = inputs.stream().map(v -> new TensorInfo(v.type(), v.constant())).toList();
        List<TensorType> types = op.types(infos);
        Node node = new Node(op, inputs, types.stream().map(Value::of).toList(), from);
        write(node);
        return node.outputs();
    }

    /** An operator of one output. */
    public Value one(Op op, Value... inputs) {
        return apply(op, inputs).getFirst();
    }
}
