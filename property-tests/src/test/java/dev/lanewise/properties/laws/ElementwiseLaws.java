package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Broadcast;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Guarded;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Length;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Shapes;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.oracles.TextbookBroadcast;
import dev.lanewise.tensor.Shape;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;

/** Functions of elements give one result for one operand, whatever its place, the lanes, the offset or the shapes. */
@Tag("widths")
class ElementwiseLaws {
    private static final Offset NONE = new Offset(0);

    @Law(tries = 1000)
    void everyFunctionIsItsTwinOnAnyBits(
            @ForAll UnaryFunction f, @ForAll Length n, @ForAll Seed seed, @ForAll Offset offset) {
        float[] x = Values.bits(seed.value(), n.value());
        float[] dy = Values.special(seed.next().value(), n.value(), 10);
        float alpha = Values.reals(seed.value(), 1)[0];
        float beta = alpha + Math.abs(Values.reals(seed.next().value(), 1)[0]);
        for (float[] from : new float[][] {x, Values.special(seed.value(), n.value(), 5)}) {
            Same.bits(apply(Engines.SCALAR, f, alpha, beta, from, NONE),
                    apply(Engines.best(), f, alpha, beta, from, offset), () -> f + " " + n + " " + offset);
            Same.bits(slope(Engines.SCALAR, f, alpha, beta, from, dy, NONE),
                    slope(Engines.best(), f, alpha, beta, from, dy, offset), () -> f + "' " + n + " " + offset);
        }
    }

    @Law(tries = 300)
    void anElementsResultDoesNotDependOnItsPlace(@ForAll UnaryFunction f, @ForAll Length n, @ForAll Seed seed) {
        float[] x = Values.special(seed.value(), n.value(), 5);
        float[] all = apply(Engines.best(), f, 0.5f, 0.25f, x, NONE);
        for (int i = 0; i < x.length; i++) {
            float[] alone = apply(Engines.best(), f, 0.5f, 0.25f, new float[] {x[i]}, NONE);
            Same.part(alone, all, i, () -> f + " alone");
        }
    }

    @Law(tries = 800)
    void pairsAreExactWhateverTheirShapes(
            @ForAll BinaryFunction f, @ForAll Shapes.Pair shapes, @ForAll Seed seed, @ForAll Offset offset) {
        float[] a = Values.special(seed.value(), shapes.a().elements(), 4);
        float[] b = Values.special(seed.next().value(), shapes.b().elements(), 4);
        Broadcast broadcast = Broadcast.of(shapes.a().toArray(), shapes.b().toArray());
        assertEquals(shapes.both(), Shape.of(broadcast.shape()));
        int[][] places = TextbookBroadcast.places(shapes);
        float[] expected = new float[places.length];
        for (int i = 0; i < expected.length; i++) expected[i] = (float) f.value(a[places[i][0]], b[places[i][1]]);
        for (Cpu cpu : Engines.all()) {
            Guarded left = Guarded.input(a, offset.value());
            Guarded right = Guarded.input(b, offset.value() / 2);
            Guarded out = Guarded.output(expected.length, Math.max(0, 17 - offset.value()));
            Elementwise.binary(cpu, f, broadcast, left.array(), left.offset(), right.array(), right.offset(),
                    out.array(), out.offset());
            String problem = f + " " + shapes + " " + Engines.text(cpu);
            left.untouched(a, problem);
            right.untouched(b, problem);
            Same.bits(expected, out.written(problem), () -> problem);
        }
    }

    @Law(tries = 600)
    void comparisonsAndChoicesAreExact(
            @ForAll Comparison c, @ForAll Shapes.Pair shapes, @ForAll Seed seed, @ForAll Offset at) {
        float[] a = Values.special(seed.value(), shapes.a().elements(), 3);
        float[] b = Values.special(seed.next().value(), shapes.b().elements(), 3);
        int[][] places = TextbookBroadcast.places(shapes);
        byte[] expected = new byte[places.length];
        float[] chosen = new float[places.length];
        for (int i = 0; i < expected.length; i++) {
            float left = a[places[i][0]];
            float right = b[places[i][1]];
            expected[i] = (byte) (TextbookBroadcast.holds(c, left, right) ? 1 : 0);
            chosen[i] = expected[i] != 0 ? left : right;
        }
        Broadcast two = Broadcast.of(shapes.a().toArray(), shapes.b().toArray());
        Broadcast three = Broadcast.of(shapes.both().toArray(), shapes.a().toArray(), shapes.b().toArray());
        for (Cpu cpu : Engines.all()) {
            byte[] mask = new byte[at.value() + expected.length + 1];
            mask[at.value() + expected.length] = 77;
            Elementwise.compare(cpu, c, two, a, 0, b, 0, mask, at.value());
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], mask[at.value() + i], () -> c + " " + shapes + " " + Engines.text(cpu));
            }
            assertEquals(77, mask[at.value() + expected.length], "wrote beside the mask");
            Guarded out = Guarded.output(chosen.length, at.value());
            Elementwise.select(cpu, three, mask, at.value(), a, 0, b, 0, out.array(), out.offset());
            Same.bits(chosen, out.written(shapes), () -> "select " + shapes + " " + Engines.text(cpu));
        }
    }

    private static float[] apply(Cpu cpu, UnaryFunction f, float alpha, float beta, float[] x, Offset at) {
        Guarded from = Guarded.input(x, at.value());
        Guarded to = Guarded.output(x.length, Math.max(0, 17 - at.value()));
        Elementwise.unary(cpu, f, alpha, beta, x.length, from.array(), from.offset(), to.array(), to.offset());
        from.untouched(x, f);
        // in place too
        Elementwise.unary(cpu, f, alpha, beta, x.length, from.array(), from.offset(), from.array(), from.offset());
        Same.bits(to.values(), from.values(), () -> f + " in place");
        from.untouchedAround(f);
        return to.written(f);
    }

    private static float[] slope(Cpu cpu, UnaryFunction f, float alpha, float beta, float[] x, float[] dy, Offset at) {
        Guarded from = Guarded.input(x, at.value());
        Guarded by = Guarded.input(dy, at.value() / 2);
        Guarded to = Guarded.output(x.length, Math.max(0, 17 - at.value()));
        Elementwise.unaryGradient(cpu, f, alpha, beta, x.length, from.array(), from.offset(), by.array(), by.offset(),
                to.array(), to.offset());
        from.untouched(x, f);
        by.untouched(dy, f);
        return to.written(f);
    }
}
