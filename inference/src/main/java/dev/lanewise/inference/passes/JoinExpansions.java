package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.ops.ExpandedDepthwise;
import dev.lanewise.inference.ops.FusedConv2d;
import dev.lanewise.kernels.conv.PackedExpansion;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.ops.Conv2d;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins a 1x1 convolution and the depthwise convolution that alone reads it, where {@link PackedExpansion} computes both
 * faster than one after the other. Same bits. For the CPU, after epilogues are fused.
 */
final class JoinExpansions implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        FusedConv2d depthwise = convolution(node);
        if (depthwise == null || !graph.isReadOnlyHere(node.input(0))) return;
        Node before = graph.producer(node.input(0));
        FusedConv2d expansion = before == null ? null : convolution(before);
        if (before == null || expansion == null) return;
        if (!PackedExpansion.pays(
                expansion.conv().geometry(before.input(0).type().shape(),
                        before.input(1).type().shape()),
                depthwise.conv().geometry(before.output().type().shape(),
                        node.input(1).type().shape()))) {
            return;
        }
        List<Value> inputs = new ArrayList<>(before.inputs());
        inputs.addAll(node.inputs().subList(1, node.inputs().size()));
        graph.replace(node.output(),
                graph.apply(new ExpandedDepthwise(expansion, depthwise), node.label(), inputs).getFirst());
    }

    /** A convolution of floats by constants whose epilogue can be part of the pair; null for other nodes. */
    private static @Nullable FusedConv2d convolution(Node node) {
        FusedConv2d fused = switch (node.op()) {
            case Conv2d conv -> new FusedConv2d(conv, node.inputs().size() == 3, false, Activation.NONE);
            case FusedConv2d op -> op;
            default -> null;
        };
        if (fused == null || fused.residual() || !PackedExpansion.accepts(fused.activation().function())) return null;
        boolean floats = node.output().type().dtype() == DType.FLOAT32;
        return floats && node.input(1).isConstant() ? fused : null;
    }
}
