package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.ArgMax;
import java.util.List;

final class ArgMaxSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new ArgMax(-1), Inputs.apart(3, 17)),
                Sample.of(new ArgMax(0), Inputs.apart(5, 3)),
                Sample.of(new ArgMax(1), Inputs.apart(2, 7, 4)),
                // equal numbers: the first one counts
                Sample.of(new ArgMax(-1), Tensor.full(Shape.of(2, 40), 1)));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(new ArgMax(1), Inputs.reals(0, 3)), Sample.of(new ArgMax(1), Inputs.reals(0, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("argMax: the axis must not be empty", new ArgMax(1), Inputs.reals(3, 0)),
                Refused.of("argMax: axis must be from -1 to 0", new ArgMax(1), Inputs.reals(3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(Sample.of(new ArgMax(-1), Inputs.apart(2, n)), Sample.of(new ArgMax(0), Inputs.apart(n, 2)));
    }
}
