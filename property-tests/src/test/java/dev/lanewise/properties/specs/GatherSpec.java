package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Gather;
import java.util.List;

final class GatherSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        Tensor negative = Tensor.of(Shape.of(3), -1L, 0L, -4L);
        return List.of(
                Sample.of(new Gather(0), Inputs.reals(5, 3), Inputs.indices(5, 2, 4)).linearIn(0),
                Sample.of(new Gather(-1), Inputs.reals(2, 7), Inputs.indices32(7, 9)).linearIn(0),
                Sample.of(new Gather(1), Inputs.reals(2, 4, 3), negative).linearIn(0),
                Sample.of(new Gather(0), Inputs.reals(4), Inputs.indices(4)).linearIn(0),
                Sample.of(new Gather(0), Inputs.indices(50, 6), Inputs.indices(6, 3)));
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(new Gather(0), Inputs.reals(5, 3), Inputs.indices(5, 0)),
                Sample.of(new Gather(0), Inputs.reals(5, 0), Inputs.indices(5, 2)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("gather: indices must be from -3 to 2", new Gather(0), Inputs.reals(3),
                        Tensor.of(Shape.of(1), 3L)),
                Refused.of("gather: indices must be from -3 to 2", new Gather(0), Inputs.reals(3),
                        Tensor.of(Shape.of(1), -4L)),
                Refused.of("gather: indices must be int64 or int32", new Gather(0), Inputs.reals(3), Inputs.reals(1)));
    }
}
