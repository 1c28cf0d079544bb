package dev.lanewise.properties.generators;

import dev.lanewise.tensor.Shape;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Shapes and the axes that are taken away from them. */
public final class Reductions {
    /** Axes from 0 on. */
    public record Reduction(Shape shape, Set<Integer> axes) {
        private static Reduction of(Shape shape, Integer... axes) {
            return new Reduction(shape, new TreeSet<>(Set.of(axes)));
        }
    }

    /** Down the middle of {@code [outer, n, inner]}. */
    public record Box(int outer, int n, int inner) {}

    private static final Reduction[] EDGES = {
        Reduction.of(Shape.SCALAR),
        Reduction.of(Shape.of(7)),
        Reduction.of(Shape.of(1), 0),
        Reduction.of(Shape.of(0), 0),
        Reduction.of(Shape.of(3, 0), 0),
        Reduction.of(Shape.of(3, 0), 1),
        // lengths around a block of the fixed tree
        Reduction.of(Shape.of(1023), 0),
        Reduction.of(Shape.of(1024), 0),
        Reduction.of(Shape.of(1025), 0),
        Reduction.of(Shape.of(2, 2049), 1),
        Reduction.of(Shape.of(5121), 0),
        Reduction.of(Shape.of(3073, 3), 0),
        Reduction.of(Shape.of(2, 1500, 17), 1),
        Reduction.of(Shape.of(1030, 300), 0),
        Reduction.of(Shape.of(600, 4), 0, 1),
        // kept axes between reduced ones
        Reduction.of(Shape.of(4, 5, 6), 0, 2),
        Reduction.of(Shape.of(3, 4, 5, 17), 0, 2),
        Reduction.of(Shape.of(40, 3, 50), 0, 2),
    };

    private Reductions() {}

    static Arbitrary<Reduction> any() {
        Arbitrary<Set<Integer>> axes = Arbitraries.integers().between(0, 3).set().ofMaxSize(4);
        Arbitrary<Shape> shapes = Arbitraries.oneOf(Shapes.any(), Lengths.between(0, 70).tuple2().map(
                sizes -> Shape.of(sizes.get1(), sizes.get2())));
        return Edges.of(Combinators.combine(shapes, axes).as((shape, some) -> {
            Set<Integer> within = new LinkedHashSet<>(new TreeSet<>(some));
            within.removeIf(axis -> axis >= shape.rank());
            return new Reduction(shape, within);
        }), EDGES);
    }

    static Arbitrary<Box> boxes() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 6);
        return Edges.of(
                Combinators.combine(few, Lengths.between(1, 70), few).as(Box::new),
                new Box(1, 1, 1),
                new Box(0, 5, 3),
                new Box(2, 17, 0),
                new Box(3, 33, 1),
                new Box(1, 16, 5));
    }
}
