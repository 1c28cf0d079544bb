package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.ops.Transfer;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.ops.HostOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides for each node of a graph whether the device computes it or the host, and puts a transfer wherever a value is
 * wanted on the other side, one for all who want it. Inputs and outputs of the graph lie on the host.
 */
final class Placement {
    private final Graph before;
    private final Kernels kernels;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<Value> onDevice = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Value, Value> transferred = new IdentityHashMap<>();
    private final Set<Value> given = Collections.newSetFromMap(new IdentityHashMap<>());

    private Placement(Graph graph, Device device) {
        before = graph;
        kernels = device.kernels();
        given.addAll(graph.inputs());
    }

    /** A graph with transfers, and those of its values that lie on the device; constants lie where they are read. */
    record Placed(Graph graph, Set<Value> onDevice) {}

    static Placed of(Graph graph, Device device) {
        return new Placement(graph, device).placed();
    }

    private Placed placed() {
        for (Node node : before.nodes()) place(node);
        List<Value> outputs = before.outputs().stream().map(value -> onSide(value, false, "")).toList();
        return new Placed(new Graph(before.inputs(), nodes, outputs), onDevice);
    }

    private void place(Node node) {
        boolean there = isForDevice(node);
        List<Value> inputs = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            boolean wantedThere = there && !kernels.wantsOnHost(node.op(), i);
            inputs.add(onSide(node.input(i), wantedThere, node.label()));
        }
        nodes.add(new Node(node.op(), inputs, node.outputs(), node.label()));
        if (there) onDevice.addAll(node.outputs());
    }

    private boolean isForDevice(Node node) {
        List<Value> variable = node.inputs().stream().filter(value -> !value.isConstant()).toList();
        boolean fromHost = variable.stream().noneMatch(onDevice::contains);
        if (node.op().isView() && !variable.isEmpty()) return !fromHost;
        List<Value> outputs = node.outputs();
        if (!kernels.computes(node.op(), node.inputs().stream().map(Value::type).toList(),
                outputs.stream().map(Value::type).toList()))
            return false;
        // what only moves whole numbers, or what the host has computed, is not worth a transfer
        return !(node.op() instanceof HostOp && fromHost && !variable.isEmpty()
                && (!outputs.getFirst().type().dtype().isComputable() || !given.containsAll(variable)));
    }

    private Value onSide(Value value, boolean there, String label) {
        if (value.isConstant() || onDevice.contains(value) == there) return value;
        Value known = transferred.get(value);
        if (known != null) return known;
        Value copy = Value.of(value.type());
        nodes.add(new Node(new Transfer(there), List.of(value), List.of(copy), label));
        transferred.put(value, copy);
        if (there) onDevice.add(copy);
        return copy;
    }
}
