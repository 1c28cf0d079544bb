package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Prepared;
import dev.lanewise.tensor.TensorInfo;
import java.util.List;

/** A node that a run computes, its algorithm chosen. */
public record Step(Node node, Prepared prepared) {
    static Step of(Node node, Kernels kernels, PackedConstants packed) {
        List<TensorInfo> inputs = node.inputs().stream()
                .map(value -> new TensorInfo(value.type(), value.constant()))
                .toList();
        return new Step(node,
                kernels.prepare(node.op(), inputs, node.outputs().stream().map(Value::type).toList(), packed));
    }
}
