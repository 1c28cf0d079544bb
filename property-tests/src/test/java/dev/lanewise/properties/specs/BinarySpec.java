package dev.lanewise.properties.specs;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Binary;
import java.util.ArrayList;
import java.util.List;

final class BinarySpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (BinaryFunction f : BinaryFunction.values()) {
            samples.add(sample(f, first(f, 3, 17), second(f, 3, 17)));
            samples.add(sample(f, first(f, 2, 1, 5), second(f, 3, 1)));
            samples.add(sample(f, first(f), second(f, 4)));
            samples.add(sample(f, first(f, 2, 3), second(f, 1, 3)));
        }
        Tensor a = Inputs.indices(50, 2, 3);
        Tensor b = Tensor.of(Shape.of(3), 2L, -3L, 7L);
        for (BinaryFunction f : BinaryFunction.values()) {
            if (f != BinaryFunction.POW) samples.add(Sample.of(new Binary(f), a, b));
        }
        samples.add(Sample.of(new Binary(BinaryFunction.ADD), Inputs.indices32(9, 4), Inputs.indices32(9, 1)));
        return samples;
    }

    private static Sample sample(BinaryFunction f, Tensor a, Tensor b) {
        Sample sample = Sample.of(new Binary(f), a, b);
        return switch (f) {
            // one operation is rounded once in float, and twice where float64 comes between: the same number for these
            case ADD, SUBTRACT, MULTIPLY -> sample.linearIn(0, 1);
            case DIVIDE -> sample.linearIn(0);
            case MAX, MIN -> sample.firstOrderOnly();
            case POW -> sample;
        };
    }

    private static Tensor first(BinaryFunction f, int... sizes) {
        return f == BinaryFunction.POW ? Inputs.between(0.3f, 3, sizes) : Inputs.apart(sizes);
    }

    private static Tensor second(BinaryFunction f, int... sizes) {
        return f == BinaryFunction.DIVIDE ? Inputs.between(0.3f, 3, sizes) : Inputs.others(sizes);
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(new Binary(BinaryFunction.ADD), Inputs.reals(2, 0), Inputs.reals(1)),
                Sample.of(new Binary(BinaryFunction.POW), Inputs.reals(0), Inputs.reals(3, 1)));
    }

    @Override
    public List<Refused> refused() {
        Binary add = new Binary(BinaryFunction.ADD);
        return List.of(
                Refused.of("add: inputs must be a and b", add, Inputs.reals(2)),
                Refused.of("add: aligned at the last axis", add, Inputs.reals(2, 3), Inputs.reals(2)),
                Refused.of("add: inputs must all be float32", add, Inputs.reals(2), Inputs.indices(3, 2)),
                Refused.of(
                        "pow: inputs must all be float32",
                        new Binary(BinaryFunction.POW),
                        Inputs.indices(3, 2),
                        Inputs.indices(3, 2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        List<Sample> samples = new ArrayList<>();
        for (BinaryFunction f : BinaryFunction.values()) {
            samples.add(Sample.of(new Binary(f), first(f, n), second(f, n)));
            samples.add(Sample.of(new Binary(f), first(f, 2, n), second(f, 2, 1)));
        }
        return samples;
    }
}
