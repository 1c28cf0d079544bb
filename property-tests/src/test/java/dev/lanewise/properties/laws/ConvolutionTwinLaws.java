package dev.lanewise.properties.laws;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Geometries;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;

/** Vector code gives the scalar twin's bits, whatever the numbers, offsets and epilogues; so does every algorithm. */
@Tag("widths")
class ConvolutionTwinLaws {
    @Law(tries = 500)
    void vectorCodeIsItsTwin(
            @ForAll(supplier = Geometries.All.class) Conv2dGeometry g,
            @ForAll Seed seed,
            @ForAll Offset offset,
            @ForAll Activation activation) {
        ConvProblem problem = ConvProblem.reals(g, seed);
        float[] residual = seed.value() % 2 == 0 ? null : Values.reals(~seed.value(), g.outputSize());
        for (Conv2dAlgorithm algorithm : Convolutions.all(g)) {
            float[] twin = problem.run(algorithm, Engines.SCALAR, new Offset(0), activation, residual);
            for (Cpu cpu : Engines.all()) {
                float[] y = problem.run(algorithm, cpu, offset, activation, residual);
                Same.bits(twin, y, () -> problem.text(algorithm, cpu) + ", " + offset + ", " + activation);
            }
        }
    }

    @Law(tries = 500)
    void vectorCodeIsItsTwinOnNanInfinityAndDenormals(
            @ForAll(supplier = Geometries.All.class) Conv2dGeometry g,
            @ForAll Seed seed,
            @ForAll Offset offset,
            @ForAll Activation activation) {
        ConvProblem problem = ConvProblem.special(g, seed, 3 * g.kernelHeight() * g.kernelWidth());
        Cpu best = Engines.best();
        for (Conv2dAlgorithm algorithm : Convolutions.all(g)) {
            float[] twin = problem.run(algorithm, Engines.SCALAR, new Offset(0), activation, null);
            float[] y = problem.run(algorithm, best, offset, activation, null);
            Same.bits(twin, y, () -> problem.text(algorithm, best) + ", " + offset + ", " + activation);
        }
    }

    @Law(tries = 300)
    void anEpilogueIsItsStepsOneAfterTheOther(
            @ForAll(supplier = Geometries.All.class) Conv2dGeometry g,
            @ForAll Seed seed,
            @ForAll Activation activation) {
        ConvProblem problem = ConvProblem.reals(g, seed);
        float[] residual = Values.reals(~seed.value(), g.outputSize());
        for (Conv2dAlgorithm algorithm : Convolutions.all(g)) {
            float[] steps = problem.sums(algorithm, Engines.SCALAR);
            for (int i = 0; i < steps.length; i++) {
                steps[i] = steps[i] + problem.bias()[i % g.outChannels()] + residual[i];
            }
            Elementwise.unary(Engines.SCALAR, activation.function(), activation.alpha(), activation.beta(),
                    steps.length, steps, 0, steps, 0);
            for (Cpu cpu : Engines.all()) {
                float[] y = problem.run(algorithm, cpu, new Offset(0), activation, residual);
                Same.bits(steps, y, () -> problem.text(algorithm, cpu) + ", " + activation);
            }
        }
    }

    @Law(tries = 500)
    void allChainsAgreeToTheBit(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.special(g, seed, 100);
        List<Conv2dAlgorithm> chains = Convolutions.exact(g);
        float[] expected = problem.run(chains.getLast(), Engines.best());
        for (Conv2dAlgorithm algorithm : chains) {
            Same.bits(expected, problem.run(algorithm, Engines.best()),
                    () -> problem.text(algorithm, Engines.best()) + " against " + chains.getLast().name());
        }
    }

    @Law(tries = 300)
    void anImageInABatchIsComputedAsAlone(
            @ForAll(supplier = Geometries.All.class) Conv2dGeometry some, @ForAll Seed seed) {
        Conv2dGeometry g = some.withBatch(3);
        ConvProblem problem = ConvProblem.reals(g, seed);
        for (Conv2dAlgorithm algorithm : Convolutions.all(g)) {
            Same.bits(problem.runImageByImage(algorithm, Engines.best()), problem.run(algorithm, Engines.best()),
                    () -> problem.text(algorithm, Engines.best()));
        }
    }
}
