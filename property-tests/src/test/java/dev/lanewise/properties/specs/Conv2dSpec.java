package dev.lanewise.properties.specs;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Conv2d;
import java.util.List;

final class Conv2dSpec implements OpSpec {
    private static final Conv2d PLAIN = new Conv2d(Stride.ONE, Padding.NONE, Dilation.ONE, 1);
    private static final Conv2d SAME = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1);
    private static final Conv2d STRIDED = new Conv2d(new Stride(2, 1), new Padding(1, 0, 2, 1), Dilation.ONE, 1);
    private static final Conv2d DILATED = new Conv2d(Stride.ONE, Padding.of(2), new Dilation(2, 1), 1);
    private static final Conv2d GROUPED = new Conv2d(Stride.of(2), Padding.of(1), Dilation.ONE, 2);
    private static final Conv2d DEPTHWISE = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 3);

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(SAME, Inputs.reals(2, 4, 5, 2), Inputs.reals(3, 3, 3, 2), Inputs.reals(3))
                        .sums(18).linearIn(0, 1, 2),
                Sample.of(PLAIN, Inputs.reals(2, 3, 3, 4), Inputs.reals(5, 1, 1, 4)).sums(4).linearIn(0, 1),
                Sample.of(STRIDED, Inputs.reals(1, 5, 4, 2), Inputs.reals(3, 3, 2, 2)).sums(12).linearIn(0, 1),
                Sample.of(DILATED, Inputs.reals(1, 4, 4, 2), Inputs.reals(2, 3, 3, 2)).sums(18).linearIn(0, 1),
                Sample.of(GROUPED, Inputs.reals(1, 5, 5, 4), Inputs.reals(6, 3, 3, 2)).sums(18).linearIn(0, 1),
                Sample.of(DEPTHWISE, Inputs.reals(1, 4, 4, 3), Inputs.reals(3, 3, 3, 1), Inputs.reals(3))
                        .sums(9).linearIn(0, 1, 2),
                Sample.of(DEPTHWISE, Inputs.reals(1, 3, 3, 3), Inputs.reals(6, 3, 3, 1)).sums(9).linearIn(0, 1),
                inputGradient(SAME, 4, 5, Inputs.reals(2, 4, 5, 3), Inputs.reals(3, 3, 3, 2), 27),
                inputGradient(STRIDED, 5, 4, Inputs.reals(1, 2, 6, 3), Inputs.reals(3, 3, 2, 2), 18),
                inputGradient(DILATED, 4, 4, Inputs.reals(1, 4, 6, 2), Inputs.reals(2, 3, 3, 2), 18),
                inputGradient(GROUPED, 5, 5, Inputs.reals(1, 3, 3, 6), Inputs.reals(6, 3, 3, 2), 27),
                inputGradient(DEPTHWISE, 4, 4, Inputs.reals(1, 4, 4, 3), Inputs.reals(3, 3, 3, 1), 9),
                weightGradient(SAME, Inputs.reals(2, 4, 5, 2), Inputs.reals(2, 4, 5, 3), 3, 40),
                weightGradient(GROUPED, Inputs.reals(1, 5, 5, 4), Inputs.reals(1, 3, 3, 6), 3, 9),
                weightGradient(DEPTHWISE, Inputs.reals(1, 4, 4, 3), Inputs.reals(1, 4, 4, 3), 3, 16));
    }

    private static Sample inputGradient(
            Conv2d conv, int height, int width, Tensor dy, Tensor w,
            int terms) {
        // the CPU convolves dy with a border of zeros, which a NaN among the weights makes NaN
        return Sample.of(new Conv2d.InputGradient(conv, height, width), dy, w).sums(terms).linearIn(0, 1)
                .spreadsFrom(1);
    }

    private static Sample weightGradient(
            Conv2d conv, Tensor x, Tensor dy, int kernel, int terms) {
        return Sample.of(new Conv2d.WeightGradient(conv, kernel, kernel), x, dy).sums(terms).linearIn(0, 1);
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(SAME, Inputs.reals(0, 4, 4, 2), Inputs.reals(3, 3, 3, 2), Inputs.reals(3)),
                Sample.of(SAME, Inputs.reals(1, 4, 4, 0), Inputs.reals(3, 3, 3, 0), Inputs.reals(3)),
                Sample.of(SAME, Inputs.reals(1, 4, 4, 2), Inputs.reals(0, 3, 3, 2)),
                Sample.of(new Conv2d.InputGradient(SAME, 4, 4), Inputs.reals(0, 4, 4, 3), Inputs.reals(3, 3, 3, 2)),
                Sample.of(new Conv2d.WeightGradient(SAME, 3, 3), Inputs.reals(0, 4, 4, 2), Inputs.reals(0, 4, 4, 3)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("conv2d: x must be [batch, height, width, channels]", SAME, Inputs.reals(4, 4, 2),
                        Inputs.reals(3, 3, 3, 2)),
                Refused.of("conv2d: w must have 1/1 as many input channels", SAME, Inputs.reals(1, 4, 4, 2),
                        Inputs.reals(3, 3, 3, 3)),
                Refused.of("conv2d: bias must be [outChannels]", SAME, Inputs.reals(1, 4, 4, 2),
                        Inputs.reals(3, 3, 3, 2), Inputs.reals(2)),
                Refused.of("conv2d: the dilated kernel must fit", PLAIN, Inputs.reals(1, 2, 2, 2),
                        Inputs.reals(3, 3, 3, 2)),
                Refused.of("groups must divide inChannels and outChannels", GROUPED, Inputs.reals(1, 4, 4, 4),
                        Inputs.reals(3, 3, 3, 2)),
                Refused.of("conv2dInputGradient: dy and the convolution's output", new Conv2d.InputGradient(SAME, 4, 4),
                        Inputs.reals(1, 4, 5, 3), Inputs.reals(3, 3, 3, 2)),
                Refused.of("conv2dWeightGradient:", new Conv2d.WeightGradient(SAME, 3, 3), Inputs.reals(1, 4, 4, 2),
                        Inputs.reals(1, 5, 4, 3)),
                Refused.of("conv2dWeightGradient:", new Conv2d.WeightGradient(GROUPED, 3, 3), Inputs.reals(1, 5, 5, 5),
                        Inputs.reals(1, 3, 3, 6)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(PLAIN, Inputs.reals(1, 1, 2, n), Inputs.reals(3, 1, 1, n)),
                Sample.of(SAME, Inputs.reals(1, 2, 2, 2), Inputs.reals(n, 3, 3, 2), Inputs.reals(n)),
                Sample.of(new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, n), Inputs.reals(1, 2, 2, n),
                        Inputs.reals(n, 3, 3, 1)));
    }
}
