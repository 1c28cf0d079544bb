package dev.lanewise.properties.specs;

import dev.lanewise.properties.checks.Machines;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Attention;
import java.util.List;

public final class AttentionSpec implements OpSpec {
    private static final Attention PLAIN = Attention.of(false);
    private static final Attention CAUSAL = Attention.of(true);
    private static final Attention CAPPED = new Attention(true, 2, 0.7f, 2);

    /** Normal numbers in up to 8 products a score and a few keys: some hundred roundings of numbers near 1. */
    private static final double RELATIVE = 200 * 0x1p-24;

    private static final double ABSOLUTE = 200 * 0x1p-24;

    @Override
    public List<Sample> samples() {
        Tensor q = Inputs.reals(2, 3, 4, 5);
        Tensor k = Inputs.others(2, 4, 2, 5);
        Tensor v = Inputs.reals(2, 4, 2, 3);
        Tensor mask = Inputs.reals(1, 4, 1, 4);
        return List.of(
                near(Sample.of(PLAIN, q, k, v)),
                near(Sample.of(CAUSAL, q, k, v)),
                near(Sample.of(CAPPED, q, k, v)),
                near(Sample.of(CAUSAL, q, k, v, mask)).notSmooth(),
                near(gradient(PLAIN, q, k, v)).firstOrderOnly(),
                near(gradient(CAPPED, q, k, v)).firstOrderOnly());
    }

    /** An infinite score beside a logarithm that knows nothing of it makes weights infinite or NaN. */
    static Sample gradient(Attention op, Tensor q, Tensor k, Tensor v) {
        List<Tensor> outputs = Machines.run(op, Machines.SCALAR, q, k, v);
        Tensor y = outputs.get(0);
        Tensor logSumExp = outputs.get(1);
        return Sample.of(new Attention.Gradient(op), q, k, v, y, logSumExp, Inputs.others(y.shape().toArray()),
                Inputs.others(logSumExp.shape().toArray())).spreadsFrom(0, 1);
    }

    private static Sample near(Sample sample) {
        return sample.within(RELATIVE, ABSOLUTE).firstOrderOnly();
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(PLAIN, Inputs.reals(0, 3, 2, 4), Inputs.reals(0, 3, 2, 4), Inputs.reals(0, 3, 2, 4)),
                Sample.of(PLAIN, Inputs.reals(1, 0, 2, 4), Inputs.reals(1, 3, 2, 4), Inputs.reals(1, 3, 2, 4)),
                Sample.of(CAUSAL, Inputs.reals(1, 3, 2, 4), Inputs.reals(1, 0, 2, 4), Inputs.reals(1, 0, 2, 4)),
                Sample.of(PLAIN, Inputs.reals(1, 3, 2, 4), Inputs.reals(1, 3, 2, 4), Inputs.reals(1, 3, 2, 0)));
    }

    @Override
    public List<Refused> refused() {
        Tensor q = Inputs.reals(1, 3, 4, 5);
        return List.of(
                Refused.of("inputs must be q, k, v", PLAIN, q, q),
                Refused.of("q must be [batch, queries, heads, headDim]", PLAIN, Inputs.reals(3, 4), q, q),
                Refused.of("one batch and one headDim", PLAIN, q, Inputs.reals(1, 3, 4, 6), q),
                Refused.of("differ in their last axis only", PLAIN, q, q, Inputs.reals(1, 2, 4, 5)),
                Refused.of("kvHeads must divide heads", PLAIN, q, Inputs.reals(1, 3, 3, 5), Inputs.reals(1, 3, 3, 5)),
                Refused.of("mask must be [batch or 1", PLAIN, q, q, q, Inputs.reals(1, 4, 3, 2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(near(Sample.of(CAUSAL, Inputs.reals(1, 2, 1, 3), Inputs.reals(1, n, 1, 3),
                Inputs.others(1, n, 1, 3))));
    }
}
