package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.NegativeLogLikelihood;
import java.util.List;

final class NegativeLogLikelihoodSpec implements OpSpec {
    private static final NegativeLogLikelihood OP = new NegativeLogLikelihood();

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(OP, Inputs.reals(6, 4), Inputs.indices(4, 6)).linearIn(0),
                Sample.of(OP, Inputs.reals(2, 3, 5), Inputs.indices32(5, 2, 3)).linearIn(0),
                Sample.of(new NegativeLogLikelihood.Gradient(4), Inputs.reals(6), Inputs.indices(4, 6)).linearIn(0));
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(OP, Inputs.reals(0, 4), Inputs.indices(4, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("nll: labels must be from 0 to 3", OP, Inputs.reals(1, 4), Tensor.of(Shape.of(1), 4L)),
                Refused.of("nll: labels must be from 0 to 3", OP, Inputs.reals(1, 4), Tensor.of(Shape.of(1), -1L)),
                Refused.of("nll: x must be [..., classes]", OP, Inputs.reals(2, 4), Inputs.indices(4, 3)),
                Refused.of("nll: labels must be int64 or int32", OP, Inputs.reals(2, 4), Inputs.reals(2)));
    }
}
