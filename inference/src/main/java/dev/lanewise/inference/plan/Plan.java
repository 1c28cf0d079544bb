package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.ops.Transfer;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run of a graph does: steps, and where each value lies. It has no memory of its own and serves any number of runs. */
public final class Plan {
    private final Graph graph;
    private final @Nullable DevicePart there;
    private final Layout layout;
    private final List<Step> steps;
    private final Warmth warmth;

    private Plan(Graph graph, Kernels kernels, PackedConstants packed, WatchedWorkers workers,
            @Nullable DevicePart there) {
        this.graph = graph;
        this.there = there;
        layout = Layout.of(graph, this::isOnHost);
        steps = steps(kernels, packed, workers);
        // what a device computes is compiled already, and what the host does beside it is little
        warmth = new Warmth(there == null ? steps : List.of());
        layout.addScratch(steps.stream().mapToInt(step -> step.prepared().scratchFloats()).max().orElse(0));
    }

    /**
     * Prepares the operators of a graph.
     *
     * @param kernels those of a run, or others with as many workers
     * @param packed constants that the plans of a model share
     * @param workers the threads that prepare operators, which for most means that they pack weights; asked before each
     *     whether the run that waits for the plan is to end
     */
    public static Plan of(Graph graph, Kernels kernels, PackedConstants packed, WatchedWorkers workers) {
        return new Plan(ConcatInPlace.apply(withoutDeadNodes(graph), kernels), kernels, packed, workers, null);
    }

    /**
     * The same for a device whose tensors lie elsewhere: what it cannot compute is computed on the host.
     *
     * @throws IllegalArgumentException where the device has no room for it
     */
    public static Plan of(
            Graph graph, Device device, Kernels host, PackedConstants packed, WatchedWorkers workers) {
        Placement.Placed placed = Placement.of(withoutDeadNodes(graph), device);
        return new Plan(placed.graph(), host, packed, workers.alone(),
                new DevicePart(device, placed.graph(), placed.onDevice(), packed));
    }

    /** Neighbours go to different threads: networks have their largest weights at one end. */
    private List<Step> steps(Kernels kernels, PackedConstants packed, WatchedWorkers workers) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) if (!sharesMemory(node)) nodes.add(node);
        Step[] prepared = new Step[nodes.size()];
        int ranges = workers.width();
        workers.run(ranges, (first, end, worker) -> {
            for (int range = first; range < end; range++) {
                for (int i = range; i < prepared.length; i += ranges) {
                    workers.check();
                    prepared[i] = step(nodes.get(i), kernels, packed);
                }
            }
        });
        return List.of(prepared);
    }

    private Step step(Node node, Kernels host, PackedConstants packed) {
        if (node.op() instanceof Transfer transfer) return new Step(node, transfer.prepared());
        return Step.of(node, there != null && there.computes(node) ? there.device().kernels() : host, packed);
    }

    /** Where it runs but for what runs on the host; null where all does. */
    public @Nullable Device device() {
        return there == null ? null : there.device();
    }

    @Nullable DevicePart devicePart() {
        return there;
    }

    /** The type in which the constant that a node reads is kept where the node is computed. */
    public DType storedType(Node node, Tensor constant) {
        return there != null && there.computes(node)
                ? there.device().storedType(there.constant(constant))
                : constant.dtype();
    }

    private boolean isOnHost(Value value) {
        return there == null || !there.has(value);
    }

    /** Whether the host computes a node for a device that cannot. */
    public boolean isForHost(Node node) {
        return there != null && !there.computes(node) && !(node.op() instanceof Transfer);
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

    /** The arena that a run needs on the host. */
    public ArenaSizes sizes() {
        return layout.sizes();
    }

    /** The arena that a run needs on the device where it runs; none where that is the host. */
    public ArenaSizes deviceSizes() {
        return there == null ? new ArenaSizes() : there.layout().sizes();
    }

    Place place(Value value) {
        return there != null && there.has(value) ? there.layout().place(value) : layout.place(value);
    }

    /** Where a value of a step lies, in bytes from the beginning of its array. */
    public long offsetBytes(Value value) {
        Place place = place(value);
        return place.offset() * place.kind().bytes();
    }

    /** Whether a node's output lies where one of its inputs lies. */
    public boolean isInPlace(Node node) {
        if (node.outputs().getFirst().type().shape().elements() == 0) return false;
        Place output = place(node.outputs().getFirst());
        boolean onHost = isOnHost(node.outputs().getFirst());
        return node.inputs().stream()
                .anyMatch(in -> !in.isConstant() && isOnHost(in) == onHost && place(in).equals(output));
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
