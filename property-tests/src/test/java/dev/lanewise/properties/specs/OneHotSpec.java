package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.OneHot;
import java.util.List;

final class OneHotSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new OneHot(5), Inputs.indices(5, 7)), Sample.of(new OneHot(3), Inputs.indices32(3, 2, 2)));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(new OneHot(5), Inputs.indices(5, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("oneHot: labels must be from 0 to 2", new OneHot(3), Tensor.of(Shape.of(1), 3L)),
                Refused.of("oneHot: labels must be int64 or int32", new OneHot(3), Inputs.reals(2)));
    }
}
