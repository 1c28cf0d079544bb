package dev.lanewise.properties.specs;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.ops.AveragePool2d;
import dev.lanewise.tensor.ops.Window2d;
import java.util.ArrayList;
import java.util.List;

final class AveragePool2dSpec implements OpSpec {
    static final Window2d UNEVEN = new Window2d(3, 2, new Stride(2, 1), new Padding(1, 2, 0, 1), new Dilation(1, 2),
            false);
    static final Window2d CEIL = new Window2d(3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, true);

    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (boolean count : new boolean[] {false, true}) {
            AveragePool2d uneven = new AveragePool2d(UNEVEN, count);
            AveragePool2d ceil = new AveragePool2d(CEIL, count);
            samples.add(Sample.of(uneven, Inputs.reals(2, 4, 5, 3)).sums(6).linearIn(0));
            samples.add(Sample.of(ceil, Inputs.reals(1, 4, 4, 2)).sums(9).linearIn(0));
            samples.add(Sample.of(new AveragePool2d.Gradient(uneven, 4, 5), Inputs.reals(2, 3, 4, 3))
                    .sums(7).linearIn(0));
            samples.add(Sample.of(new AveragePool2d.Gradient(ceil, 4, 4), Inputs.reals(1, 3, 3, 2))
                    .sums(10).linearIn(0));
        }
        return samples;
    }

    @Override
    public List<Sample> empties() {
        AveragePool2d pool = new AveragePool2d(Window2d.of(2), false);
        return List.of(
                Sample.of(pool, Inputs.reals(0, 4, 4, 3)),
                Sample.of(pool, Inputs.reals(2, 4, 4, 0)),
                Sample.of(new AveragePool2d.Gradient(pool, 4, 4), Inputs.reals(0, 2, 2, 3)));
    }

    @Override
    public List<Refused> refused() {
        AveragePool2d pool = new AveragePool2d(Window2d.of(2), false);
        return List.of(
                Refused.of("averagePool2d: x must be [batch, height, width, channels]", pool, Inputs.reals(4, 4, 3)),
                Refused.of("pool2d: the dilated window must fit", pool, Inputs.reals(1, 1, 4, 3)),
                Refused.of("averagePool2dGradient: dy and the pooling's output",
                        new AveragePool2d.Gradient(pool, 4, 4), Inputs.reals(1, 3, 2, 3)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(Sample.of(new AveragePool2d(CEIL, true), Inputs.reals(1, 2, 3, n)));
    }
}
