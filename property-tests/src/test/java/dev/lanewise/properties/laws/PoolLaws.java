package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Bounds;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.laws.PoolProblem.Largest;
import dev.lanewise.properties.oracles.TextbookPool2d;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;

/** Pooling is what the textbook says, with vectors and without, whatever the numbers. */
@Tag("widths")
class PoolLaws {
    private static final Offset NONE = new Offset(0);

    @Law(tries = 1000)
    void theLargestIsExactAndTheFirstOfItsEquals(@ForAll Pool2dGeometry g, @ForAll Seed seed, @ForAll Offset offset) {
        // few different numbers, so that many are equal
        largest(new PoolProblem(g, Values.integers(seed.value(), g.inputSize(), 2)), offset);
        largest(new PoolProblem(g, Values.special(seed.value(), g.inputSize(), 6)), offset);
    }

    private static void largest(PoolProblem problem, Offset offset) {
        Pool2dGeometry g = problem.geometry();
        int[] indices = TextbookPool2d.indices(g, problem.x());
        float[] values = TextbookPool2d.max(g, problem.x());
        for (Cpu cpu : Engines.all()) {
            Largest found = problem.indexedMax(cpu, offset);
            assertArrayEquals(indices, found.indices(), () -> problem.text("indices", cpu));
            Same.bits(values, found.values(), () -> problem.text("indexed max", cpu));
            Same.bits(values, problem.max(cpu, offset), () -> problem.text("max", cpu));
        }
    }

    @Law(tries = 600)
    void theMeanIsWithinTheBound(@ForAll Pool2dGeometry g, @ForAll Seed seed, @ForAll boolean countPadding) {
        PoolProblem problem = new PoolProblem(g, Values.reals(seed.value(), g.inputSize()));
        for (Cpu cpu : Engines.all()) {
            Bounds.sums(TextbookPool2d.average(g, countPadding, problem.x()),
                    problem.average(cpu, NONE, countPadding), () -> problem.text("average", cpu));
        }
    }

    @Law(tries = 600)
    void theMeanOfVectorCodeIsItsTwins(
            @ForAll Pool2dGeometry g, @ForAll Seed seed, @ForAll Offset offset, @ForAll boolean countPadding) {
        PoolProblem problem = new PoolProblem(g, Values.special(seed.value(), g.inputSize(), 30));
        float[] dy = Values.special(~seed.value(), g.outputSize(), 30);
        Cpu best = Engines.best();
        Same.bits(problem.average(Engines.SCALAR, NONE, countPadding), problem.average(best, offset, countPadding),
                () -> problem.text("average", best));
        Same.bits(
                problem.averageGradient(Engines.SCALAR, NONE, countPadding, dy),
                problem.averageGradient(best, offset, countPadding, dy),
                () -> problem.text("gradient of average", best));
    }

    @Law(tries = 600)
    void theGradientOfTheLargestGoesWhereItLay(@ForAll Pool2dGeometry g, @ForAll Seed seed, @ForAll Offset offset) {
        PoolProblem problem = new PoolProblem(g, Values.reals(seed.value(), g.inputSize()));
        int[] indices = TextbookPool2d.indices(g, problem.x());
        float[] dy = Values.special(~seed.value(), g.outputSize(), 30);
        float[] expected = TextbookPool2d.scattered(g, dy, indices);
        for (Cpu cpu : Engines.all()) {
            Same.bits(expected, problem.maxGradient(cpu, offset, dy, indices),
                    () -> problem.text("gradient of max", cpu));
        }
    }

    @Law(tries = 300)
    void theLargestOfTheLargestIsTheLargestOfAll(@ForAll Pool2dGeometry some, @ForAll Seed seed) {
        int height = some.height() + some.kernelHeight();
        int width = some.width() + some.kernelWidth();
        Pool2dGeometry whole = dense(some, height, width, some.kernelHeight(), some.kernelWidth());
        // first along rows, then along columns
        Pool2dGeometry rows = dense(some, height, width, 1, some.kernelWidth());
        Pool2dGeometry columns = dense(some, height, rows.outWidth(), some.kernelHeight(), 1);
        PoolProblem problem = new PoolProblem(whole, Values.special(seed.value(), whole.inputSize(), 40));
        float[] between = new PoolProblem(rows, problem.x()).max(Engines.best(), NONE);
        Same.bits(problem.max(Engines.best(), NONE), new PoolProblem(columns, between).max(Engines.best(), NONE),
                whole::toString);
    }

    private static Pool2dGeometry dense(Pool2dGeometry g, int height, int width, int kernelHeight, int kernelWidth) {
        return new Pool2dGeometry(g.batch(), height, width, g.channels(), kernelHeight, kernelWidth, Stride.ONE,
                Padding.NONE, Dilation.ONE, false);
    }

    @Law(tries = 300)
    void anImageInABatchIsPooledAsAlone(@ForAll Pool2dGeometry g, @ForAll Seed seed, @ForAll boolean countPadding) {
        PoolProblem all = new PoolProblem(g, Values.reals(seed.value(), g.inputSize()));
        float[] max = all.max(Engines.best(), NONE);
        float[] mean = all.average(Engines.best(), NONE, countPadding);
        for (int n = 0; n < g.batch(); n++) {
            PoolProblem one = all.image(n);
            int size = one.geometry().outputSize();
            Same.part(one.max(Engines.best(), NONE), max, n * size, () -> one.text("max", Engines.best()));
            Same.part(one.average(Engines.best(), NONE, countPadding), mean, n * size,
                    () -> one.text("average", Engines.best()));
        }
    }
}
