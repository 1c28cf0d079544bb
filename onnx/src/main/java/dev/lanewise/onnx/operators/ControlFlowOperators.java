package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Program;
import dev.lanewise.inference.ProgramEvaluator;
import dev.lanewise.inference.Values;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code If} and {@code Loop}. A graph within a node is a program of its own, which reads values of outer graphs as further
 * inputs. Which branch is taken and how often a loop turns is data, so these run on tensors with numbers.
 */
final class ControlFlowOperators {
    private ControlFlowOperators() {}

    static void register(Registry to) {
        to.many("If", 1, ControlFlowOperators::branch);
        to.many("Loop", 1, ControlFlowOperators::loop);
        to.many("Scan", 8, BatchedScan::scan);
        to.many("Scan", 9, call -> new Scan(call).run());
    }

    private static List<@Nullable Tensor> branch(Call call) {
        String name = flag(call, call.input(0)) ? "then_branch" : "else_branch";
        return nullable(run(call, call.program(name), call.captured(name)));
    }

    /**
     * {@code for (i = 0; i < trips && condition; i++) condition, carried, scanned = body(i, condition, carried)}; the
     * carried values at the end, then each scanned value of all turns along a new first axis.
     */
    private static List<@Nullable Tensor> loop(Call call) {
        Program body = call.program("body");
        List<Tensor> captured = call.captured("body");
        Values.requireAll(call.all());
        Values.requireAll(captured);
        Tensor trips = call.optional(0);
        Tensor first = call.optional(1);
        long limit = trips == null ? Long.MAX_VALUE : number(call, trips);
        boolean go = first == null || flag(call, first);
        List<Tensor> carried = new ArrayList<>();
        for (int i = 2; i < call.inputs(); i++) carried.add(call.input(i));
        int states = carried.size();
        int scans = body.outputs().size() - 1 - states;
        if (body.inputs().size() != 2 + states + captured.size() || scans < 0) {
            throw call.error(
                    "the body takes the turn, the condition and the carried values, and gives the condition, the carried"
                            + " values and those to collect",
                    body.inputs().size() - captured.size() + " inputs",
                    body.outputs().size() + " outputs",
                    states + " carried values");
        }
        Device device = place(call, captured);
        List<Collected> collected = new ArrayList<>();
        for (int i = 0; i < scans; i++)
            collected.add(new Collected(call, body.outputs().get(1 + states + i), 0, false));
        for (long turn = 0; turn < limit && go; turn++) {
            List<Tensor> inputs = new ArrayList<>();
            inputs.add(Tensor.of(Shape.SCALAR, turn).to(device));
            inputs.add(Tensor.of(Shape.SCALAR, true).to(device));
            inputs.addAll(carried);
            inputs.addAll(captured);
            List<Tensor> outputs = run(call, body, inputs);
            go = flag(call, outputs.getFirst());
            carried = outputs.subList(1, 1 + states);
            for (int i = 0; i < scans; i++) collected.get(i).add(outputs.get(1 + states + i));
        }
        List<Tensor> results = new ArrayList<>(carried);
        for (Collected scan : collected) results.add(scan.joined(device));
        return nullable(results);
    }

    /** Runs a graph within the node; here a cancelled run ends between turns. */
    static List<Tensor> run(Call call, Program program, List<Tensor> inputs) {
        if (call.ev() instanceof ProgramEvaluator runner) runner.checkpoint();
        return ProgramEvaluator.call(call.ev(), program, inputs);
    }

    /** Where the node's tensors live. */
    static Device place(Call call, List<Tensor> captured) {
        List<Tensor> tensors = new ArrayList<>(call.all());
        tensors.addAll(captured);
        return tensors.isEmpty() ? Device.cpu() : tensors.getFirst().device();
    }

    static List<@Nullable Tensor> nullable(List<Tensor> tensors) {
        return Collections.unmodifiableList(new ArrayList<@Nullable Tensor>(tensors));
    }

    private static boolean flag(Call call, Tensor tensor) {
        Values.require(tensor);
        if (tensor.dtype() != DType.BOOL || tensor.elements() != 1) {
            throw call.error("a condition is one boolean", tensor.type());
        }
        return tensor.toBooleans()[0];
    }

    private static long number(Call call, Tensor tensor) {
        if (!tensor.dtype().isIndex() || tensor.elements() != 1) {
            throw call.error("the number of turns is one integer", tensor.type());
        }
        return Values.longs(tensor)[0];
    }
}
