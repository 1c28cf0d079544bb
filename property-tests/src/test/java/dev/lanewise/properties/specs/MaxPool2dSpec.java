package dev.lanewise.properties.specs;

import dev.lanewise.properties.checks.Machines;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.Window2d;
import java.util.List;

final class MaxPool2dSpec implements OpSpec {
    private static final MaxPool2d UNEVEN = new MaxPool2d(AveragePool2dSpec.UNEVEN);
    private static final MaxPool2d CEIL = new MaxPool2d(AveragePool2dSpec.CEIL);

    @Override
    public List<Sample> samples() {
        Tensor indices = indices(CEIL, Inputs.apart(1, 4, 4, 2));
        return List.of(
                Sample.of(UNEVEN, Inputs.apart(1, 4, 5, 3)).firstOrderOnly(),
                Sample.of(CEIL, Inputs.apart(1, 4, 4, 2)),
                Sample.of(new MaxPool2d.Values(CEIL.window()), Inputs.apart(1, 4, 4, 2)),
                Sample.of(new MaxPool2d.Gradient(CEIL.window(), 4, 4), Inputs.reals(1, 3, 3, 2), indices)
                        .sums(9).linearIn(0).notSmooth(),
                Sample.of(new MaxPool2d.Pick(CEIL.window()), Inputs.reals(1, 4, 4, 2), indices).linearIn(0)
                        .notSmooth());
    }

    /** Where the largest numbers of {@code x} lie: indices that a pooling can have found. */
    static Tensor indices(MaxPool2d pool, Tensor x) {
        return Machines.run(pool, Device.reference(), x).getLast().to(Device.cpu());
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(CEIL, Inputs.reals(0, 4, 4, 3)),
                Sample.of(CEIL, Inputs.reals(2, 4, 4, 0)),
                Sample.of(new MaxPool2d.Gradient(CEIL.window(), 4, 4), Inputs.reals(0, 3, 3, 2),
                        Inputs.indices32(1, 0, 3, 3, 2)),
                Sample.of(new MaxPool2d.Pick(CEIL.window()), Inputs.reals(0, 4, 4, 2),
                        Inputs.indices32(1, 0, 3, 3, 2)));
    }

    @Override
    public List<Refused> refused() {
        MaxPool2d pool = new MaxPool2d(Window2d.of(2));
        return List.of(
                Refused.of("maxPool2d: x must be [batch, height, width, channels]", pool, Inputs.reals(4, 4, 3)),
                Refused.of("pool2d: the dilated window must fit", pool, Inputs.reals(1, 1, 4, 3)),
                Refused.of("maxPool2dGradient: dy and indices", new MaxPool2d.Gradient(pool.window(), 4, 4),
                        Inputs.reals(1, 2, 2, 3), Inputs.indices32(4, 1, 2, 2, 2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(Sample.of(CEIL, Inputs.apart(1, 2, 3, n)));
    }
}
