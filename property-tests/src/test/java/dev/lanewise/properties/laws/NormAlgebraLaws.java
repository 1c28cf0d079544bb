package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Bounds;
import dev.lanewise.properties.generators.Length;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import net.jqwik.api.ForAll;

/** What normalisations, means and extremes obey, whole operators on the CPU. */
class NormAlgebraLaws {
    private static final Evaluator EV = Evaluator.eager();

    private static Tensor reals(Seed seed, int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.of(shape, Values.reals(seed.value(), shape.elements()));
    }

    @Law(tries = 200)
    void aLayerNormDoesNotSeeScaleAndShift(@ForAll Length n, @ForAll Seed seed) {
        Tensor x = reals(seed, 2, n.value() + 8);
        Tensor moved = EV.affine(x, 4, 16);
        double[] expected = EV.layerNorm(x.to(Device.reference()), 0).toDoubles();
        Bounds.elements(expected, EV.layerNorm(moved, 0).toFloats(), 1e-4, 1e-4, () -> n);
    }

    @Law(tries = 200)
    void aNormalisedChannelHasMeanZeroAndVarianceOne(@ForAll Length n, @ForAll Seed seed) {
        // not seed 0, whose numbers are equal and have no variance
        Tensor x = reals(new Seed(seed.value() | 1), n.value() + 8, 5);
        Tensor one = Tensor.full(Shape.of(5), 1);
        Tensor y = EV.batchNorm(x, one, EV.subtract(one, one), 0).getFirst();
        var statistics = EV.batchStatistics(y);
        for (float mean : statistics.get(0).toFloats()) assertEquals(0, mean, 1e-6);
        for (float variance : statistics.get(1).toFloats()) assertEquals(1, variance, 1e-5);
    }

    /** What a compiler of models does: {@code gamma r conv(x) + beta - gamma r mean} is a convolution. */
    @Law(tries = 200)
    void aNormalisationFoldsIntoTheConvolutionBefore(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        Conv2dGeometry some = g.withBatch(2);
        int channels = some.outChannels();
        Tensor x = reals(seed, 2, some.height(), some.width(), some.inChannels());
        Tensor w = reals(seed.next(), channels, some.kernelHeight(), some.kernelWidth(), some.inChannelsPerGroup());
        Tensor mean = reals(seed, channels);
        Tensor variance = EV.affine(EV.square(reals(seed.next(), channels)), 1, 0.5f);
        Tensor gamma = reals(seed.next().next(), channels);
        Tensor beta = reals(seed, channels);
        Tensor y = EV.conv2d(x, w, some.stride(), some.padding(), some.dilation(), some.groups());
        Tensor apart = EV.batchNormalize(y, mean, variance, gamma, beta, 1e-5f);
        Tensor factor = EV.divide(gamma, EV.sqrt(EV.affine(variance, 1, 1e-5f)));
        Tensor folded = EV.multiply(w, EV.reshape(factor, channels, 1, 1, 1));
        Tensor bias = EV.subtract(beta, EV.multiply(mean, factor));
        Tensor together = EV.conv2d(x, folded, bias, some.stride(), some.padding(), some.dilation(), some.groups());
        double largest = 1e-3;
        for (float value : apart.toFloats()) largest = Math.max(largest, Math.abs(value));
        Bounds.elements(apart.toDoubles(), together.toFloats(), 0, 1e-4 * largest, g::toString);
    }

    @Law(tries = 200)
    void theLargestOfTheNegativesIsTheNegatedSmallest(@ForAll Shape shape, @ForAll Seed seed) {
        if (shape.elements() == 0) return;
        Tensor x = Tensor.of(shape, Values.special(seed.value(), shape.elements(), 5));
        for (int axis = 0; axis < shape.rank(); axis++) {
            assertEquals(
                    EV.negate(EV.reduce(ReduceFunction.MIN, x, false, axis)),
                    EV.reduce(ReduceFunction.MAX, EV.negate(x), false, axis));
        }
    }

    @Law(tries = 200)
    void aSumOverTwoAxesOfWholeNumbersIsASumOfSums(@ForAll Shape shape, @ForAll Seed seed) {
        if (shape.rank() < 2) return;
        Tensor x = Tensor.of(shape, Values.integers(seed.value(), shape.elements(), 100));
        Tensor once = EV.sum(x, false, 0, 1);
        assertEquals(once, EV.sum(EV.sum(x, false, 0), false, 0));
        assertEquals(once, EV.sum(EV.sum(x, false, 1), false, 0));
    }
}
