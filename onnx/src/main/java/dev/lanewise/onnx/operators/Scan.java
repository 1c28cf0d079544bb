package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Program;
import dev.lanewise.inference.Values;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Scan}: a body that is run for every place along an axis of some inputs, with states carried from one to the next.
 * Inputs are the states, then what is scanned; outputs the last states, then what the body gave at each place.
 */
final class Scan {
    private final Call call;
    private final Program body;
    private final List<Tensor> captured;
    private final int scanned;
    private final int states;
    private final int collected;

    /** Checks how many inputs and outputs there are. */
    Scan(Call call) {
        this(call, 0);
    }

    /**
     * @param before how many inputs come before the states
     */
    Scan(Call call, int before) {
        this.call = call;
        body = call.program("body");
        captured = call.captured("body");
        scanned = call.size("num_scan_inputs", 0);
        states = call.inputs() - before - scanned;
        collected = body.outputs().size() - states;
        boolean fits = scanned >= 1 && states >= 0 && collected >= 0
                && body.inputs().size() == states + scanned + captured.size();
        if (!fits) {
            throw call.error(
                    "the body takes the states and num_scan_inputs values, and gives the states and those to collect",
                    scanned + " scanned inputs of " + (call.inputs() - before),
                    body.inputs().size() - captured.size() + " inputs and " + body.outputs().size() + " outputs");
        }
        Values.requireAll(call.all());
        Values.requireAll(captured);
    }

    int states() {
        return states;
    }

    int collected() {
        return collected;
    }

    /** Since opset 9: whole tensors. */
    List<@Nullable Tensor> run() {
        long[] axes = list("scan_input_axes", scanned);
        long[] directions = list("scan_input_directions", scanned);
        long[] outputAxes = list("scan_output_axes", collected);
        long[] outputDirections = list("scan_output_directions", collected);
        List<Tensor> initial = new ArrayList<>();
        for (int i = 0; i < states; i++) initial.add(call.input(i));
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < scanned; i++) inputs.add(axisFirst(call.input(states + i), axes[i]));
        int length = inputs.getFirst().shape().size(0);
        if (inputs.stream().anyMatch(input -> input.shape().size(0) != length)) {
            throw call.error("all scanned inputs must be of one length", inputs.stream().map(Tensor::shape).toList());
        }
        return ControlFlowOperators.nullable(
                run(initial, inputs, length, directions, outputAxes, outputDirections));
    }

    private Tensor axisFirst(Tensor x, long axis) {
        int first = x.shape().axis("Scan", (int) axis);
        if (first == 0) return x;
        int[] order = new int[x.shape().rank()];
        order[0] = first;
        for (int i = 1; i < order.length; i++) order[i] = i <= first ? i - 1 : i;
        return call.ev().permute(x, order);
    }

    /** Axes and directions default to 0. */
    long[] list(String attribute, int count) {
        long[] values = call.integers(attribute);
        if (values == null) return new long[count];
        if (values.length != count) throw call.error(attribute + " must have " + count + " entries", values.length);
        return values;
    }

    /** One scan along the first axes of the inputs; the last states, then what was collected. */
    List<Tensor> run(
            List<Tensor> initial,
            List<Tensor> inputs,
            int length,
            long[] directions,
            long[] outputAxes,
            long[] outputDirections) {
        for (Tensor input : inputs) {
            if (input.shape().size(0) < length) {
                throw call.error("scanned inputs must have " + length + " elements along their axis", input.shape());
            }
        }
        List<Collected> outputs = new ArrayList<>();
        for (int i = 0; i < collected; i++) {
            outputs.add(new Collected(
                    call, body.outputs().get(states + i), (int) outputAxes[i], outputDirections[i] == 1));
        }
        List<Tensor> state = initial;
        for (int turn = 0; turn < length; turn++) {
            List<Tensor> given = new ArrayList<>(state);
            for (int i = 0; i < scanned; i++) {
                Tensor input = inputs.get(i);
                int at = directions[i] == 1 ? length - 1 - turn : turn;
                given.add(element(input, at));
            }
            given.addAll(captured);
            List<Tensor> made = ControlFlowOperators.run(call, body, given);
            state = made.subList(0, states);
            for (int i = 0; i < collected; i++) outputs.get(i).add(made.get(states + i));
        }
        List<Tensor> results = new ArrayList<>(state);
        for (Collected output : outputs) results.add(output.joined(ControlFlowOperators.place(call, captured)));
        return results;
    }

    /** Without the first axis, at one place of it. */
    Tensor element(Tensor x, int at) {
        return call.ev().squeeze(call.ev().slice(x, 0, at, at + 1), 0);
    }
}
