package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.RotaryEmbedding;
import java.util.List;

final class RotaryEmbeddingSpec implements OpSpec {
    private static final RotaryEmbedding HALVES = new RotaryEmbedding(false);
    private static final RotaryEmbedding INTERLEAVED = new RotaryEmbedding(true);

    /** No product of two of the normal numbers is larger; one product is rounded, then the sum. */
    private static final double PRODUCT = 20;

    @Override
    public List<Sample> samples() {
        return List.of(
                sample(HALVES, Inputs.reals(2, 3, 2, 6), 3, 3),
                sample(HALVES, Inputs.reals(2, 3, 2, 7), 2, 3, 2),
                sample(INTERLEAVED, Inputs.reals(2, 3, 2, 6), 2, 3, 3),
                sample(INTERLEAVED, Inputs.reals(1, 3, 2, 7), 3, 2),
                sample(INTERLEAVED, Inputs.reals(1, 2, 3, 72), 2, 35));
    }

    private static Sample sample(RotaryEmbedding op, Tensor x, int... angles) {
        return Sample.of(op, x, Inputs.reals(angles), Inputs.others(angles)).within(0x1p-24, PRODUCT * 0x1p-24)
                .linearIn(0, 1, 2);
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(HALVES, Inputs.reals(0, 3, 2, 4), Inputs.reals(3, 2), Inputs.reals(3, 2)),
                Sample.of(HALVES, Inputs.reals(2, 0, 2, 4), Inputs.reals(0, 2), Inputs.reals(0, 2)),
                Sample.of(INTERLEAVED, Inputs.reals(2, 3, 0, 4), Inputs.reals(2, 3, 2), Inputs.reals(2, 3, 2)),
                Sample.of(INTERLEAVED, Inputs.reals(2, 3, 2, 4), Inputs.reals(3, 0), Inputs.reals(3, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("rotaryEmbedding: inputs must be x, cos and sin", HALVES, Inputs.reals(1, 2, 1, 4)),
                Refused.of("rotaryEmbedding: x must be [batch, positions, heads, headDim]", HALVES,
                        Inputs.reals(2, 1, 4), Inputs.reals(2, 2), Inputs.reals(2, 2)),
                Refused.of("rotaryEmbedding: cos and sin must have one shape", HALVES, Inputs.reals(1, 2, 1, 4),
                        Inputs.reals(2, 2), Inputs.reals(2, 1)),
                Refused.of("rotaryEmbedding: cos must be [positions, pairs]", HALVES, Inputs.reals(1, 2, 1, 4),
                        Inputs.reals(3, 2), Inputs.reals(3, 2)),
                Refused.of("rotaryEmbedding: 2 * pairs must be at most headDim", HALVES, Inputs.reals(1, 2, 1, 4),
                        Inputs.reals(2, 3), Inputs.reals(2, 3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                sample(HALVES, Inputs.reals(1, 2, 2, 2 * n), 2, n),
                sample(INTERLEAVED, Inputs.reals(1, 2, 2, 2 * n + 1), 2, n));
    }
}
