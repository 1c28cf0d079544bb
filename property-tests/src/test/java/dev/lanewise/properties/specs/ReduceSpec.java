package dev.lanewise.properties.specs;

import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Reduce;
import java.util.ArrayList;
import java.util.List;

final class ReduceSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (ReduceFunction f : ReduceFunction.values()) {
            for (boolean keep : new boolean[] {false, true}) {
                samples.add(sample(Reduce.of(f, keep, -1), Inputs.apart(3, 17), 17));
                samples.add(sample(Reduce.of(f, keep, 0), Inputs.apart(3, 17), 3));
                samples.add(sample(Reduce.of(f, keep, 1), Inputs.apart(2, 3, 5), 3));
                samples.add(sample(Reduce.of(f, keep, 0, 2), Inputs.apart(2, 4, 3), 6));
                samples.add(sample(Reduce.of(f, keep), Inputs.apart(4, 5), 20));
                samples.add(sample(Reduce.of(f, keep), Inputs.apart(), 1));
            }
        }
        return samples;
    }

    private static Sample sample(Reduce op, Tensor x, int terms) {
        Sample sample = Sample.of(op, x);
        return switch (op.function()) {
            case SUM, MEAN -> sample.sums(terms).linearIn(0);
            case MAX, MIN -> sample.firstOrderOnly();
        };
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(Reduce.of(ReduceFunction.SUM, false, -1), Inputs.reals(3, 0)),
                Sample.of(Reduce.of(ReduceFunction.MEAN, true, 1), Inputs.reals(2, 0, 3)),
                Sample.of(Reduce.of(ReduceFunction.SUM, false), Inputs.reals(0)),
                Sample.of(Reduce.of(ReduceFunction.MAX, false, -1), Inputs.reals(0, 3)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("max: the reduced axes must not be empty", Reduce.of(ReduceFunction.MAX, false, -1),
                        Inputs.reals(3, 0)),
                Refused.of("sum: axis must be from -2 to 1", Reduce.of(ReduceFunction.SUM, false, 2),
                        Inputs.reals(3, 2)),
                Refused.of("sum: no axis may be named twice", Reduce.of(ReduceFunction.SUM, false, 1, -1),
                        Inputs.reals(3, 2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        List<Sample> samples = new ArrayList<>();
        for (ReduceFunction f : ReduceFunction.values()) {
            samples.add(Sample.of(Reduce.of(f, false, -1), Inputs.apart(2, n)));
            samples.add(Sample.of(Reduce.of(f, false, 0), Inputs.apart(n, 3)));
            samples.add(Sample.of(Reduce.of(f, false, 0), Inputs.apart(3, n)));
        }
        return samples;
    }
}
