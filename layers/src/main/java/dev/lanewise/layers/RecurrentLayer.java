package dev.lanewise.layers;

import static java.util.Objects.requireNonNull;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Gru;
import dev.lanewise.tensor.ops.Lstm;
import dev.lanewise.tensor.ops.Rnn;
import java.util.ArrayList;
import java.util.List;

/**
 * One or more recurrent layers over {@code x [batch, time, inputs]}, each in one direction or in both: what {@link
 * Rnn}, {@link Gru} and {@link Lstm} layers share. Output {@code [batch, time, directions * units]}, forward beside
 * backward.
 *
 * <p>Parameters are named {@code weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0}, those of the way back with
 * {@code _reverse} behind; all begin evenly between {@code -1/sqrt(units)} and {@code 1/sqrt(units)}.
 */
final class RecurrentLayer {
    private final RecurrentCell cell;
    private final int inputs;
    private final int units;
    private final int directions;
    private final List<List<Parameter>> parameters = new ArrayList<>();

    RecurrentLayer(RecurrentCell cell, int inputs, int units, int layers, boolean bidirectional) {
        if (inputs < 1 || units < 1 || layers < 1) {
            throw new IllegalArgumentException("recurrent: inputs, units and layers must be at least 1; got " + inputs
                    + ", " + units + ", " + layers);
        }
        this.cell = cell;
        this.inputs = inputs;
        this.units = units;
        this.directions = bidirectional ? 2 : 1;
        for (int layer = 0; layer < layers; layer++) {
            for (int direction = 0; direction < directions; direction++) add(layer, direction);
        }
    }

    private void add(int layer, int direction) {
        String suffix = "_l" + layer + (direction == 1 ? "_reverse" : "");
        int rows = cell.gates() * units;
        int width = layer == 0 ? inputs : directions * units;
        parameters.add(List.of(
                first().parameter("weight_ih" + suffix, Shape.of(rows, width)),
                first().parameter("weight_hh" + suffix, Shape.of(rows, units)),
                first().parameter("bias_ih" + suffix, Shape.of(rows)),
                first().parameter("bias_hh" + suffix, Shape.of(rows))));
    }

    private Initializer first() {
        return Initializer.uniform(1 / Math.sqrt(units));
    }

    int units() {
        return units;
    }

    void members(Members to) {
        parameters.forEach(four -> four.forEach(parameter -> to.parameter(parameter, first())));
    }

    /** Zeros for a batch. */
    RecurrentState begin(Tensor x) {
        TensorType type = x.type().withShape(Shape.of(parameters.size(), x.shape().size(0), units));
        Tensor zeros = Tensor.zeros(type, x.device());
        return new RecurrentState(zeros, cell.hasCells() ? zeros : null);
    }

    RecurrentOutput run(Evaluator ev, Tensor x, RecurrentState state) {
        Shape shape = x.shape();
        if (shape.rank() != 3 || shape.last() != inputs) {
            throw new ShapeException(
                    "recurrent", "x must be [batch, time, inputs], here [batch, time, " + inputs + "]", shape);
        }
        check(state.h(), shape.size(0));
        if (state.c() != null) check(state.c(), shape.size(0));
        if (cell.hasCells() != (state.c() != null)) {
            throw new IllegalArgumentException("recurrent: an LSTM's state has c, others' have not; got " + state);
        }
        List<Tensor> h = new ArrayList<>();
        List<Tensor> c = new ArrayList<>();
        Tensor y = x;
        for (int i = 0; i < parameters.size(); i += directions) {
            Tensor in = y;
            List<Tensor> out = new ArrayList<>();
            for (int d = 0; d < directions; d++) out.add(direction(ev, in, state, i + d, d == 1, h, c));
            y = directions == 1 ? out.getFirst() : ev.concat(-1, out.getFirst(), out.getLast());
        }
        return new RecurrentOutput(y, new RecurrentState(stack(ev, h), c.isEmpty() ? null : stack(ev, c)));
    }

    private void check(Tensor state, int batch) {
        Shape expected = Shape.of(parameters.size(), batch, units);
        if (!state.shape().equals(expected)) {
            throw new ShapeException(
                    "recurrent", "states must be [layers * directions, batch, units], here " + expected, state.shape());
        }
    }

    private Tensor direction(Evaluator ev, Tensor x, RecurrentState state, int i, boolean reverse,
            List<Tensor> h, List<Tensor> c) {
        List<Tensor> p = parameters.get(i).stream().map(ev::read).toList();
        Tensor h0 = of(ev, state.h(), i);
        List<Tensor> out = switch (cell) {
            case TANH, RELU -> ev.apply(new Rnn(cell == RecurrentCell.RELU, reverse),
                    x, p.get(0), p.get(1), h0, p.get(2), p.get(3));
            case GRU -> ev.apply(new Gru(reverse), x, p.get(0), p.get(1), h0, p.get(2), p.get(3));
            case LSTM -> {
                Tensor c0 = of(ev, requireNonNull(state.c()), i);
                List<Tensor> all = ev.apply(new Lstm(reverse), x, p.get(0), p.get(1), h0, c0, p.get(2), p.get(3));
                c.add(last(ev, all.get(1), c0, reverse));
                yield all;
            }
        };
        h.add(last(ev, out.getFirst(), h0, reverse));
        return out.getFirst();
    }

    /** {@code [batch, units]} of the states of all layers. */
    private Tensor of(Evaluator ev, Tensor states, int i) {
        return ev.reshape(ev.slice(states, 0, i, i + 1), states.shape().size(1), units);
    }

    /** What the last step left, {@code [1, batch, units]}; what was before, where there was no step. */
    private Tensor last(Evaluator ev, Tensor steps, Tensor before, boolean reverse) {
        int time = steps.shape().size(1);
        int at = reverse ? 0 : time - 1;
        Tensor state = time == 0 ? before : ev.slice(steps, 1, at, at + 1);
        return ev.reshape(state, 1, before.shape().size(0), units);
    }

    private static Tensor stack(Evaluator ev, List<Tensor> states) {
        return states.size() == 1 ? states.getFirst() : ev.concat(0, states.toArray(Tensor[]::new));
    }

    @Override
    public String toString() {
        return cell + "[inputs=" + inputs + ", units=" + units + ", layers=" + parameters.size() / directions
                + ", directions=" + directions + "]";
    }
}
