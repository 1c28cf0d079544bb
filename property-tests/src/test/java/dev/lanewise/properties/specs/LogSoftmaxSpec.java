package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.LogSoftmax;
import java.util.List;

final class LogSoftmaxSpec implements OpSpec {
    private static final double RELATIVE = 50 * 0x1p-23;

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new LogSoftmax(), Inputs.reals(3, 17)).within(RELATIVE, 1e-7),
                Sample.of(new LogSoftmax(), Inputs.between(-60, 60, 2, 33)).within(RELATIVE, 1e-6),
                Sample.of(new LogSoftmax(), Inputs.reals(2, 1)).within(RELATIVE, 1e-7),
                Sample.of(new LogSoftmax.Gradient(), Inputs.between(-5, -1, 3, 17), Inputs.reals(3, 17))
                        .within(RELATIVE, 1e-5)
                        .linearIn(1));
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(new LogSoftmax(), Inputs.reals(0, 3)), Sample.of(new LogSoftmax(), Inputs.reals(3, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("logSoftmax: x must have a last axis", new LogSoftmax(), Inputs.reals()),
                Refused.of("logSoftmaxGradient: y and dy must have one shape", new LogSoftmax.Gradient(),
                        Inputs.reals(2), Inputs.reals(3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(new LogSoftmax(), Inputs.reals(2, n)),
                Sample.of(new LogSoftmax.Gradient(), Inputs.between(-5, -1, 2, n), Inputs.reals(2, n)));
    }
}
