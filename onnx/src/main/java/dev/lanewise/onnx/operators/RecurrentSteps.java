package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent cell in ONNX' full generality, step after step with elementwise operators: what the kernels' cells do not
 * know (peepholes, clipping, other activations, coupled gates, a reset before the product).
 *
 * <p>Inputs {@code x [batch, time, inputs]}, {@code w [gates * units, inputs]}, {@code r [gates * units, units]}, {@code
 * inputBias, hiddenBias [gates * units]}, {@code h0 [batch, units]} and for LSTM {@code c0 [batch, units]}, {@code
 * peepholes [3 * units]}. Outputs each step's h, {@code [batch, time, units]}, and for LSTM each step's c.
 *
 * @param clip bound of the gates' sums, before their activations; infinite for none
 * @param coupled whether an LSTM's forget gate is 1 minus its input gate
 * @param resetsAfter whether a GRU's reset gate is applied after the product rather than before it
 * @param reverse whether time runs from the last step to the first
 */
record RecurrentSteps(
        CellKind kind, List<CellActivation> activations, float clip, boolean coupled, boolean resetsAfter,
        boolean reverse) implements HostOp {
    RecurrentSteps {
        activations = List.copyOf(activations);
    }

    @Override
    public String name() {
        return "recurrentSteps";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Shape x = inputs.get(0).shape();
        Shape r = inputs.get(2).shape();
        int units = r.rank() == 2 ? r.last() : -1;
        int rows = kind.gates() * units;
        boolean fits = x.rank() == 3 && r.equals(Shape.of(rows, units))
                && inputs.get(1).shape().equals(Shape.of(rows, x.last()))
                && inputs.get(3).shape().equals(Shape.of(rows))
                && inputs.get(4).shape().equals(Shape.of(rows));
        for (int i = 5; i < (kind == CellKind.LSTM ? 7 : 6); i++) {
            fits &= inputs.get(i).shape().equals(Shape.of(x.size(0), units));
        }
        if (kind == CellKind.LSTM) fits &= inputs.get(7).shape().equals(Shape.of(3 * units));
        if (!fits) {
            throw new ShapeException(name(), "weights, biases and states must fit x and one number of units",
                    inputs.stream().map(TensorInfo::type).toArray());
        }
        TensorType y = inputs.getFirst().type().withShape(Shape.of(x.size(0), x.size(1), units));
        return kind == CellKind.LSTM ? List.of(y, y) : List.of(y);
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Evaluator ev = Evaluator.eager();
        int time = inputs.getFirst().shape().size(1);
        if (outputs.getFirst().elements() == 0) return;
        Tensor all = ev.linear(inputs.get(0), inputs.get(1), inputs.get(3));
        Tensor[] hs = new Tensor[time];
        Tensor[] cs = new Tensor[time];
        Tensor h = inputs.get(5);
        Tensor c = kind == CellKind.LSTM ? inputs.get(6) : h;
        for (int step = 0; step < time; step++) {
            int t = reverse ? time - 1 - step : step;
            Tensor a = ev.squeeze(ev.slice(all, 1, t, t + 1), 1);
            switch (kind) {
                case RNN -> h = activate(ev, 0, ev.add(a, ev.linear(h, inputs.get(2), inputs.get(4))));
                case GRU -> h = gru(ev, a, h, inputs.get(2), inputs.get(4));
                case LSTM -> {
                    Tensor sums = ev.add(a, ev.linear(h, inputs.get(2), inputs.get(4)));
                    List<Tensor> next = lstm(ev, sums, c, inputs.get(7));
                    h = next.getFirst();
                    c = next.getLast();
                }
            }
            hs[t] = h;
            cs[t] = c;
        }
        store(ev, hs, outputs.getFirst());
        if (kind == CellKind.LSTM) store(ev, cs, outputs.getLast());
    }

    private static void store(Evaluator ev, Tensor[] steps, Tensor y) {
        Tensor all = ev.stack(1, steps);
        System.arraycopy(all.storage(), all.offset(), y.storage(), y.offset(), y.elements());
    }

    private Tensor activate(Evaluator ev, int which, Tensor x) {
        Tensor bounded = Float.isInfinite(clip) ? x : ev.clip(x, -clip, clip);
        return activations.get(which).apply(ev, bounded);
    }

    private static Tensor gate(Evaluator ev, Tensor gates, int i, int count) {
        int units = gates.shape().last() / count;
        return ev.slice(gates, -1, i * units, (i + 1) * units);
    }

    /** {@code h' = (1 - z) * n + z * h}. */
    private Tensor gru(Evaluator ev, Tensor a, Tensor h, Tensor r, Tensor bias) {
        int units = h.shape().last();
        Tensor hidden = ev.slice(r, 0, 2 * units, 3 * units);
        Tensor hiddenBias = ev.slice(bias, 0, 2 * units, 3 * units);
        Tensor both = ev.linear(h, ev.slice(r, 0, 0, 2 * units), ev.slice(bias, 0, 0, 2 * units));
        Tensor z = activate(ev, 0, ev.add(gate(ev, a, 0, 3), gate(ev, both, 0, 2)));
        Tensor reset = activate(ev, 0, ev.add(gate(ev, a, 1, 3), gate(ev, both, 1, 2)));
        Tensor product = resetsAfter
                ? ev.multiply(reset, ev.linear(h, hidden, hiddenBias))
                : ev.linear(ev.multiply(reset, h), hidden, hiddenBias);
        Tensor n = activate(ev, 1, ev.add(gate(ev, a, 2, 3), product));
        return ev.add(ev.multiply(ev.affine(z, -1, 1), n), ev.multiply(z, h));
    }

    /** {@code c' = f * c + i * g, h' = o * activation(c')}; the next h and c. */
    private List<Tensor> lstm(Evaluator ev, Tensor sums, Tensor c, Tensor peepholes) {
        List<Tensor> p = new ArrayList<>();
        for (int i = 0; i < 3; i++) p.add(gate(ev, peepholes, i, 3));
        Tensor i = activate(ev, 0, ev.add(gate(ev, sums, 0, 4), ev.multiply(p.get(0), c)));
        Tensor f = coupled
                ? ev.affine(i, -1, 1)
                : activate(ev, 0, ev.add(gate(ev, sums, 2, 4), ev.multiply(p.get(2), c)));
        Tensor g = activate(ev, 1, gate(ev, sums, 3, 4));
        Tensor next = ev.add(ev.multiply(f, c), ev.multiply(i, g));
        Tensor o = activate(ev, 0, ev.add(gate(ev, sums, 1, 4), ev.multiply(p.get(1), next)));
        return List.of(ev.multiply(o, activations.get(2).apply(ev, next)), next);
    }
}
