package dev.lanewise.properties.laws;

import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Images;
import dev.lanewise.properties.generators.Seed;
import java.util.Arrays;
import net.jqwik.api.ForAll;

/** What convolutions obey. Chains in one order: so where the chains are the same, the bits are. */
class ConvolutionAlgebraLaws {
    private static float[] chain(ConvProblem problem) {
        return problem.run(exact(problem.geometry()), Engines.best());
    }

    private static Conv2dAlgorithm exact(Conv2dGeometry g) {
        return Conv2d.algorithms().stream().filter(a -> a.exact() && a.accepts(g)).findFirst().orElseThrow();
    }

    @Law
    void onWholeNumbersItIsLinear(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem x = ConvProblem.integers(g, seed).withoutBias();
        ConvProblem y = ConvProblem.integers(g, new Seed(~seed.value()));
        float[] mixed = x.x().clone();
        for (int i = 0; i < mixed.length; i++) mixed[i] = 2 * mixed[i] - 3 * y.x()[i];
        float[] left = chain(x.of(mixed));
        float[] first = chain(x);
        float[] second = chain(x.of(y.x()));
        float[] right = new float[first.length];
        for (int i = 0; i < right.length; i++) right[i] = 2 * first[i] - 3 * second[i] + 0f;
        Same.bits(right, left, g::toString);
    }

    @Law
    void paddingIsZerosAroundTheImage(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.reals(g, seed);
        Conv2dGeometry bare = new Conv2dGeometry(
                g.batch(), g.paddedHeight(), g.paddedWidth(), g.inChannels(), g.outChannels(), g.kernelHeight(),
                g.kernelWidth(), g.stride(), Padding.NONE, g.dilation(), g.groups());
        float[] padded = Images.of(problem.x(), g.batch(), g.height(), g.width(), g.inChannels())
                .padded(g.padding()).values();
        Same.bits(chain(problem), chain(new ConvProblem(bare, padded, problem.weights(), problem.bias())), g::toString);
    }

    @Law
    void aStrideTakesEverySecondOutput(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.reals(g, seed);
        Conv2dGeometry dense = new Conv2dGeometry(
                g.batch(), g.height(), g.width(), g.inChannels(), g.outChannels(), g.kernelHeight(), g.kernelWidth(),
                Stride.ONE, g.padding(), g.dilation(), g.groups());
        float[] all = chain(new ConvProblem(dense, problem.x(), problem.weights(), problem.bias()));
        float[] some = Images.of(all, g.batch(), dense.outHeight(), dense.outWidth(), g.outChannels())
                .every(g.stride()).values();
        Same.bits(some, chain(problem), g::toString);
    }

    @Law
    void dilationIsAKernelWithZerosBetween(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.integers(g, seed);
        int height = (g.kernelHeight() - 1) * g.dilation().vertical() + 1;
        int width = (g.kernelWidth() - 1) * g.dilation().horizontal() + 1;
        float[] stuffed = Images.of(
                problem.weights(), g.outChannels(), g.kernelHeight(), g.kernelWidth(), g.inChannelsPerGroup())
                .stuffed(g.dilation()).values();
        Conv2dGeometry dense = new Conv2dGeometry(
                g.batch(), g.height(), g.width(), g.inChannels(), g.outChannels(), height, width, g.stride(),
                g.padding(), Dilation.ONE, g.groups());
        Same.bits(chain(problem), chain(new ConvProblem(dense, problem.x(), stuffed, problem.bias())), g::toString);
    }

    @Law
    void groupsAreConvolutionsSideBySide(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.reals(g, seed);
        int in = g.inChannelsPerGroup();
        int out = g.outChannelsPerGroup();
        Images x = Images.of(problem.x(), g.batch(), g.height(), g.width(), g.inChannels());
        Images all = Images.of(chain(problem), g.batch(), g.outHeight(), g.outWidth(), g.outChannels());
        Conv2dGeometry part = new Conv2dGeometry(
                g.batch(), g.height(), g.width(), in, out, g.kernelHeight(), g.kernelWidth(), g.stride(),
                g.padding(), g.dilation(), 1);
        int weights = part.weightSize();
        for (int group = 0; group < g.groups(); group++) {
            ConvProblem own = new ConvProblem(
                    part,
                    x.channels(group * in, (group + 1) * in).values(),
                    Arrays.copyOfRange(problem.weights(), group * weights, (group + 1) * weights),
                    Arrays.copyOfRange(problem.bias(), group * out, (group + 1) * out));
            Same.bits(chain(own), all.channels(group * out, (group + 1) * out).values(), g::toString);
        }
    }

    @Law
    void aPointwiseConvolutionIsAProductOfMatrices(@ForAll GemmGeometry some, @ForAll Seed seed) {
        GemmGeometry g = GemmGeometry.of(some.m(), some.n(), some.k(), false, true);
        GemmProblem product = GemmProblem.reals(g, seed);
        Conv2dGeometry pointwise = Conv2dGeometry.of(g.m(), 1, 1, g.k(), g.n(), 1, Padding.NONE);
        ConvProblem convolution = new ConvProblem(pointwise, product.a(), product.b(), new float[g.n()]);
        float[] expected = product.run(Engines.best());
        for (Conv2dAlgorithm algorithm : Convolutions.all(pointwise)) {
            Same.bits(expected, convolution.run(algorithm, Engines.best()), pointwise::toString);
        }
    }

    @Law
    void aShiftedImageGivesShiftedOutputs(@ForAll Conv2dGeometry some, @ForAll Seed seed) {
        // an image with a border of zeros wide enough that nothing falls over the edge
        Conv2dGeometry g = new Conv2dGeometry(
                some.batch(), some.height() + 2, some.width() + 2, some.inChannels(), some.outChannels(),
                some.kernelHeight(), some.kernelWidth(), Stride.ONE, wide(some), some.dilation(), some.groups());
        ConvProblem inner = ConvProblem.reals(g, seed);
        Images x = Images.of(inner.x(), g.batch(), g.height(), g.width(), g.inChannels());
        Images cleared = x.cropped(0, 2, 0, 2).padded(new Padding(0, 2, 0, 2));
        Images shifted = x.cropped(0, 2, 0, 2).padded(new Padding(2, 0, 1, 1));
        Images y = outputs(g, inner.of(cleared.values()));
        Images moved = outputs(g, inner.of(shifted.values()));
        Same.bits(y.cropped(0, 2, 0, 1).values(), moved.cropped(2, 0, 1, 0).values(), g::toString);
    }

    private static Padding wide(Conv2dGeometry g) {
        return Padding.of(
                (g.kernelHeight() - 1) * g.dilation().vertical(), (g.kernelWidth() - 1) * g.dilation().horizontal());
    }

    private static Images outputs(Conv2dGeometry g, ConvProblem problem) {
        return Images.of(chain(problem), g.batch(), g.outHeight(), g.outWidth(), g.outChannels());
    }

    @Law
    void onWholeNumbersInputChannelsMayBeReordered(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.integers(g, seed);
        float[] x = reversedRuns(problem.x(), g.inChannelsPerGroup());
        float[] w = reversedRuns(problem.weights(), g.inChannelsPerGroup());
        Same.bits(chain(problem), chain(new ConvProblem(g, x, w, problem.bias())), g::toString);
    }

    private static float[] reversedRuns(float[] values, int run) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) result[i] = values[i - i % run + run - 1 - i % run];
        return result;
    }

    @Law
    void outputChannelsMayBeReordered(@ForAll Conv2dGeometry some, @ForAll Seed seed) {
        Conv2dGeometry g = new Conv2dGeometry(
                some.batch(), some.height(), some.width(), some.inChannelsPerGroup(), some.outChannels(),
                some.kernelHeight(), some.kernelWidth(), some.stride(), some.padding(), some.dilation(), 1);
        ConvProblem problem = ConvProblem.reals(g, seed);
        int each = g.outChannels() == 0 ? 0 : g.weightSize() / g.outChannels();
        float[] weights = new float[problem.weights().length];
        float[] bias = new float[g.outChannels()];
        for (int k = 0; k < g.outChannels(); k++) {
            int from = g.outChannels() - 1 - k;
            System.arraycopy(problem.weights(), from * each, weights, k * each, each);
            bias[k] = problem.bias()[from];
        }
        Images y = outputs(g, problem);
        Images reversed = outputs(g, new ConvProblem(g, problem.x(), weights, bias));
        for (int k = 0; k < g.outChannels(); k++) {
            int from = g.outChannels() - 1 - k;
            Same.bits(y.channels(from, from + 1).values(), reversed.channels(k, k + 1).values(), g::toString);
        }
    }
}
