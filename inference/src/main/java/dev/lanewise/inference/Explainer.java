package dev.lanewise.inference;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.ops.ConcatConv2d;
import dev.lanewise.inference.ops.ConcatCopy;
import dev.lanewise.inference.ops.ExpandedDepthwise;
import dev.lanewise.inference.ops.FusedOp;
import dev.lanewise.inference.plan.Plan;
import dev.lanewise.inference.plan.Step;
import dev.lanewise.inference.plan.Work;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Chain;
import dev.lanewise.tensor.ops.Unary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes down the stages of a program, as far as they are planned. */
final class Explainer {
    private final List<Explanation.Row> rows = new ArrayList<>();
    private final Map<Tensor, DType> constants = new IdentityHashMap<>();
    private long arenaBytes;
    private long packedBytes;

    private Explainer() {}

    static Explanation explain(PlannedProgram program, TensorType[] inputs, Stage first) {
        Explainer explainer = new Explainer();
        boolean complete = explainer.stages(program, first);
        long bytes = explainer.constants.entrySet().stream()
                .mapToLong(constant -> bytes(constant.getKey().type().withDType(constant.getValue())))
                .sum();
        return new Explanation(
                Arrays.asList(inputs), explainer.rows, explainer.arenaBytes, bytes, explainer.packedBytes, complete);
    }

    private boolean stages(PlannedProgram program, Stage first) {
        Stage stage = first;
        while (true) {
            if (stage.plan() != null) plan(stage.plan());
            if (program.isLast(stage)) return true;
            rows.add(new Explanation.Row(program.instruction(stage.end()).label(), "", null, "", "", 0, 0, 0, false));
            List<Stage> next = stage.next().stages();
            if (next.isEmpty()) return false;
            stage = next.getFirst();
        }
    }

    private void plan(Plan plan) {
        arenaBytes = Math.max(arenaBytes, plan.sizes().bytes() + plan.deviceSizes().bytes());
        for (Step step : plan.steps()) {
            Node node = step.node();
            for (Value input : node.inputs()) {
                Tensor constant = input.constant();
                if (constant != null) constants.put(constant, plan.storedType(node, constant));
            }
            packedBytes += step.prepared().constantBytes();
            rows.add(new Explanation.Row(
                    node.label(),
                    node.op().name(),
                    node.outputs().getFirst().type(),
                    algorithm(plan, step),
                    epilogue(node),
                    plan.offsetBytes(node.outputs().getFirst()),
                    node.outputs().stream().mapToLong(output -> bytes(output.type())).sum(),
                    Work.multiplyAdds(node),
                    plan.isInPlace(node)));
        }
    }

    private static String algorithm(Plan plan, Step step) {
        List<String> parts = new ArrayList<>();
        if (plan.isForHost(step.node())) parts.add("on the host");
        parts.add(step.prepared().algorithm());
        parts.add(narrow(plan, step.node()));
        parts.removeIf(String::isEmpty);
        return String.join(": ", parts);
    }

    /** What a device keeps a node's constants in, where it is less than their type says. */
    private static String narrow(Plan plan, Node node) {
        return node.inputs().stream()
                .map(Value::constant)
                .filter(Objects::nonNull)
                .filter(constant -> plan.storedType(node, constant) != constant.dtype())
                .map(constant -> plan.storedType(node, constant) + " weights")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String epilogue(Node node) {
        return switch (node.op()) {
            case Chain chain -> chain.stepNames();
            case ConcatCopy copy -> copy.range().toString();
            case ConcatConv2d part -> join(epilogue(part.conv()), part.range().toString());
            case FusedOp fused -> epilogue(fused);
            case ExpandedDepthwise pair -> epilogue(pair.expansion()) + "; " + epilogue(pair.depthwise());
            default -> "";
        };
    }

    private static String join(String one, String other) {
        return one.isEmpty() ? other : one + ", " + other;
    }

    private static String epilogue(FusedOp fused) {
        List<String> parts = new ArrayList<>();
        if (fused.bias()) parts.add("bias");
        if (fused.residual()) parts.add("residual");
        Activation activation = fused.activation();
        if (!activation.equals(Activation.NONE)) {
            parts.add(new Unary(activation.function(), activation.alpha(), activation.beta()).name());
        }
        return String.join(", ", parts);
    }

    private static long bytes(TensorType type) {
        return (long) type.shape().elements() * type.dtype().bytes();
    }
}
