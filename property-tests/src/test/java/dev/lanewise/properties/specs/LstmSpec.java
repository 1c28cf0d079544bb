package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Lstm;
import java.util.ArrayList;
import java.util.List;

final class LstmSpec implements OpSpec {
    private static final Lstm OP = new Lstm(false);

    private static Sample run(Lstm op, int batch, int time, int inputs, int units) {
        return Sample.of(op, Inputs.reals(batch, time, inputs), Inputs.between(-1, 1, 4 * units, inputs),
                Inputs.between(-0.5f, 0.5f, 4 * units, units), Inputs.reals(batch, units), Inputs.others(batch, units),
                Inputs.reals(4 * units), Inputs.others(4 * units)).within(4e-6, 4e-6).firstOrderOnly();
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                run(OP, 2, 3, 4, 3),
                run(OP, 2, 2, 0, 3),
                run(new Lstm(true), 1, 4, 2, 5),
                Sample.of(OP, Inputs.reals(3, 2, 2), Inputs.reals(8, 2), Inputs.between(-1, 1, 8, 2),
                        Inputs.reals(3, 2), Inputs.others(3, 2)).within(4e-6, 4e-6).firstOrderOnly(),
                gradient(new Lstm.Gradient(false, false, false), 2, 3, 4),
                gradient(new Lstm.Gradient(true, true, true), 3, 2, 17));
    }

    private static Sample gradient(Lstm.Gradient op, int batch, int time, int units) {
        List<Tensor> inputs = new ArrayList<>(List.of(
                Inputs.between(-0.5f, 0.5f, 4 * units, units), Inputs.reals(batch, units),
                Inputs.reals(batch, time, units), Inputs.between(0.1f, 0.9f, batch, time, 4 * units),
                Inputs.others(batch, time, units)));
        if (op.ofCells()) inputs.add(Inputs.reals(batch, time, units));
        if (op.ofGates()) inputs.add(Inputs.reals(batch, time, 4 * units));
        return Sample.of(op, inputs.toArray(Tensor[]::new)).within(1e-5, 1e-5).notSmooth();
    }

    @Override
    public List<Sample> empties() {
        return List.of(run(OP, 0, 3, 4, 3), run(OP, 2, 0, 4, 3), run(OP, 2, 3, 4, 0),
                gradient(new Lstm.Gradient(false, false, false), 2, 0, 4));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("lstm: x must be [batch, time, inputs]", OP, Inputs.reals(2, 3), Inputs.reals(8, 3),
                        Inputs.reals(8, 2), Inputs.reals(2, 2), Inputs.reals(2, 2)),
                Refused.of("lstm: weights must be [4 * units, inputs]", OP, Inputs.reals(2, 3, 3), Inputs.reals(8, 4),
                        Inputs.reals(8, 2), Inputs.reals(2, 2), Inputs.reals(2, 2)),
                Refused.of("lstm: states must be [batch, units]", OP, Inputs.reals(2, 3, 3), Inputs.reals(8, 3),
                        Inputs.reals(8, 2), Inputs.reals(2, 2), Inputs.reals(1, 2)),
                Refused.of("lstm: inputBias comes with hiddenBias", OP, Inputs.reals(2, 3, 3), Inputs.reals(8, 3),
                        Inputs.reals(8, 2), Inputs.reals(2, 2), Inputs.reals(2, 2), Inputs.reals(8)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(run(OP, 1, 2, 2, n), run(OP, 1, 2, n, 1));
    }
}
