package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Gru;
import java.util.ArrayList;
import java.util.List;

final class GruSpec implements OpSpec {
    private static final Gru OP = new Gru(false);

    private static Sample run(Gru op, int batch, int time, int inputs, int units) {
        return Sample.of(op, Inputs.reals(batch, time, inputs), Inputs.between(-1, 1, 3 * units, inputs),
                Inputs.between(-0.5f, 0.5f, 3 * units, units), Inputs.reals(batch, units),
                Inputs.reals(3 * units), Inputs.others(3 * units)).within(4e-6, 4e-6).firstOrderOnly();
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                run(OP, 2, 3, 4, 3),
                run(OP, 2, 2, 0, 3),
                run(new Gru(true), 1, 4, 2, 5),
                Sample.of(OP, Inputs.reals(3, 2, 2), Inputs.reals(6, 2), Inputs.between(-1, 1, 6, 2),
                        Inputs.reals(3, 2)).within(4e-6, 4e-6).firstOrderOnly(),
                gradient(new Gru.Gradient(false, false), 2, 3, 4),
                gradient(new Gru.Gradient(true, true), 3, 2, 17));
    }

    private static Sample gradient(Gru.Gradient op, int batch, int time, int units) {
        List<Tensor> inputs = new ArrayList<>(List.of(
                Inputs.between(-0.5f, 0.5f, 3 * units, units), Inputs.reals(batch, units),
                Inputs.reals(batch, time, units), Inputs.between(0.1f, 0.9f, batch, time, 4 * units),
                Inputs.others(batch, time, units)));
        if (op.ofGates()) inputs.add(Inputs.reals(batch, time, 4 * units));
        return Sample.of(op, inputs.toArray(Tensor[]::new)).within(1e-5, 1e-5).notSmooth();
    }

    @Override
    public List<Sample> empties() {
        return List.of(run(OP, 0, 3, 4, 3), run(OP, 2, 0, 4, 3), run(OP, 2, 3, 4, 0),
                gradient(new Gru.Gradient(false, false), 2, 0, 4));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("gru: x must be [batch, time, inputs]", OP, Inputs.reals(2, 3), Inputs.reals(6, 3),
                        Inputs.reals(6, 2), Inputs.reals(2, 2)),
                Refused.of("gru: weights must be [3 * units, inputs]", OP, Inputs.reals(2, 3, 3), Inputs.reals(8, 3),
                        Inputs.reals(8, 2), Inputs.reals(2, 2)),
                Refused.of("gru: hiddenBias must be [gates * units]", OP, Inputs.reals(2, 3, 3), Inputs.reals(6, 3),
                        Inputs.reals(6, 2), Inputs.reals(2, 2), Inputs.reals(6), Inputs.reals(2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(run(OP, 1, 2, 2, n), run(OP, 1, 2, n, 1));
    }
}
