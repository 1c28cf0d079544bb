package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.Rnn;
import java.util.List;

final class RnnSpec implements OpSpec {
    private static final Rnn OP = new Rnn(false, false);

    private static Sample run(Rnn op, int batch, int time, int inputs, int units) {
        return Sample.of(op, Inputs.reals(batch, time, inputs), Inputs.between(-1, 1, units, inputs),
                Inputs.between(-0.5f, 0.5f, units, units), Inputs.reals(batch, units),
                Inputs.reals(units), Inputs.others(units)).within(4e-6, 4e-6).firstOrderOnly();
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                run(OP, 2, 3, 4, 3),
                run(OP, 2, 2, 0, 3),
                run(new Rnn(false, true), 1, 4, 2, 5),
                run(new Rnn(true, true), 2, 3, 2, 4),
                Sample.of(OP, Inputs.reals(3, 2, 2), Inputs.reals(2, 2), Inputs.between(-1, 1, 2, 2),
                        Inputs.reals(3, 2)).within(4e-6, 4e-6).firstOrderOnly(),
                gradient(new Rnn.Gradient(false, false), 2, 3, 4),
                gradient(new Rnn.Gradient(true, true), 3, 2, 17));
    }

    private static Sample gradient(Rnn.Gradient op, int batch, int time, int units) {
        return Sample.of(op, Inputs.between(-0.5f, 0.5f, units, units), Inputs.reals(batch, units),
                Inputs.between(-0.9f, 0.9f, batch, time, units), Inputs.others(batch, time, units))
                .within(1e-5, 1e-5).notSmooth();
    }

    @Override
    public List<Sample> empties() {
        return List.of(run(OP, 0, 3, 4, 3), run(OP, 2, 0, 4, 3), run(OP, 2, 3, 4, 0),
                gradient(new Rnn.Gradient(false, false), 2, 0, 4));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("rnn: x must be [batch, time, inputs]", OP, Inputs.reals(2, 3), Inputs.reals(2, 3),
                        Inputs.reals(2, 2), Inputs.reals(2, 2)),
                Refused.of("rnn: weights must be [1 * units, inputs]", OP, Inputs.reals(2, 3, 3), Inputs.reals(8, 3),
                        Inputs.reals(2, 2), Inputs.reals(2, 2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(run(OP, 1, 2, 2, n), run(OP, 1, 2, n, 1));
    }
}
