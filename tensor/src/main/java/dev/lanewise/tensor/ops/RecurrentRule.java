package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What recurrent operators share. Inputs: {@code x [batch, time, inputs], inputWeight [gates * units, inputs],
 * hiddenWeight [gates * units, units]}, the first states {@code [batch, units]} and, both or neither,
 * {@code inputBias} and {@code hiddenBias [gates * units]}.
 */
final class RecurrentRule {
    private RecurrentRule() {}

    /** The type of y, once all inputs fit. */
    static TensorType output(Op op, List<TensorInfo> inputs, RecurrentCell cell) {
        int states = cell.hasCells() ? 2 : 1;
        String names = "x, inputWeight, hiddenWeight, h0" + (states == 2 ? ", c0" : "") + " and two optional biases";
        Rule.inputs(op, inputs, 3 + states, 5 + states, names);
        Rule.floats(op, inputs);
        if (inputs.size() == 4 + states) {
            throw new ShapeException(op.name(), "inputBias comes with hiddenBias", inputs.size() + " inputs");
        }
        Shape x = inputs.getFirst().shape();
        Shape inputWeight = inputs.get(1).shape();
        Shape hiddenWeight = inputs.get(2).shape();
        Rule.axes(op, "x", x, "batch, time, inputs");
        Rule.axes(op, "inputWeight", inputWeight, "gates * units, inputs");
        Rule.axes(op, "hiddenWeight", hiddenWeight, "gates * units, units");
        int units = hiddenWeight.last();
        int rows = cell.gates() * units;
        if (hiddenWeight.size(0) != rows || !inputWeight.equals(Shape.of(rows, x.last()))) {
            throw new ShapeException(
                    op.name(),
                    "weights must be [" + cell.gates() + " * units, inputs] and [" + cell.gates() + " * units, units]",
                    x, inputWeight, hiddenWeight);
        }
        for (int i = 3; i < 3 + states; i++) {
            if (!inputs.get(i).shape().equals(Shape.of(x.size(0), units))) {
                throw new ShapeException(
                        op.name(), "states must be [batch, units], here [" + x.size(0) + ", " + units + "]",
                        inputs.get(i).shape());
            }
        }
        for (int i = 3 + states; i < inputs.size(); i++) {
            Rule.vector(op, i == 3 + states ? "inputBias" : "hiddenBias", inputs.get(i).shape(), rows,
                    "gates * units");
        }
        return inputs.getFirst().type().withShape(Shape.of(x.size(0), x.size(1), units));
    }

    static long multiplyAdds(List<TensorType> inputs) {
        Shape x = inputs.getFirst().shape();
        long steps = (long) x.size(0) * x.size(1);
        return steps * (inputs.get(1).shape().elements() + inputs.get(2).shape().elements());
    }

    /** y with {@code times} its last axis. */
    static TensorType wide(TensorType y, int times) {
        return y.withShape(y.shape().with(-1, times * y.shape().last()));
    }

    /** The type of a state. */
    static TensorType state(TensorType y) {
        return y.withShape(Shape.of(y.shape().size(0), y.shape().last()));
    }

    static @Nullable Tensor optional(List<Tensor> inputs, int i) {
        return i < inputs.size() ? inputs.get(i) : null;
    }

    static Tensor orZeros(@Nullable Tensor dy, Tensor y) {
        return dy == null ? Tensor.zeros(y.type(), y.device()) : dy;
    }

    /**
     * The gradients of all inputs.
     *
     * @param dsums of the input's products; {@code dhidden} of the state's
     * @param dstates of the first states
     */
    static List<@Nullable Tensor> gradients(Evaluator ev, Application call, boolean reverse,
            Tensor dsums, Tensor dhidden, List<Tensor> dstates) {
        Tensor x = call.input(0);
        Tensor y = call.output();
        int steps = x.shape().size(0) * x.shape().size(1);
        Tensor rows = ev.reshape(dsums, Shape.of(steps, dsums.shape().last()));
        Tensor hiddenRows = ev.reshape(dhidden, rows.shape());
        int biases = 3 + dstates.size();
        List<@Nullable Tensor> result = new ArrayList<>();
        for (int i = 0; i < call.inputs().size(); i++) {
            result.add(!call.needs(i) ? null : switch (i) {
                case 0 -> ev.reshape(ev.matmul(rows, call.input(1)), x.shape());
                case 1 -> ev.matmul(rows, true, ev.reshape(x, Shape.of(steps, x.shape().last())), false);
                case 2 -> ev.matmul(hiddenRows, true, ev.reshape(
                        before(ev, y, call.input(3), reverse), Shape.of(steps, y.shape().last())), false);
                default -> i < biases ? dstates.get(i - 3) : ev.sum(i == biases ? rows : hiddenRows, false, 0);
            });
        }
        return result;
    }

    /** The state that each step began from. */
    private static Tensor before(Evaluator ev, Tensor y, Tensor h0, boolean reverse) {
        int time = y.shape().size(1);
        if (time == 0) return y;
        Tensor first = ev.reshape(h0, h0.shape().size(0), 1, h0.shape().last());
        return reverse
                ? ev.concat(1, ev.slice(y, 1, 1, time), first)
                : ev.concat(1, first, ev.slice(y, 1, 0, time - 1));
    }
}
