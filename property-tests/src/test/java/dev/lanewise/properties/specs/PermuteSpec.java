package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.Permute;
import java.util.List;

final class PermuteSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(Permute.of(1, 0), Inputs.reals(5, 17)).linearIn(0),
                Sample.of(Permute.of(2, 0, 1), Inputs.reals(2, 3, 4)).linearIn(0),
                Sample.of(Permute.of(0, -1, 1, 2), Inputs.reals(2, 2, 3, 4)).linearIn(0),
                Sample.of(Permute.of(), Inputs.reals()).linearIn(0),
                Sample.of(Permute.of(1, 0), Inputs.indices(99, 40, 35)));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(Permute.of(1, 0), Inputs.reals(3, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("permute: each axis of x must be named once", Permute.of(0), Inputs.reals(2, 3)),
                Refused.of("permute: no axis may be named twice", Permute.of(1, -1), Inputs.reals(2, 3)));
    }
}
