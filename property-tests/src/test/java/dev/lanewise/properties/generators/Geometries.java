package dev.lanewise.properties.generators;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Convolutions of all kinds, small enough that thousands are computed by textbook loops within a minute. */
public final class Geometries {
    private static final long MOST_MULTIPLY_ADDS = 200_000;

    private Geometries() {}

    /** Any kernel up to 7x7, stride and dilation up to 3, uneven padding, groups up to depthwise, batch up to 3. */
    static Arbitrary<Conv2dGeometry> convolutions() {
        var kernel = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Tuple.of(1, 1))),
                Tuple.of(3, Arbitraries.of(2, 3, 3, 5, 7).map(side -> Tuple.of(side, side))),
                Tuple.of(3, pair(Arbitraries.of(1, 2, 3, 3, 3, 4, 5, 6, 7))));
        var stride = pair(Arbitraries.of(1, 1, 1, 2, 3)).map(p -> new Stride(p.get1(), p.get2()));
        var dilation = pair(Arbitraries.of(1, 1, 1, 1, 2, 3)).map(p -> new Dilation(p.get1(), p.get2()));
        var surplus = pair(Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 17));
        var geometries = Combinators.combine(batches(), kernel, stride, dilation, paddings(), surplus, channels())
                .as((batch, k, s, d, p, more, c) -> new Conv2dGeometry(
                        batch,
                        size(k.get1(), d.vertical(), p.top() + p.bottom(), more.get1()),
                        size(k.get2(), d.horizontal(), p.left() + p.right(), more.get2()),
                        c.in(),
                        c.out(),
                        k.get1(),
                        k.get2(),
                        s,
                        p,
                        d,
                        c.groups()))
                .filter(g -> g.multiplyAdds() <= MOST_MULTIPLY_ADDS);
        return Edges.of(geometries, GeometryEdges.CONVOLUTIONS);
    }

    /** 3x3 and 5x5, one group: what Winograd's algorithms are for, with tiles that hang over each border. */
    public static final class Winograd implements ArbitrarySupplier<Conv2dGeometry> {
        @Override
        public Arbitrary<Conv2dGeometry> get() {
            return winograd();
        }
    }

    /** Both kinds. */
    public static final class All implements ArbitrarySupplier<Conv2dGeometry> {
        @Override
        public Arbitrary<Conv2dGeometry> get() {
            return Arbitraries.oneOf(convolutions(), winograd());
        }
    }

    private static Arbitrary<Conv2dGeometry> winograd() {
        return Arbitraries.frequencyOf(Tuple.of(2, winograd(3)), Tuple.of(1, winograd(5)));
    }

    private static Arbitrary<Conv2dGeometry> winograd(int kernel) {
        var surplus = pair(Arbitraries.integers().between(0, 14));
        var channels = Lengths.channels(67).tuple2();
        var dilations = Arbitraries.of(1, 1, 1, 2, 3).tuple2().map(d -> new Dilation(d.get1(), d.get2()));
        var strides = kernel == 3
                ? Arbitraries.of(Stride.ONE, Stride.ONE, Stride.of(2))
                : Arbitraries.just(Stride.ONE);
        var geometries = Combinators.combine(
                Arbitraries.of(1, 1, 1, 2), paddings(), surplus, channels, dilations, strides)
                .as((batch, p, more, c, d, stride) -> new Conv2dGeometry(
                        batch,
                        size(kernel, d.vertical(), p.top() + p.bottom(), more.get1()),
                        size(kernel, d.horizontal(), p.left() + p.right(), more.get2()),
                        c.get1(),
                        c.get2(),
                        kernel,
                        kernel,
                        stride,
                        p,
                        d,
                        1))
                .filter(g -> g.multiplyAdds() <= 4 * MOST_MULTIPLY_ADDS);
        return Edges.of(geometries, GeometryEdges.WINOGRAD);
    }

    private record Channels(int in, int out, int groups) {}

    private static Arbitrary<Channels> channels() {
        Arbitrary<Integer> many = Lengths.channels(67);
        Arbitrary<Integer> groups = Arbitraries.of(2, 3, 4, 5, 8);
        var dense = many.tuple2().map(c -> new Channels(c.get1(), c.get2(), 1));
        var grouped = Combinators.combine(Lengths.channels(17), Lengths.channels(17), groups)
                .as((in, out, g) -> new Channels(in * g, out * g, g));
        var small = Combinators.combine(Arbitraries.of(2, 4, 8, 16), Arbitraries.of(16, 32, 48))
                .as((inputs, c) -> new Channels(c, c, c / inputs));
        var depthwise = many.map(c -> new Channels(c, c, c));
        var multiplied = Combinators.combine(many, Arbitraries.of(2, 3)).as((c, m) -> new Channels(c, c * m, c));
        return Arbitraries.frequencyOf(
                Tuple.of(5, dense), Tuple.of(2, grouped), Tuple.of(2, small), Tuple.of(2, depthwise),
                Tuple.of(1, multiplied));
    }

    private static Arbitrary<Integer> batches() {
        return Arbitraries.of(1, 1, 1, 1, 2, 3, 0);
    }

    private static Arbitrary<Padding> paddings() {
        Arbitrary<Integer> side = Arbitraries.of(0, 0, 1, 1, 2, 3);
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Padding.NONE)),
                Tuple.of(3, side.tuple4().map(p -> new Padding(p.get1(), p.get2(), p.get3(), p.get4()))));
    }

    /** The least input into which the kernel fits, and some pixels more. */
    private static int size(int kernel, int dilation, int padding, int more) {
        return Math.max(1, (kernel - 1) * dilation + 1 - padding + more);
    }

    private static Arbitrary<Tuple.Tuple2<Integer, Integer>> pair(Arbitrary<Integer> each) {
        return each.tuple2();
    }
}
