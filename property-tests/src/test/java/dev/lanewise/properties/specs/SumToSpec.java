package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.SumTo;
import java.util.List;

final class SumToSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new SumTo(Shape.of(3, 1)), Inputs.reals(3, 17)).sums(17).linearIn(0),
                Sample.of(new SumTo(Shape.of(5)), Inputs.reals(2, 3, 5)).sums(6).linearIn(0),
                Sample.of(new SumTo(Shape.of(1, 3, 1)), Inputs.reals(2, 3, 4)).sums(8).linearIn(0),
                Sample.of(new SumTo(Shape.SCALAR), Inputs.reals(7)).sums(7).linearIn(0));
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(new SumTo(Shape.of(1)), Inputs.reals(0)),
                Sample.of(new SumTo(Shape.of(0)), Inputs.reals(4, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(Refused.of("sumTo:", new SumTo(Shape.of(2)), Inputs.reals(3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(Sample.of(new SumTo(Shape.of(2, 1)), Inputs.reals(2, n)));
    }
}
