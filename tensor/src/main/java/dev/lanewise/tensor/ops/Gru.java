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
 * Gated recurrent units over sequences (Cho et al., arXiv 1406.1078, the product before the reset):
 * {@code r, z = sigmoid(W x + b + U h + d)}, {@code n = tanh(W x + b + r * (U h + d))}, {@code h' = (1 - z) * n + z *
 * h}.
 *
 * <p>Inputs {@code x [batch, time, inputs], inputWeight [3 * units, inputs], hiddenWeight [3 * units, units],
 * h0 [batch, units]} and, both or neither, {@code inputBias, hiddenBias [3 * units]}, the gates in the order r, z, n.
 * Outputs {@code y [batch, time, units]}, each step's h, and {@code gates [batch, time, 4 * units]}, which the gradient
 * uses: n, r, z and what r multiplies.
 *
 * @param reverse whether time runs from the last step to the first
 */
public record Gru(boolean reverse) implements Op {
    @Override
    public String name() {
        return "gru";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType y = RecurrentRule.output(this, inputs, RecurrentCell.GRU);
        return List.of(y, RecurrentRule.wide(y, 4));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.recurrent().run(RecurrentCell.GRU, reverse, inputs.get(0), inputs.get(1), inputs.get(2),
                RecurrentRule.optional(inputs, 4), RecurrentRule.optional(inputs, 5), inputs.get(3), null,
                outputs.get(0), null, outputs.get(1));
    }

    @Override
    public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        return RecurrentRule.multiplyAdds(inputs);
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor dgates = dy.get(1);
        List<Tensor> inputs = new ArrayList<>(List.of(call.input(2), call.input(3), call.output(),
                call.outputs().get(1), RecurrentRule.orZeros(dy.getFirst(), call.output())));
        if (dgates != null) inputs.add(dgates);
        List<Tensor> d = ev.apply(new Gradient(reverse, dgates != null), inputs.toArray(Tensor[]::new));
        return RecurrentRule.gradients(ev, call, reverse, d.get(0), d.get(1), d.subList(2, 3));
    }

    /**
     * The gradients of the input's sums and of the state's {@code [batch, time, 3 * units]}, and of h0, from
     * {@code hiddenWeight, h0, y, gates, dy} and, where it is there, the gradient of the gates.
     */
    public record Gradient(boolean reverse, boolean ofGates) implements Op {
        @Override
        public String name() {
            return "gruGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, ofGates ? 6 : 5, "hiddenWeight, h0, y, gates, dy and, where announced, dgates");
            Rule.floats(this, inputs);
            Rule.axes(this, "dy", inputs.get(4).shape(), "batch, time, units");
            Rule.same(this, "y and dy", inputs.get(2).shape(), inputs.get(4).shape());
            TensorType sums = RecurrentRule.wide(inputs.get(2).type(), 3);
            return List.of(sums, sums, inputs.get(1).type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            k.recurrent().gradient(RecurrentCell.GRU, reverse, inputs.get(0), inputs.get(1), null, inputs.get(2), null,
                    inputs.get(3), inputs.get(4), null, ofGates ? inputs.get(5) : null,
                    outputs.get(0), outputs.get(1), outputs.get(2), null);
        }

        @Override
        public boolean differentiable() {
            return false;
        }
    }
}
