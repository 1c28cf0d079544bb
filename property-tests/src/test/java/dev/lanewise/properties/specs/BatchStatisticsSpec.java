package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.BatchStatistics;
import java.util.List;

final class BatchStatisticsSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(new BatchStatistics(), Inputs.reals(5, 3)).within(2e-6, 1e-6),
                Sample.of(new BatchStatistics(), Inputs.reals(2, 3, 2, 17)).within(2e-6, 1e-6),
                Sample.of(new BatchStatistics(), Inputs.reals(2, 40, 3)).within(4e-6, 1e-6).notSmooth());
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(new BatchStatistics(), Inputs.reals(0, 3)),
                Sample.of(new BatchStatistics(), Inputs.reals(3, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(Refused.of("batchStatistics: x must have a last axis", new BatchStatistics(), Inputs.reals()));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(new BatchStatistics(), Inputs.reals(3, n)),
                Sample.of(new BatchStatistics(), Inputs.reals(n, 3)));
    }
}
