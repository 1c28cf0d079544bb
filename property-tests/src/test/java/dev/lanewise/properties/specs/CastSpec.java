package dev.lanewise.properties.specs;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.ops.Cast;
import java.util.ArrayList;
import java.util.List;

final class CastSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (DType to : DType.values()) {
            samples.add(Sample.of(new Cast(to), Inputs.apart(3, 17)).notSmooth());
            samples.add(Sample.of(new Cast(to), Inputs.indices(100, 20)));
            samples.add(Sample.of(new Cast(to), Inputs.mask(5)));
        }
        samples.add(Sample.of(new Cast(DType.FLOAT32), Inputs.reals(7)).linearIn(0));
        return samples;
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(new Cast(DType.INT32), Inputs.reals(3, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(Refused.of("cast: inputs must be x", new Cast(DType.INT32), Inputs.reals(1), Inputs.reals(1)));
    }
}
