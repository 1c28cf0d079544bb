package dev.lanewise.properties.specs;

import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.ops.UnaryGradient;
import java.util.ArrayList;
import java.util.List;

final class UnaryGradientSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (UnaryFunction f : UnaryFunction.values()) {
            Sample sample = Sample.of(op(f), UnarySpec.domain(f, 5, 7), Inputs.reals(5, 7))
                    .within(UnarySpec.RELATIVE, UnarySpec.ABSOLUTE)
                    .linearIn(1);
            samples.add(UnarySpec.hasSecond(f) ? sample.firstOrderOnly() : sample.notSmooth());
        }
        return samples;
    }

    private static UnaryGradient op(UnaryFunction f) {
        return new UnaryGradient(f, UnarySpec.alpha(f), UnarySpec.beta(f));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(op(UnaryFunction.TANH), Inputs.reals(0), Inputs.reals(0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(Refused.of(
                "reluGradient: x and dy must have one shape",
                op(UnaryFunction.RELU),
                Inputs.reals(2),
                Inputs.reals(3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        List<Sample> samples = new ArrayList<>();
        for (UnaryFunction f : UnaryFunction.values()) {
            samples.add(Sample.of(op(f), UnarySpec.domain(f, n), Inputs.reals(n)));
        }
        return samples;
    }
}
