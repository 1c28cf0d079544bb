package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.Concat;
import java.util.List;

final class ConcatSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new Concat(-1), Inputs.reals(3, 5), Inputs.reals(3, 17), Inputs.reals(3, 1))
                        .linearIn(0, 1, 2),
                Sample.of(new Concat(0), Inputs.reals(3, 5), Inputs.reals(1, 5)).linearIn(0, 1),
                Sample.of(new Concat(1), Inputs.reals(2, 3, 4), Inputs.reals(2, 0, 4), Inputs.reals(2, 2, 4))
                        .linearIn(0, 2),
                Sample.of(new Concat(0), Inputs.reals(4)).linearIn(0),
                Sample.of(new Concat(0), Inputs.indices(9, 4), Inputs.indices(9, 3)));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(new Concat(1), Inputs.reals(0, 3), Inputs.reals(0, 4)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("concat: inputs must be alike but for axis 0", new Concat(0), Inputs.reals(2, 3),
                        Inputs.reals(2, 4)),
                Refused.of("concat: inputs must be alike", new Concat(0), Inputs.reals(2), Inputs.indices(3, 2)),
                Refused.of("concat: axis must be from -1 to 0", new Concat(1), Inputs.reals(2), Inputs.reals(2)));
    }
}
