package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.Detach;
import java.util.List;

/** Its gradient is none, which is not its derivative: hence not smooth. */
final class DetachSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new Detach(), Inputs.reals(3, 5)).notSmooth(), Sample.of(new Detach(), Inputs.indices(4, 3)));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(new Detach(), Inputs.reals(0, 3)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(Refused.of("detach: inputs must be x", new Detach(), Inputs.reals(1), Inputs.reals(1)));
    }
}
