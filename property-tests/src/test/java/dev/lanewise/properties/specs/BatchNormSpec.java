package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.BatchNorm;
import java.util.List;

final class BatchNormSpec implements OpSpec {
    private static final BatchNorm OP = new BatchNorm(1e-5f);

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(OP, Inputs.reals(6, 3), Inputs.reals(3), Inputs.others(3)).within(4e-6, 4e-6)
                        .firstOrderOnly(),
                Sample.of(OP, Inputs.reals(2, 2, 3, 5), Inputs.reals(5), Inputs.others(5)).within(4e-6, 4e-6)
                        .firstOrderOnly(),
                Sample.of(gradient(), Inputs.reals(7, 4), Inputs.reals(4), Inputs.between(0.5f, 2, 4),
                        Inputs.others(4), Inputs.others(7, 4)).within(1e-5, 1e-5).notSmooth());
    }

    private static BatchNorm.Gradient gradient() {
        return new BatchNorm.Gradient(1e-5f);
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(OP, Inputs.reals(0, 3), Inputs.reals(3), Inputs.reals(3)),
                Sample.of(OP, Inputs.reals(3, 0), Inputs.reals(0), Inputs.reals(0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("batchNorm: gamma must be [channels]", OP, Inputs.reals(2, 3), Inputs.reals(2),
                        Inputs.reals(3)),
                Refused.of("batchNorm: inputs must be x, gamma and beta", OP, Inputs.reals(2, 3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(OP, Inputs.reals(3, n), Inputs.reals(n), Inputs.reals(n)),
                Sample.of(OP, Inputs.reals(n, 2), Inputs.reals(2), Inputs.reals(2)));
    }
}
