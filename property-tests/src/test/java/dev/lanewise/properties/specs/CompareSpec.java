package dev.lanewise.properties.specs;

import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.tensor.ops.Compare;
import java.util.ArrayList;
import java.util.List;

final class CompareSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Comparison c : Comparison.values()) {
            samples.add(Sample.of(new Compare(c), Inputs.indices(3, 5, 7), Inputs.indices(4, 7)));
            samples.add(Sample.of(new Compare(c), Inputs.apart(3, 17), Inputs.apart(17)));
            samples.add(Sample.of(new Compare(c), Inputs.reals(4, 1), Inputs.reals(2, 1, 33)));
        }
        return samples;
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(new Compare(Comparison.LESS), Inputs.reals(0, 3), Inputs.reals(3)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(Refused.of(
                "less: aligned at the last axis", new Compare(Comparison.LESS), Inputs.reals(2), Inputs.reals(3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        List<Sample> samples = new ArrayList<>();
        for (Comparison c : Comparison.values()) {
            samples.add(Sample.of(new Compare(c), Inputs.apart(n), Inputs.apart(n)));
        }
        return samples;
    }
}
