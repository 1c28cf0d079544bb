package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.Reshape;
import java.util.List;

final class ReshapeSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(Reshape.of(2, -1), Inputs.reals(3, 4)).linearIn(0),
                Sample.of(Reshape.of(3, 2, 2), Inputs.reals(12)).linearIn(0),
                Sample.of(Reshape.of(), Inputs.reals(1, 1)).linearIn(0),
                Sample.of(Reshape.of(4), Inputs.mask(2, 2)));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(Reshape.of(0, 7), Inputs.reals(3, 0)), Sample.of(Reshape.of(5, -1), Inputs.reals(0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("reshape: element counts must be equal", Reshape.of(5), Inputs.reals(2, 3)),
                Refused.of("reshape: at most one size may be -1", Reshape.of(-1, -1), Inputs.reals(2, 3)),
                Refused.of("reshape: no size in place of -1", Reshape.of(4, -1), Inputs.reals(2, 3)),
                Refused.of("reshape: no size in place of -1", Reshape.of(0, -1), Inputs.reals(0)));
    }
}
