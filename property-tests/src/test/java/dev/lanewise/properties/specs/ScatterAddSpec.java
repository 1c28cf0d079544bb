package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.ScatterAdd;
import java.util.List;

final class ScatterAddSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new ScatterAdd(0, 5), Inputs.reals(2, 4, 3), Inputs.indices(5, 2, 4)).sums(8).linearIn(0),
                Sample.of(new ScatterAdd(1, 3), Inputs.reals(2, 9, 2), Inputs.indices32(3, 9)).sums(9).linearIn(0),
                Sample.of(new ScatterAdd(0, 2), Inputs.reals(6), Inputs.indices(2, 6)).sums(6).linearIn(0));
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(new ScatterAdd(0, 5), Inputs.reals(0, 3), Inputs.indices(5, 0)),
                Sample.of(new ScatterAdd(0, 0), Inputs.reals(0, 3), Inputs.indices(5, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("scatterAdd: indices must be from -2 to 1", new ScatterAdd(0, 2), Inputs.reals(1),
                        Tensor.of(Shape.of(1), 2L)),
                Refused.of("scatterAdd: updates must have the indices' sizes", new ScatterAdd(0, 2), Inputs.reals(3),
                        Inputs.indices(2, 4)));
    }
}
