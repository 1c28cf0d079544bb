package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Expand;
import java.util.List;

final class ExpandSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new Expand(Shape.of(3, 17)), Inputs.reals(3, 1)).linearIn(0),
                Sample.of(new Expand(Shape.of(2, 3, 5)), Inputs.reals(5)).linearIn(0),
                Sample.of(new Expand(Shape.of(2, 3)), Inputs.reals()).linearIn(0),
                Sample.of(new Expand(Shape.of(4, 20)), Inputs.indices(9, 20)));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(new Expand(Shape.of(3, 0)), Inputs.reals(3, 1)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(Refused.of("expand:", new Expand(Shape.of(3)), Inputs.reals(2)));
    }
}
