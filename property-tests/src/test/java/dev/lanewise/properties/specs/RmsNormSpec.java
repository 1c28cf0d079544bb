package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.RmsNorm;
import java.util.List;

final class RmsNormSpec implements OpSpec {
    private static final RmsNorm OP = new RmsNorm(1e-5f);

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(OP, Inputs.reals(3, 17), Inputs.reals(17)).within(4e-6, 4e-6).linearIn(1).firstOrderOnly(),
                Sample.of(OP, Inputs.reals(2, 2, 5), Inputs.others(5)).within(4e-6, 4e-6).linearIn(1)
                        .firstOrderOnly(),
                Sample.of(new RmsNorm.Gradient(1e-5f), Inputs.reals(3, 7), Inputs.reals(7), Inputs.others(3, 7))
                        .within(1e-5, 1e-5).notSmooth());
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(OP, Inputs.reals(0, 3), Inputs.reals(3)),
                Sample.of(OP, Inputs.reals(3, 0), Inputs.reals(0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("rmsNorm: x must have a last axis", OP, Inputs.reals(), Inputs.reals(1)),
                Refused.of("rmsNorm: gamma must be [features]", OP, Inputs.reals(2, 3), Inputs.reals(2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(Sample.of(OP, Inputs.reals(2, n), Inputs.reals(n)));
    }
}
