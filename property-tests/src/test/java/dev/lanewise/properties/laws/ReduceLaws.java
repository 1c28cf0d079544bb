package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.reduce.ArgMax;
import dev.lanewise.kernels.reduce.Reduce;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.kernels.reduce.ReduceGeometry;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Bounds;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Guarded;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Reductions;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.oracles.TextbookReduce;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;

/** Reductions over any axes are what their definition says, to the bit, and in the one order that all sums have. */
@Tag("widths")
class ReduceLaws {
    @Law(tries = 800)
    void extremesAreExact(@ForAll Reductions.Reduction reduction, @ForAll Seed seed, @ForAll Offset offset) {
        float[] x = Values.special(seed.value(), reduction.shape().elements(), 8);
        List<float[]> groups = TextbookReduce.groups(reduction.shape(), reduction.axes(), x);
        boolean ofNone = groups.stream().anyMatch(group -> group.length == 0);
        if (ofNone) return;
        for (ReduceFunction f : new ReduceFunction[] {ReduceFunction.MAX, ReduceFunction.MIN}) {
            for (Cpu cpu : Engines.all()) {
                Same.bits(TextbookReduce.extremes(f, groups), run(f, reduction, x, cpu, offset),
                        () -> f + " " + reduction + " " + Engines.text(cpu));
            }
        }
    }

    @Law(tries = 800)
    void sumsAreAddedInTheFixedOrder(@ForAll Reductions.Reduction reduction, @ForAll Seed seed, @ForAll Offset offset) {
        float[] x = Values.special(seed.value(), reduction.shape().elements(), 200);
        List<float[]> groups = TextbookReduce.groups(reduction.shape(), reduction.axes(), x);
        float[] sums = new float[groups.size()];
        float[] means = new float[groups.size()];
        for (int i = 0; i < sums.length; i++) {
            float[] terms = groups.get(i);
            sums[i] = TextbookReduce.tree(terms, 0, terms.length);
            means[i] = sums[i] / terms.length;
        }
        for (Cpu cpu : Engines.all()) {
            Same.bits(sums, run(ReduceFunction.SUM, reduction, x, cpu, offset),
                    () -> "sum " + reduction + " " + Engines.text(cpu));
            Same.bits(means, run(ReduceFunction.MEAN, reduction, x, cpu, offset),
                    () -> "mean " + reduction + " " + Engines.text(cpu));
        }
    }

    @Law(tries = 500)
    void sumsAreWithinTheBoundAndExactOnWholeNumbers(@ForAll Reductions.Reduction reduction, @ForAll Seed seed) {
        float[] reals = Values.reals(seed.value(), reduction.shape().elements());
        float[] integers = Values.integers(seed.value(), reduction.shape().elements(), 1000);
        for (Cpu cpu : Engines.all()) {
            for (ReduceFunction f : new ReduceFunction[] {ReduceFunction.SUM, ReduceFunction.MEAN}) {
                var groups = TextbookReduce.groups(reduction.shape(), reduction.axes(), reals);
                Bounds.sums(TextbookReduce.sums(f, groups), run(f, reduction, reals, cpu, new Offset(0)),
                        () -> f + " " + reduction + " " + Engines.text(cpu));
            }
            var groups = TextbookReduce.groups(reduction.shape(), reduction.axes(), integers);
            Same.numbers(TextbookReduce.sums(ReduceFunction.SUM, groups).value(),
                    run(ReduceFunction.SUM, reduction, integers, cpu, new Offset(0)), reduction::toString);
        }
    }

    @Law(tries = 300)
    void theIndexIsThatOfTheFirstLargest(@ForAll Reductions.Box box, @ForAll Seed seed) {
        float[] x = Values.special(seed.value(), box.outer() * box.n() * box.inner(), 5);
        long[] y = new long[box.outer() * box.inner()];
        ArgMax.run(box.outer(), box.n(), box.inner(), x, 0, y, 0);
        for (int i = 0; i < y.length; i++) {
            int column = i / box.inner() * box.n() * box.inner() + i % box.inner();
            int best = 0;
            for (int j = 1; j < box.n(); j++) {
                float value = x[column + j * box.inner()];
                float largest = x[column + best * box.inner()];
                if (value > largest || (Float.isNaN(value) && !Float.isNaN(largest))) best = j;
            }
            assertEquals(best, y[i], box::toString);
        }
    }

    private static float[] run(ReduceFunction f, Reductions.Reduction reduction, float[] x, Cpu cpu, Offset at) {
        int[] axes = reduction.axes().stream().mapToInt(i -> i).sorted().toArray();
        ReduceGeometry g = ReduceGeometry.of(reduction.shape().toArray(), axes);
        String problem = f + " " + reduction + " " + Engines.text(cpu) + " " + at;
        Guarded input = Guarded.input(x, at.value());
        Guarded output = Guarded.output(g.outer() * g.inner(), Math.max(0, 17 - at.value()));
        Guarded scratch = Guarded.output(Reduce.scratchSize(f, g, cpu.workers().width()), at.value());
        Reduce.run(cpu, f, g, input.array(), input.offset(), output.array(), output.offset(), scratch.array(),
                scratch.offset());
        input.untouched(x, problem);
        scratch.untouchedAround(problem);
        return output.written(problem);
    }
}
