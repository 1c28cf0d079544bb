package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.GroupNorm;
import java.util.List;

final class GroupNormSpec implements OpSpec {
    private static final GroupNorm OP = new GroupNorm(2, 1e-5f);
    private static final GroupNorm INSTANCE = new GroupNorm(5, 1e-5f);

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(OP, Inputs.reals(2, 3, 2, 6), Inputs.reals(6), Inputs.others(6)).within(4e-6, 4e-6)
                        .firstOrderOnly(),
                Sample.of(OP, Inputs.reals(3, 34), Inputs.reals(34), Inputs.others(34)).within(4e-6, 4e-6)
                        .firstOrderOnly(),
                Sample.of(INSTANCE, Inputs.reals(2, 7, 5)).within(4e-6, 4e-6).firstOrderOnly(),
                // devices multiply by gamma before they add up: an infinite one meets gradients of both signs there
                Sample.of(new GroupNorm.Gradient(2, 1e-5f), Inputs.reals(2, 3, 6), Inputs.reals(6),
                        Inputs.others(2, 3, 6)).within(1e-5, 1e-5).spreadsFrom(1).notSmooth());
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(OP, Inputs.reals(0, 3, 4)),
                Sample.of(OP, Inputs.reals(2, 0, 4), Inputs.reals(4), Inputs.reals(4)),
                Sample.of(OP, Inputs.reals(2, 3, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("groupNorm: x must be [batch, ..., channels]", OP, Inputs.reals(4)),
                Refused.of("groupNorm: groups must divide channels; got 2, [3, 5]", OP, Inputs.reals(3, 5)),
                Refused.of("groupNorm: gamma comes with beta", OP, Inputs.reals(2, 4), Inputs.reals(4)),
                Refused.of("groupNorm: beta must be [channels]", OP, Inputs.reals(2, 4), Inputs.reals(4),
                        Inputs.reals(2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(OP, Inputs.reals(2, 3, 2 * n), Inputs.reals(2 * n), Inputs.reals(2 * n)),
                Sample.of(OP, Inputs.reals(2, n, 4)));
    }
}
