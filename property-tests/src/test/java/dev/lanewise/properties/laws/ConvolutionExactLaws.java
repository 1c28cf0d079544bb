package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.checks.VoidTestGuard;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.oracles.Exact;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** On whole numbers every algorithm but Winograd's finds the textbook's result, with no tolerance. */
@Tag("widths")
class ConvolutionExactLaws {
    private static final VoidTestGuard GUARD = new VoidTestGuard();

    @Law(tries = 1500)
    void everyAlgorithmIsExact(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.integers(g, seed);
        Exact exact = problem.exact();
        GUARD.see(exact.value());
        for (Conv2dAlgorithm algorithm : Convolutions.exact(g)) {
            for (Cpu cpu : Engines.all()) {
                Same.numbers(exact.value(), problem.run(algorithm, cpu), () -> problem.text(algorithm, cpu));
            }
        }
    }

    @AfterContainer
    static void mostOutputsAreNotZero() {
        GUARD.check();
    }

    /** Multiples of the smallest number there is: were one of them taken for 0, the sum would tell. */
    @Law(tries = 300)
    void denormalNumbersAreKept(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.integers(g, seed).withoutBias();
        float[] tiny = problem.x().clone();
        for (int i = 0; i < tiny.length; i++) tiny[i] *= Float.MIN_VALUE;
        ConvProblem denormal = problem.of(tiny);
        Exact exact = denormal.exact();
        for (Conv2dAlgorithm algorithm : Convolutions.exact(g)) {
            for (Cpu cpu : Engines.all()) {
                Same.numbers(exact.value(), denormal.run(algorithm, cpu), () -> denormal.text(algorithm, cpu));
            }
        }
    }

    @Law(tries = 200)
    void theChoiceIsAcceptedAndDoesNotDependOnTheBatch(@ForAll Conv2dGeometry g) {
        assertTrue(Conv2d.choose(g).accepts(g), () -> Conv2d.explain(g));
        assertSame(Conv2d.choose(g), Conv2d.choose(g.withBatch(g.batch() + 1)));
    }
}
