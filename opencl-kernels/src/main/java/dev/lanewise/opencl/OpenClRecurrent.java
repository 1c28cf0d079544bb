package dev.lanewise.opencl;

import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.RecurrentKernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recurrent networks: the input's products of all steps at once, then the state's and the gates step by step. */
final class OpenClRecurrent implements RecurrentKernels {
    private final Engine engine;
    private final Panels panels;
    private final OpenClMatmul matmul;

    OpenClRecurrent(Engine engine, Panels panels, OpenClMatmul matmul) {
        this.engine = engine;
        this.panels = panels;
        this.matmul = matmul;
    }

    /** The place of a step in the sequence, and the state of the step before: where it begins, its rows' distance. */
    private record Step(int place, Tensor state, int stride) {
        static Step of(int step, boolean reverse, Tensor first, Tensor all) {
            int time = all.shape().size(1);
            int units = all.shape().last();
            int place = reverse ? time - 1 - step : step;
            if (step == 0) return new Step(place, first, units);
            int before = reverse ? place + 1 : place - 1;
            return new Step(place, from(all, before * units), time * units);
        }
    }

    /** The same storage from a later element on, its rows further apart than the shape tells. */
    private static Tensor from(Tensor tensor, int elements) {
        return Tensor.wrap(tensor.type(), tensor.device(), tensor.storage(), tensor.offset() + elements);
    }

    @Override
    public void run(RecurrentCell cell, boolean reverse, Tensor x, Tensor inputWeight, Tensor hiddenWeight,
            @Nullable Tensor inputBias, @Nullable Tensor hiddenBias, Tensor h0, @Nullable Tensor c0,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept) {
        if (y.elements() == 0) return;
        int batch = y.shape().size(0);
        int time = y.shape().size(1);
        int units = y.shape().last();
        int gates = cell.gates() * units;
        Tensor as = engine.tensor(y, Shape.of(batch, time, gates));
        try (Buffer _ = DeviceStorage.of(as).buffer();
                Panels.Right right = panels.of(hiddenWeight, Panels.Layout.of(1, gates, units, true));
                Buffer hs = engine.floats((long) batch * gates)) {
            matmul.linear(x, inputWeight, inputBias, as);
            for (int i = 0; i < time; i++) {
                Step step = Step.of(i, reverse, h0, y);
                matmul.product(new OpenClMatmul.Rows(batch, gates, units, step.stride, 1, gates), step.state, right,
                        OutputSteps.NONE.withBias(hiddenBias), hs, 0);
                gates(cell, i, reverse, as, hs, step, c0, y, cells, kept);
            }
        }
    }

    private void gates(RecurrentCell cell, int i, boolean reverse, Tensor as, Buffer hs, Step step,
            @Nullable Tensor c0, Tensor y, @Nullable Tensor cells, @Nullable Tensor kept) {
        int batch = y.shape().size(0);
        int time = y.shape().size(1);
        int units = y.shape().last();
        Range range = Range.of(units, batch);
        Buffer sums = DeviceStorage.of(as).buffer();
        switch (cell) {
            case TANH, RELU -> engine.run(Source.RECURRENT, "simple_step", range, batch, time, units, step.place,
                    cell == RecurrentCell.RELU ? 1 : 0, sums, hs, y);
            case GRU -> engine.run(Source.RECURRENT, "gru_step", range, batch, time, units, step.place, step.stride,
                    sums, hs, step.state, y, there(cell, kept));
            case LSTM -> {
                Step before = Step.of(i, reverse, there(cell, c0), there(cell, cells));
                engine.run(Source.RECURRENT, "lstm_step", range, batch, time, units, step.place, before.stride, sums,
                        hs, before.state, y, there(cell, cells), there(cell, kept));
            }
        }
    }

    private static Tensor there(RecurrentCell cell, @Nullable Tensor tensor) {
        if (tensor == null) throw new IllegalArgumentException("recurrent: cells and gates must be there; got " + cell);
        return tensor;
    }

    @Override
    public void gradient(RecurrentCell cell, boolean reverse, Tensor hiddenWeight, Tensor h0, @Nullable Tensor c0,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept,
            Tensor dy, @Nullable Tensor dcells, @Nullable Tensor dkept,
            Tensor dsums, @Nullable Tensor dhidden, Tensor dh0, @Nullable Tensor dc0) {
        engine.clear(dh0);
        if (dc0 != null) engine.clear(dc0);
        if (y.elements() == 0) return;
        int batch = y.shape().size(0);
        int time = y.shape().size(1);
        int units = y.shape().last();
        int gates = cell.gates() * units;
        Tensor sums = dhidden == null ? dsums : dhidden;
        try (Panels.Right right = panels.of(hiddenWeight, Panels.Layout.of(1, units, gates, false));
                Buffer direct = engine.floats(dh0.elements());
                Buffer back = engine.floats(dh0.elements())) {
            for (int i = time - 1; i >= 0; i--) {
                Step step = cell == RecurrentCell.LSTM
                        ? Step.of(i, reverse, there(cell, c0), there(cell, cells))
                        : Step.of(i, reverse, h0, y);
                stepGradient(cell, step, y, cells, kept, dy, dcells, dkept, dsums, dhidden, dh0, dc0, direct);
                matmul.product(new OpenClMatmul.Rows(batch, units, gates, time * gates, 1, units),
                        from(sums, step.place * gates), right, OutputSteps.NONE, back, 0);
                engine.run(Source.RECURRENT, "add_back", Range.of(dh0.elements()), dh0.elements(), direct, back, dh0);
            }
        }
    }

    private void stepGradient(RecurrentCell cell, Step step, Tensor y, @Nullable Tensor cells, @Nullable Tensor kept,
            Tensor dy, @Nullable Tensor dcells, @Nullable Tensor dkept, Tensor dsums, @Nullable Tensor dhidden,
            Tensor dh0, @Nullable Tensor dc0, Buffer direct) {
        int batch = y.shape().size(0);
        int units = y.shape().last();
        List<Object> arguments = new ArrayList<>(List.of(batch, y.shape().size(1), units, step.place));
        int more = dkept == null ? 0 : 1;
        Tensor morekept = dkept == null ? dy : dkept;
        String kernel = switch (cell) {
            case TANH, RELU -> {
                arguments.addAll(Arrays.asList(cell == RecurrentCell.RELU ? 1 : 0, y, dy, dsums, dh0, direct));
                yield "simple_gradient";
            }
            case GRU -> {
                arguments.addAll(Arrays.asList(step.stride, more, step.state, there(cell, kept), dy, morekept, dsums,
                        there(cell, dhidden), dh0, direct));
                yield "gru_gradient";
            }
            case LSTM -> {
                arguments.addAll(Arrays.asList(step.stride, more, dcells == null ? 0 : 1, step.state,
                        there(cell, cells), there(cell, kept), dy, dcells == null ? dy : dcells, morekept, dsums, dh0,
                        there(cell, dc0), direct));
                yield "lstm_gradient";
            }
        };
        engine.run(Source.RECURRENT, kernel, Range.of(units, batch), arguments.toArray());
    }
}
