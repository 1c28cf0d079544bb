package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.LayerNorm;
import java.util.List;

final class LayerNormSpec implements OpSpec {
    private static final LayerNorm OP = new LayerNorm(1e-5f);

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(OP, Inputs.reals(3, 17), Inputs.reals(17), Inputs.others(17)).within(4e-6, 4e-6)
                        .firstOrderOnly(),
                Sample.of(OP, Inputs.reals(2, 2, 5)).within(4e-6, 4e-6).firstOrderOnly(),
                Sample.of(OP, Inputs.reals(6)).within(4e-6, 4e-6).firstOrderOnly(),
                Sample.of(new LayerNorm.Gradient(1e-5f), Inputs.reals(3, 7), Inputs.reals(7), Inputs.others(3, 7))
                        .within(1e-5, 1e-5).notSmooth());
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(OP, Inputs.reals(0, 3)),
                Sample.of(OP, Inputs.reals(3, 0)),
                Sample.of(OP, Inputs.reals(0, 3), Inputs.reals(3), Inputs.reals(3)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("layerNorm: x must have a last axis", OP, Inputs.reals()),
                Refused.of("layerNorm: gamma comes with beta", OP, Inputs.reals(2, 3), Inputs.reals(3)),
                Refused.of("layerNorm: beta must be [features]", OP, Inputs.reals(2, 3), Inputs.reals(3),
                        Inputs.reals(2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(OP, Inputs.reals(2, n)),
                Sample.of(OP, Inputs.reals(2, n), Inputs.reals(n), Inputs.reals(n)));
    }
}
