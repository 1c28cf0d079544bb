package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.Linear;
import java.util.List;

final class LinearSpec implements OpSpec {
    private static final Linear OP = new Linear();

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(OP, Inputs.reals(3, 7), Inputs.reals(17, 7), Inputs.reals(17)).sums(7).linearIn(0, 1, 2),
                Sample.of(OP, Inputs.reals(2, 2, 5), Inputs.reals(3, 5)).sums(5).linearIn(0, 1),
                Sample.of(OP, Inputs.reals(5), Inputs.reals(3, 5), Inputs.reals(3)).sums(5).linearIn(0, 1, 2));
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(OP, Inputs.reals(0, 3), Inputs.reals(4, 3), Inputs.reals(4)),
                Sample.of(OP, Inputs.reals(2, 0), Inputs.reals(4, 0), Inputs.reals(4)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("linear: x must have as many features", OP, Inputs.reals(2, 3), Inputs.reals(4, 2)),
                Refused.of("linear: w must be [outputs, inputs]", OP, Inputs.reals(2, 3), Inputs.reals(3)),
                Refused.of("linear: bias must be [outputs]", OP, Inputs.reals(2, 3), Inputs.reals(4, 3),
                        Inputs.reals(3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(OP, Inputs.reals(2, n), Inputs.reals(3, n), Inputs.reals(3)),
                Sample.of(OP, Inputs.reals(2, 3), Inputs.reals(n, 3), Inputs.reals(n)));
    }
}
