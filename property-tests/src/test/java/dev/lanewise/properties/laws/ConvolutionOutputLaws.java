package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.PackedConv2d;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Geometries;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;

/** Outputs that are some of a tensor's channels: the bits are the same, the other channels stay as they are. */
@Tag("widths")
class ConvolutionOutputLaws {
    @Law(tries = 500)
    void channelsOfAWiderTensor(
            @ForAll(supplier = Geometries.All.class) Conv2dGeometry g,
            @ForAll Seed seed,
            @ForAll Offset before,
            @ForAll Offset behind,
            @ForAll Activation activation) {
        ConvProblem problem = ConvProblem.reals(g, seed);
        float[] residual = seed.value() % 2 == 0 ? null : Values.reals(~seed.value(), g.outputSize());
        int stride = before.value() + g.outChannels() + behind.value();
        for (Conv2dAlgorithm algorithm : Convolutions.all(g)) {
            PackedConv2d packed = algorithm.pack(g, problem.weights(), 0);
            if (!algorithm.stridesOutput()) {
                assertThrows(IllegalArgumentException.class, () -> packed.withOutStride(g.outChannels() + 1));
                continue;
            }
            float[] expected = problem.run(algorithm, Engines.SCALAR, new Offset(0), activation, residual);
            for (Cpu cpu : Engines.all()) {
                float[] wide = Values.reals(seed.value() + 3, before.value() + pixels(g) * stride);
                float[] result = wide.clone();
                copyPixels(g, expected, 0, g.outChannels(), wide, before.value(), stride);
                float[] added = residual == null ? null : new float[wide.length];
                if (added != null) copyPixels(g, residual, 0, g.outChannels(), added, before.value(), stride);
                packed.withOutStride(stride).run(cpu, g.batch(), problem.x(), 0, result, before.value(),
                        new Epilogue(problem.bias(), 0, added, before.value(), activation));
                Same.bits(wide, result, () -> problem.text(algorithm, cpu) + ", stride " + stride);
            }
        }
    }

    private static int pixels(Conv2dGeometry g) {
        return g.batch() * g.outHeight() * g.outWidth();
    }

    private static void copyPixels(
            Conv2dGeometry g, float[] from, int first, int fromStride, float[] to, int toFirst, int toStride) {
        for (int pixel = 0; pixel < pixels(g); pixel++) {
            System.arraycopy(from, first + pixel * fromStride, to, toFirst + pixel * toStride, g.outChannels());
        }
    }
}
