package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Softmax;
import java.util.List;

final class SoftmaxSpec implements OpSpec {
    /** Ten units in the last place, as oneDNN allows, for rows that span little; denormal results absolutely. */
    private static final double RELATIVE = 10 * 0x1p-23;
    /** {@code x - max x} is rounded to half a unit in its last place, which is a relative error of the result. */
    private static final double OF_WIDE_ROWS = RELATIVE + 120 * 0x1p-24;

    private static final double ABSOLUTE = 1e-37;

    @Override
    public List<Sample> samples() {
        Tensor y = probabilities();
        return List.of(
                Sample.of(new Softmax(), Inputs.reals(3, 17)).within(RELATIVE, ABSOLUTE),
                Sample.of(new Softmax(), Inputs.between(-60, 60, 2, 33)).within(OF_WIDE_ROWS, ABSOLUTE),
                Sample.of(new Softmax(), Inputs.reals(2, 2, 1)).within(RELATIVE, ABSOLUTE),
                Sample.of(new Softmax.Gradient(), y, Inputs.reals(3, 17)).within(RELATIVE, 1e-6).linearIn(1));
    }

    private static Tensor probabilities() {
        return Inputs.between(0.01f, 0.1f, 3, 17);
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(new Softmax(), Inputs.reals(0, 3)), Sample.of(new Softmax(), Inputs.reals(3, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("softmax: x must have a last axis", new Softmax(), Inputs.reals()),
                Refused.of("softmaxGradient: y and dy must have one shape", new Softmax.Gradient(), Inputs.reals(2),
                        Inputs.reals(3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(new Softmax(), Inputs.reals(2, n)),
                Sample.of(new Softmax.Gradient(), Inputs.between(0, 1, 2, n), Inputs.reals(2, n)));
    }
}
