package dev.lanewise.properties.specs;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Chain;
import dev.lanewise.tensor.ops.Compare;
import dev.lanewise.tensor.ops.Unary;
import dev.lanewise.tensor.ops.Where;
import java.util.ArrayList;
import java.util.List;

final class ChainSpec implements OpSpec {
    private static final Binary ADD = new Binary(BinaryFunction.ADD);
    private static final Binary MULTIPLY = new Binary(BinaryFunction.MULTIPLY);

    /** {@code x * sigmoid(x)}. */
    private static final Chain GATED = chain(
            step(UnarySpec.op(UnaryFunction.SIGMOID), ~0), step(MULTIPLY, ~0, 0));

    /** {@code a * b + c}, each of them rounded. */
    private static final Chain SCALED = chain(step(MULTIPLY, ~0, ~1), step(ADD, 0, ~2));

    /** {@code x > limit ? exp(x) : other}. */
    private static final Chain CHOSEN = chain(step(new Compare(Comparison.GREATER), ~0, ~1),
            step(UnarySpec.op(UnaryFunction.EXP), ~0), step(new Where(), 0, 1, ~2));

    private static Chain chain(Chain.Step... steps) {
        return new Chain(List.of(steps));
    }

    private static Chain.Step step(Op op, Integer... operands) {
        return new Chain.Step(op, List.of(operands));
    }

    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (int[] shape : new int[][] {{}, {7}, {3, 17}, {2, 3, 40}, {5000}}) {
            samples.add(near(GATED, Inputs.apart(shape)));
            samples.add(near(SCALED, Inputs.apart(shape), Inputs.reals(shape), Inputs.others(shape)));
        }
        samples.add(near(SCALED, Inputs.apart(2, 3, 40), Inputs.reals(40), Inputs.others(3, 1)));
        samples.add(near(SCALED, Inputs.apart(4, 1, 5), Inputs.reals(3, 1), Inputs.others()));
        samples.add(near(SCALED, Inputs.apart(33, 1), Inputs.reals(1, 65), Inputs.others(65)));
        samples.add(near(CHOSEN, Inputs.apart(3, 40), Inputs.reals(40), Inputs.others(3, 40)));
        samples.add(near(CHOSEN, Inputs.apart(3, 5), Inputs.reals(), Inputs.others(3, 5)));
        samples.add(Sample.of(chain(step(UnarySpec.op(UnaryFunction.NEGATE), ~0),
                step(new Compare(Comparison.LESS), 0, ~1)), Inputs.reals(3, 40), Inputs.others(40)));
        samples.add(Sample.of(chain(step(UnarySpec.op(UnaryFunction.NEGATE), ~1), step(new Where(), ~0, 0, ~2)),
                Inputs.mask(3, 40), Inputs.reals(3, 40), Inputs.others(3, 1)));
        samples.add(Sample.of(chain(step(UnarySpec.op(UnaryFunction.NEGATE), ~1), step(new Where(), ~0, 0, ~2)),
                Inputs.mask(3, 1), Inputs.reals(3, 4), Inputs.others(3, 1)));
        return samples;
    }

    private static Sample near(Chain chain, Tensor... inputs) {
        return Sample.of(chain, inputs).within(2 * UnarySpec.RELATIVE, 1e-6);
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(GATED, Inputs.reals(3, 0)),
                Sample.of(SCALED, Inputs.reals(0, 4), Inputs.reals(4), Inputs.others()));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("chain: there must be an input for each", SCALED, Inputs.reals(2), Inputs.reals(2)),
                Refused.of("chain: the results of all steps must have one shape", SCALED, Inputs.reals(2),
                        Inputs.reals(2), Inputs.reals(3, 2)),
                Refused.of("chain: steps must compute with floats", chain(step(ADD, ~0, ~1)), Inputs.indices(3, 2),
                        Inputs.indices(3, 2)),
                Refused.of("add: inputs must all be float32", SCALED, Inputs.reals(2), Inputs.reals(2),
                        Inputs.indices(3, 2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(GATED, Inputs.apart(n)),
                Sample.of(SCALED, Inputs.apart(n, 2), Inputs.reals(2), Inputs.others(n, 1)),
                Sample.of(SCALED, Inputs.apart(2, n), Inputs.reals(n), Inputs.others(2, 1)));
    }
}
