package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long short-term memory over sequences (Hochreiter, Schmidhuber, 1997; the forget gate: Gers, Schmidhuber, Cummins,
 * 2000): {@code i, f, o = sigmoid(..)}, {@code g = tanh(..)} of {@code W x + b + U h + d}, {@code c' = f * c + i * g},
 * {@code h' = o * tanh(c')}.
 *
 * <p>Inputs {@code x [batch, time, inputs], inputWeight [4 * units, inputs], hiddenWeight [4 * units, units],
 * h0 [batch, units], c0 [batch, units]} and, both or neither, {@code inputBias, hiddenBias [4 * units]}, the gates in
 * the order i, f, g, o. Outputs {@code y [batch, time, units]}, each step's h; {@code cells}, each step's c; and
 * {@code gates [batch, time, 4 * units]}, which the gradient uses.
 *
 * @param reverse whether time runs from the last step to the first
 */
public record Lstm(boolean reverse) implements Op {
    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType y = RecurrentRule.output(this, inputs, RecurrentCell.LSTM);
        return List.of(y, y, RecurrentRule.wide(y, 4));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.recurrent().run(RecurrentCell.LSTM, reverse, inputs.get(0), inputs.get(1), inputs.get(2),
                RecurrentRule.optional(inputs, 5), RecurrentRule.optional(inputs, 6), inputs.get(3), inputs.get(4),
                outputs.get(0), outputs.get(1), outputs.get(2));
    }

    @Override
    public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        return RecurrentRule.multiplyAdds(inputs);
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor dcells = dy.get(1);
        Tensor dgates = dy.get(2);
        List<Tensor> inputs = new ArrayList<>(List.of(call.input(2), call.input(4), call.outputs().get(1),
                call.outputs().get(2), RecurrentRule.orZeros(dy.getFirst(), call.output())));
        if (dcells != null) inputs.add(dcells);
        if (dgates != null) inputs.add(dgates);
        Op gradient = new Gradient(reverse, dcells != null, dgates != null);
        List<Tensor> d = ev.apply(gradient, inputs.toArray(Tensor[]::new));
        return RecurrentRule.gradients(ev, call, reverse, d.get(0), d.get(0), d.subList(1, 3));
    }

    /**
     * The gradients of the sums {@code [batch, time, 4 * units]}, of h0 and of c0 from {@code hiddenWeight, c0, cells,
     * gates, dy} and, where they are there, the gradients of cells and gates.
     */
    public record Gradient(boolean reverse, boolean ofCells, boolean ofGates) implements Op {
        @Override
        public String name() {
            return "lstmGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 5 + (ofCells ? 1 : 0) + (ofGates ? 1 : 0),
                    "hiddenWeight, c0, cells, gates, dy and, where announced, dcells and dgates");
            Rule.floats(this, inputs);
            Rule.axes(this, "dy", inputs.get(4).shape(), "batch, time, units");
            Rule.same(this, "cells and dy", inputs.get(2).shape(), inputs.get(4).shape());
            TensorType state = inputs.get(1).type();
            return List.of(inputs.get(3).type(), state, state);
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            Tensor c0 = inputs.get(1);
            Tensor cells = inputs.get(2);
            k.recurrent().gradient(RecurrentCell.LSTM, reverse, inputs.get(0), c0, c0, cells, cells, inputs.get(3),
                    inputs.get(4), ofCells ? inputs.get(5) : null, ofGates ? inputs.getLast() : null,
                    outputs.get(0), null, outputs.get(1), outputs.get(2));
        }

        @Override
        public boolean differentiable() {
            return false;
        }
    }
}
