package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.ops.ChannelRange;
import dev.lanewise.inference.ops.ConcatConv2d;
import dev.lanewise.inference.ops.ConcatCopy;
import dev.lanewise.inference.ops.FusedConv2d;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.ops.Concat;
import dev.lanewise.tensor.ops.Conv2d;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets convolutions write where the concatenation of their outputs lies, so that nothing is copied and the parts need no
 * memory of their own. Each part takes the whole so far and gives the whole, in the order in which they are computed; as
 * nobody else reads what lies between, {@link Lifetimes} keeps them all in one place. Parts that are something else, or
 * have other readers, are copied at the end.
 */
final class ConcatInPlace {
    /** A convolution that writes into a concatenation. */
    private record Part(FusedConv2d conv, Node concat, int first) {}

    private final Graph graph;
    private final Kernels kernels;
    private final Map<Value, Integer> uses;
    private final Map<Value, Node> producers;
    private final Map<Node, Part> parts = new IdentityHashMap<>();
    private final Map<Node, Integer> missing = new IdentityHashMap<>();
    private final Map<Node, Value> begun = new IdentityHashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    private ConcatInPlace(Graph graph, Kernels kernels) {
        this.graph = graph;
        this.kernels = kernels;
        uses = graph.uses();
        producers = graph.producers();
    }

    /**
     * The graph itself where no concatenation has such a part.
     *
     * @param kernels those that compute all of it
     */
    static Graph apply(Graph graph, Kernels kernels) {
        return new ConcatInPlace(graph, kernels).apply();
    }

    private Graph apply() {
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Concat concat) findParts(node, concat);
        }
        if (parts.isEmpty()) return graph;
        for (Node node : graph.nodes()) {
            Part part = parts.get(node);
            if (part != null) {
                write(part.concat, part.first, node.inputs(), node.label(),
                        range -> new ConcatConv2d(part.conv, range));
            } else if (missing.containsKey(node)) {
                copyOthers(node);
            } else {
                nodes.add(node);
            }
        }
        return new Graph(graph.inputs(), nodes, graph.outputs());
    }

    private void copyOthers(Node concat) {
        int first = 0;
        for (Value input : concat.inputs()) {
            Node producer = producers.get(input);
            if (producer == null || !parts.containsKey(producer)) {
                write(concat, first, List.of(input), concat.label(), ConcatCopy::new);
            }
            first += input.type().shape().last();
        }
    }

    /** Adds the node that writes the next part; the last one gives the concatenation's own output. */
    private void write(Node concat, int first, List<Value> inputs, String label, Function<ChannelRange, Op> op) {
        Value before = begun.get(concat);
        List<Value> all = new ArrayList<>(inputs);
        if (before != null) all.add(before);
        int rest = missing.merge(concat, -1, Integer::sum);
        Value after = rest == 0 ? concat.output() : Value.of(concat.output().type());
        int total = concat.output().type().shape().last();
        nodes.add(new Node(op.apply(new ChannelRange(first, total, before != null)), all, List.of(after), label));
        begun.put(concat, after);
    }

    private void findParts(Node node, Concat concat) {
        int rank = node.output().type().shape().rank();
        if (rank != 4 || node.output().type().dtype() != DType.FLOAT32
                || node.output().type().shape().axis(concat.name(), concat.axis()) != rank - 1)
            return;
        int first = 0;
        for (Value input : node.inputs()) {
            Node producer = producers.get(input);
            FusedConv2d conv = producer == null ? null : convolution(producer);
            if (producer != null && conv != null && uses.getOrDefault(input, 0) == 1
                    && stridesOutput(producer, conv, node)) {
                parts.put(producer, new Part(conv, node, first));
                missing.put(node, node.inputs().size());
            }
            first += input.type().shape().last();
        }
    }

    /** Null where a node is no convolution, or one that reads a residual, whose pixels would lie elsewhere. */
    private static @Nullable FusedConv2d convolution(Node node) {
        return switch (node.op()) {
            case FusedConv2d fused -> fused.residual() ? null : fused;
            case Conv2d conv -> new FusedConv2d(conv, node.inputs().size() == 3, false, Activation.NONE);
            default -> null;
        };
    }

    private boolean stridesOutput(Node node, FusedConv2d conv, Node concat) {
        Conv2dGeometry g = conv.conv().geometry(node.input(0).type().shape(), node.input(1).type().shape());
        return kernels.convolution().stridesOutput(g.withOutStride(concat.output().type().shape().last()));
    }
}
