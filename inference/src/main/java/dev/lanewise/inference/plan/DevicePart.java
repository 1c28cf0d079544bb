package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.ops.FusedOp;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a plan is on a device that is not the host: values in an arena there, and constants. */
final class DevicePart {
    private final Device device;
    private final Set<Value> values;
    private final Layout layout;
    private final Map<Tensor, Tensor> constants = new IdentityHashMap<>();

    DevicePart(Device device, Graph graph, Set<Value> values, PackedConstants packed) {
        this.device = device;
        this.values = values;
        layout = Layout.of(graph, values::contains);
        Set<Tensor> wide = readWide(graph);
        requireRoom(graph, wide);
        for (Node node : graph.nodes()) {
            if (!computes(node)) continue;
            for (Value input : node.inputs()) {
                Tensor constant = input.constant();
                if (constant != null) {
                    constants.computeIfAbsent(constant, each -> uploaded(each, wide.contains(each), packed));
                }
            }
        }
    }

    /** The constants that some operator can read in no fewer bits than they have. */
    private Set<Tensor> readWide(Graph graph) {
        Set<Tensor> wide = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node node : graph.nodes()) {
            if (!computes(node)) continue;
            Op op = node.op() instanceof FusedOp fused ? fused.core() : node.op();
            for (int i = 0; i < node.inputs().size(); i++) {
                Tensor constant = node.input(i).constant();
                if (constant != null && !device.kernels().readsNarrow(op, i)) wide.add(constant);
            }
        }
        return wide;
    }

    Device device() {
        return device;
    }

    Layout layout() {
        return layout;
    }

    boolean has(Value value) {
        return values.contains(value);
    }

    /** Whether a node is computed there; what is transferred there is. */
    boolean computes(Node node) {
        return values.contains(node.outputs().getFirst());
    }

    Tensor constant(Tensor onHost) {
        Tensor there = constants.get(onHost);
        return there == null ? onHost : there;
    }

    /** Plans for several shapes share their weights. */
    private Tensor uploaded(Tensor constant, boolean wide, PackedConstants packed) {
        if (!constant.dtype().isComputable()) return constant.to(device);
        return packed.get(Tensor.class, new Upload(device, wide), List.of(constant),
                () -> wide ? constant.to(device) : device.uploadConstant(constant.to(Device.cpu())));
    }

    /** How a constant came to a device. */
    private record Upload(Device device, boolean wide) {}

    /** Refuses now what would fail in each run. */
    private void requireRoom(Graph graph, Set<Tensor> wide) {
        for (Node node : graph.nodes()) {
            if (computes(node)) {
                for (Value value : node.inputs()) {
                    Tensor constant = value.constant();
                    if (constant != null) requireRoom(node, value.type(), bytes(constant, wide.contains(constant)));
                }
            }
            for (Value value : node.outputs()) if (has(value)) requireRoom(node, value.type(), bytes(value.type()));
        }
        for (StorageKind kind : StorageKind.values()) {
            long bytes = layout.sizes().of(kind) * kind.bytes();
            if (bytes > device.largestTensor() || layout.sizes().of(kind) > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("compile: tensors that live at once must fit the largest buffer of "
                        + device + ", " + device.largestTensor() + " bytes; got " + bytes
                        + " bytes; use smaller inputs or Device.cpu()");
            }
        }
    }

    /** What a constant takes there; its numbers are looked at only where it matters how many bits they have. */
    private long bytes(Tensor constant, boolean wide) {
        long bytes = bytes(constant.type());
        return wide || bytes <= device.largestTensor() ? bytes : device.constantBytes(constant.to(Device.cpu()));
    }

    private static long bytes(TensorType type) {
        return (long) type.shape().elements() * type.dtype().bytes();
    }

    private void requireRoom(Node node, TensorType type, long bytes) {
        if (bytes > device.largestTensor()) {
            throw new IllegalArgumentException("compile: " + node.op().name()
                    + (node.label().isEmpty() ? "" : " of " + node.label())
                    + ": a tensor must fit the largest buffer of "
                    + device + ", " + device.largestTensor() + " bytes; got " + type + ", " + bytes
                    + " bytes; use smaller inputs or Device.cpu()");
        }
    }
}
