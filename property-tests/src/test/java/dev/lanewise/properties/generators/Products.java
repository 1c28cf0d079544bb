package dev.lanewise.properties.generators;

import dev.lanewise.kernels.gemm.GemmGeometry;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Products of matrices, small enough for textbook loops, around the tiles and panels of the kernels. */
public final class Products {
    private static final long MOST_MULTIPLY_ADDS = 150_000;

    private static final GemmGeometry[] EDGES = {
        GemmGeometry.of(1, 1, 1),
        GemmGeometry.of(0, 3, 4),
        GemmGeometry.of(3, 0, 4),
        GemmGeometry.of(3, 4, 0),
        GemmGeometry.of(0, 0, 0),
        // whole tiles; one row, column and term more
        GemmGeometry.of(6, 32, 16),
        GemmGeometry.of(7, 33, 17),
        GemmGeometry.of(12, 64, 8, true, true),
        GemmGeometry.of(13, 31, 9, false, true),
        // vectors by matrices, with columns for more than one block
        GemmGeometry.of(1, 1030, 9),
        GemmGeometry.of(4, 515, 11, true, false),
        GemmGeometry.of(90, 1, 33),
        GemmGeometry.of(1, 1, 1500),
        // a sum long enough to be split into blocks
        GemmGeometry.of(2, 5, 3000, false, true),
        GemmGeometry.of(7, 3, 2049),
        // rows with gaps
        new GemmGeometry(5, 35, 7, false, false, 9, 36, 40),
        new GemmGeometry(8, 6, 5, true, true, 11, 6, 7),
    };

    private Products() {}

    public static Arbitrary<GemmGeometry> any() {
        Arbitrary<Integer> rows = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.integers().between(0, 8)), Tuple.of(1, Lengths.between(0, 70)));
        Arbitrary<Integer> gaps = Arbitraries.of(0, 0, 0, 1, 5);
        var products = Combinators.combine(
                rows,
                Lengths.between(0, 140),
                Lengths.between(0, 260),
                Arbitraries.of(false, true).tuple2(),
                gaps.tuple3())
                .as((m, n, k, t, gap) -> new GemmGeometry(
                        m,
                        n,
                        k,
                        t.get1(),
                        t.get2(),
                        (t.get1() ? m : k) + gap.get1(),
                        (t.get2() ? k : n) + gap.get2(),
                        n + gap.get3()))
                .filter(g -> g.multiplyAdds() <= MOST_MULTIPLY_ADDS);
        return Edges.of(products, EDGES);
    }
}
