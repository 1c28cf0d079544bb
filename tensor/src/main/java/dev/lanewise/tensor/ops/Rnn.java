package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent network without gates over sequences (Elman, Finding structure in time, 1990):
 * {@code h' = f(W x + b + U h + d)}, f being tanh or ReLU.
 *
 * <p>Inputs {@code x [batch, time, inputs], inputWeight [units, inputs], hiddenWeight [units, units],
 * h0 [batch, units]} and, both or neither, {@code inputBias, hiddenBias [units]}. Output {@code y [batch, time,
 * units]}, each step's h.
 *
 * @param reverse whether time runs from the last step to the first
 */
public record Rnn(boolean relu, boolean reverse) implements Op {
    private RecurrentCell cell() {
        return relu ? RecurrentCell.RELU : RecurrentCell.TANH;
    }

    @Override
    public String name() {
        return "rnn";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        return List.of(RecurrentRule.output(this, inputs, cell()));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.recurrent().run(cell(), reverse, inputs.get(0), inputs.get(1), inputs.get(2),
                RecurrentRule.optional(inputs, 4), RecurrentRule.optional(inputs, 5), inputs.get(3), null,
                outputs.getFirst(), null, null);
    }

    @Override
    public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        return RecurrentRule.multiplyAdds(inputs);
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor g = RecurrentRule.orZeros(dy.getFirst(), call.output());
        List<Tensor> d = ev.apply(new Gradient(relu, reverse), call.input(2), call.input(3), call.output(), g);
        return RecurrentRule.gradients(ev, call, reverse, d.get(0), d.get(0), d.subList(1, 2));
    }

    /** The gradients of the sums {@code [batch, time, units]} and of h0 from {@code hiddenWeight, h0, y, dy}. */
    public record Gradient(boolean relu, boolean reverse) implements Op {
        @Override
        public String name() {
            return "rnnGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 4, "hiddenWeight, h0, y and dy");
            Rule.floats(this, inputs);
            Rule.axes(this, "dy", inputs.get(3).shape(), "batch, time, units");
            Rule.same(this, "y and dy", inputs.get(2).shape(), inputs.get(3).shape());
            return List.of(inputs.get(2).type(), inputs.get(1).type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            RecurrentCell cell = new Rnn(relu, reverse).cell();
            k.recurrent().gradient(cell, reverse, inputs.get(0), inputs.get(1), null, inputs.get(2), null, null,
                    inputs.get(3), null, null, outputs.get(0), null, outputs.get(1), null);
        }

        @Override
        public boolean differentiable() {
            return false;
        }
    }
}
