package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.Where;
import java.util.List;

final class WhereSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new Where(), Inputs.mask(3, 17), Inputs.reals(3, 17), Inputs.reals(1, 17)).linearIn(1, 2),
                Sample.of(new Where(), Inputs.mask(3, 1), Inputs.reals(5), Inputs.others(1, 5)).linearIn(1, 2),
                Sample.of(new Where(), Inputs.mask(4), Inputs.indices(9, 4), Inputs.indices(5, 1)));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(new Where(), Inputs.mask(0), Inputs.reals(1), Inputs.reals(3, 1)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("where: the condition must be bool", new Where(), Inputs.reals(2), Inputs.reals(2),
                        Inputs.reals(2)),
                Refused.of("where: a and b must have one dtype", new Where(), Inputs.mask(2), Inputs.reals(2),
                        Inputs.indices(2, 2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(Sample.of(new Where(), Inputs.mask(n), Inputs.reals(n), Inputs.others(n)));
    }
}
