package dev.lanewise.properties.laws;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Conv2dGradients;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Bounds;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Guarded;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Geometries;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.oracles.Exact;
import dev.lanewise.properties.oracles.TextbookConv2d;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;

/** The gradients of a convolution are the textbook's, and the same bits with vectors and without. */
@Tag("widths")
class ConvolutionGradientLaws {
    private static final Offset NONE = new Offset(0);

    private interface Kernel {
        void run(Guarded a, Guarded b, Guarded y);
    }

    private static float[] run(float[] a, float[] b, int size, Offset at, Object problem, Kernel kernel) {
        Guarded first = Guarded.input(a, at.value());
        Guarded second = Guarded.input(b, at.value() / 2);
        Guarded output = Guarded.output(size, Math.max(0, 17 - at.value()));
        kernel.run(first, second, output);
        first.untouched(a, problem);
        second.untouched(b, problem);
        return output.written(problem);
    }

    private static float[] input(Conv2dGeometry g, Cpu cpu, float[] dy, float[] w, Offset at) {
        return run(dy, w, g.inputSize(), at, text(g, cpu), (from, by, to) -> Conv2dGradients.inputGradient(
                cpu, g, from.array(), from.offset(), by.array(), by.offset(), to.array(), to.offset()));
    }

    private static float[] weights(Conv2dGeometry g, Cpu cpu, float[] x, float[] dy, Offset at) {
        return run(x, dy, g.weightSize(), at, text(g, cpu), (from, by, to) -> Conv2dGradients.weightGradient(
                cpu, g, from.array(), from.offset(), by.array(), by.offset(), to.array(), to.offset()));
    }

    private static String text(Conv2dGeometry g, Cpu cpu) {
        return "gradient, " + Engines.text(cpu) + ", " + g;
    }

    @Law(tries = 800)
    void theWeightGradientIsExactOnWholeNumbers(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        float[] x = Values.integers(seed.value(), g.inputSize(), 32);
        float[] dy = Values.integers(seed.next().value(), g.outputSize(), 32);
        Exact exact = TextbookConv2d.weightGradient(g, x, dy);
        for (Cpu cpu : Engines.all()) Same.numbers(exact.value(), weights(g, cpu, x, dy, NONE), () -> text(g, cpu));
    }

    @Law(tries = 800)
    void theInputGradientIsExactOnWholeNumbers(@ForAll Conv2dGeometry g, @ForAll Seed seed) {
        if (mayBeWinograds(g)) return;
        float[] dy = Values.integers(seed.value(), g.outputSize(), 32);
        float[] w = Values.integers(seed.next().value(), g.weightSize(), 32);
        Exact exact = TextbookConv2d.inputGradient(g, dy, w);
        for (Cpu cpu : Engines.all()) Same.numbers(exact.value(), input(g, cpu, dy, w, NONE), () -> text(g, cpu));
    }

    /** Each phase of the stride is a convolution of its own; 3x3 and 5x5 ones may be computed by Winograd's algorithm. */
    private static boolean mayBeWinograds(Conv2dGeometry g) {
        return g.groups() == 1 && (mayBe(3, g) || mayBe(5, g));
    }

    private static boolean mayBe(int taps, Conv2dGeometry g) {
        return mayBe(taps, g.kernelHeight(), g.stride().vertical(), g.dilation().vertical())
                && mayBe(taps, g.kernelWidth(), g.stride().horizontal(), g.dilation().horizontal());
    }

    /** Whether a phase may have so many taps. */
    private static boolean mayBe(int taps, int kernel, int stride, int dilation) {
        int apart = stride / BigInteger.valueOf(stride).gcd(BigInteger.valueOf(dilation)).intValue();
        return kernel / apart == taps || Math.ceilDiv(kernel, apart) == taps;
    }

    @Law(tries = 400)
    void gradientsOfRealsAreWithinTheBound(
            @ForAll(supplier = Geometries.All.class) Conv2dGeometry g, @ForAll Seed seed) {
        float[] x = Values.reals(seed.value(), g.inputSize());
        float[] dy = Values.reals(seed.next().value(), g.outputSize());
        float[] w = Values.reals(seed.next().next().value(), g.weightSize());
        Exact dw = TextbookConv2d.weightGradient(g, x, dy);
        Exact dx = TextbookConv2d.inputGradient(g, dy, w);
        for (Cpu cpu : Engines.all()) {
            Bounds.sums(dw, weights(g, cpu, x, dy, NONE), () -> text(g, cpu));
            float[] y = input(g, cpu, dy, w, NONE);
            if (mayBeWinograds(g)) Bounds.norms(dx, y, 2e-5, 1e-4, () -> text(g, cpu));
            else
                Bounds.sums(dx, y, () -> text(g, cpu));
        }
    }

    @Law(tries = 400)
    void vectorCodeIsItsTwin(
            @ForAll(supplier = Geometries.All.class) Conv2dGeometry g, @ForAll Seed seed, @ForAll Offset offset) {
        float[] x = Values.special(seed.value(), g.inputSize(), 200);
        float[] dy = Values.special(seed.next().value(), g.outputSize(), 200);
        float[] w = Values.special(seed.next().next().value(), g.weightSize(), 200);
        Cpu best = Engines.best();
        Same.bits(weights(g, Engines.SCALAR, x, dy, NONE), weights(g, best, x, dy, offset), () -> text(g, best));
        Same.bits(input(g, Engines.SCALAR, dy, w, NONE), input(g, best, dy, w, offset), () -> text(g, best));
    }

    @Law(tries = 200)
    void theInputGradientOfAnImageIsComputedAsAlone(
            @ForAll(supplier = Geometries.All.class) Conv2dGeometry some, @ForAll Seed seed) {
        Conv2dGeometry g = some.withBatch(3);
        Conv2dGeometry one = some.withBatch(1);
        float[] dy = Values.reals(seed.value(), g.outputSize());
        float[] w = Values.reals(seed.next().value(), g.weightSize());
        float[] all = input(g, Engines.best(), dy, w, NONE);
        for (int n = 0; n < 3; n++) {
            float[] own = Arrays.copyOfRange(dy, n * one.outputSize(), (n + 1) * one.outputSize());
            Same.part(input(one, Engines.best(), own, w, NONE), all, n * one.inputSize(), g::toString);
        }
    }
}
