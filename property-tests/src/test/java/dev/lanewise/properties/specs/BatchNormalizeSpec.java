package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.BatchNormalize;
import java.util.List;

final class BatchNormalizeSpec implements OpSpec {
    private static final BatchNormalize OP = new BatchNormalize(1e-3f);

    @Override
    public List<Sample> samples() {
        return List.of(
                sample(3, Inputs.reals(6, 3)).within(4e-6, 2e-6).linearIn(0, 3, 4),
                sample(17, Inputs.reals(2, 1, 2, 17)).within(4e-6, 2e-6).linearIn(0, 3, 4));
    }

    private static Sample sample(int channels, Tensor x) {
        return Sample.of(
                OP,
                x,
                Inputs.reals(channels),
                Inputs.between(0.5f, 2, channels),
                Inputs.others(channels),
                Inputs.between(-2, 2, channels));
    }

    @Override
    public List<Sample> empties() {
        return List.of(sample(3, Inputs.reals(0, 3)), sample(0, Inputs.reals(3, 0)));
    }

    @Override
    public List<Refused> refused() {
        Tensor three = Inputs.reals(3);
        return List.of(Refused.of(
                "batchNormalize: variance must be [channels]", OP, Inputs.reals(2, 3), three, Inputs.reals(2), three,
                three));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(sample(n, Inputs.reals(2, n)));
    }
}
