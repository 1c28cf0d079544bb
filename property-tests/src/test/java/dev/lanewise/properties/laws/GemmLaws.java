package dev.lanewise.properties.laws;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Bounds;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.checks.VoidTestGuard;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.laws.GemmProblem.Options;
import dev.lanewise.properties.oracles.Exact;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Products are exact on whole numbers, within the theory's bound on others, and the same bits however computed. */
@Tag("widths")
class GemmLaws {
    private static final VoidTestGuard GUARD = new VoidTestGuard();

    @Law(tries = 1500)
    void productsOfWholeNumbersAreExact(
            @ForAll GemmGeometry g, @ForAll Seed seed, @ForAll Offset offset, @ForAll boolean packed,
            @ForAll boolean accumulate, @ForAll boolean withEpilogue) {
        GemmProblem problem = GemmProblem.integers(g, seed);
        double[] expected = problem.exact().value();
        float[] stored = problem.stored();
        for (int i = 0; i < expected.length; i++) {
            if (accumulate) expected[i] += stored[i];
            if (withEpilogue) expected[i] = Math.max(0, expected[i] + problem.bias()[i % g.n()] + stored[i]);
        }
        if (!withEpilogue) GUARD.see(expected);
        for (Cpu cpu : Engines.all()) {
            Options options = new Options(cpu, packed, accumulate, withEpilogue, Activation.RELU, offset);
            Same.numbers(expected, problem.run(options), () -> g + ", " + options);
        }
    }

    @AfterContainer
    static void mostOutputsAreNotZero() {
        GUARD.check();
    }

    /** Multiples of the smallest number there is: were one of them taken for 0, the sum would tell. */
    @Law(tries = 300)
    void denormalNumbersAreKept(@ForAll GemmGeometry g, @ForAll Seed seed) {
        GemmProblem problem = GemmProblem.integers(g, seed);
        float[] tiny = problem.a().clone();
        for (int i = 0; i < tiny.length; i++) tiny[i] *= Float.MIN_VALUE;
        GemmProblem denormal = new GemmProblem(g, tiny, problem.b(), problem.c(), problem.bias());
        for (Cpu cpu : Engines.all()) {
            Same.numbers(denormal.exact().value(), denormal.run(cpu), () -> g + ", " + Engines.text(cpu));
        }
    }

    @Law(tries = 800)
    void productsOfRealsAreWithinTheBound(@ForAll GemmGeometry g, @ForAll Seed seed) {
        GemmProblem problem = GemmProblem.reals(g, seed);
        Exact exact = problem.exact();
        for (Cpu cpu : Engines.all()) Bounds.sums(exact, problem.run(cpu), () -> g + ", " + Engines.text(cpu));
    }

    @Law(tries = 800)
    void vectorCodeIsItsTwin(
            @ForAll GemmGeometry g, @ForAll Seed seed, @ForAll Offset offset, @ForAll boolean packed,
            @ForAll boolean accumulate, @ForAll Activation activation) {
        same(GemmProblem.reals(g, seed), packed, accumulate, activation, offset);
        same(GemmProblem.special(g, seed, 40), packed, accumulate, activation, offset);
    }

    @Law(tries = 300)
    void anEpilogueIsItsStepsOneAfterTheOther(
            @ForAll GemmGeometry g, @ForAll Seed seed, @ForAll Activation activation, @ForAll boolean packed) {
        GemmProblem problem = GemmProblem.special(g, seed, 100);
        float[] steps = problem.run(Engines.SCALAR);
        float[] residual = problem.stored();
        for (int i = 0; i < steps.length; i++) steps[i] = steps[i] + problem.bias()[i % g.n()] + residual[i];
        Elementwise.unary(Engines.SCALAR, activation.function(), activation.alpha(), activation.beta(), steps.length,
                steps, 0, steps, 0);
        for (Cpu cpu : Engines.all()) {
            Options options = new Options(cpu, packed, false, true, activation, new Offset(0));
            Same.bits(steps, problem.run(options), () -> g + ", " + options);
        }
    }

    private static void same(
            GemmProblem problem, boolean packed, boolean accumulate, Activation activation, Offset offset) {
        boolean withEpilogue = !activation.equals(Activation.NONE);
        Options twin = new Options(Engines.SCALAR, false, accumulate, withEpilogue, activation, new Offset(0));
        Options vector = new Options(Engines.best(), packed, accumulate, withEpilogue, activation, offset);
        Same.bits(problem.run(twin), problem.run(vector), () -> problem.geometry() + ", " + vector);
    }
}
