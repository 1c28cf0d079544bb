package dev.lanewise.properties.generators;

import dev.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Shapes of rank 0 to 4, and pairs that broadcast. */
public final class Shapes {
    /** Two shapes that broadcast to a third. */
    public record Pair(Shape a, Shape b, Shape both) {}

    private Shapes() {}

    public static Arbitrary<Shape> any() {
        return sizes().map(Shapes::of);
    }

    public static Arbitrary<Pair> broadcast() {
        Arbitrary<List<Stretch>> stretches = Arbitraries.of(Stretch.class).list().ofSize(4);
        Arbitrary<Integer> dropped = Arbitraries.integers().between(-4, 4);
        return Combinators.combine(sizes(), stretches, dropped).as(Shapes::pair);
    }

    private enum Stretch {
        NEITHER,
        A,
        B
    }

    private static Pair pair(List<Integer> sizes, List<Stretch> stretches, int dropped) {
        int[] a = sizes.stream().mapToInt(i -> i).toArray();
        int[] b = a.clone();
        for (int i = 0; i < a.length; i++) {
            if (stretches.get(i) == Stretch.A) a[i] = 1;
            if (stretches.get(i) == Stretch.B) b[i] = 1;
        }
        // the outermost axes may be left out altogether of one of the two
        int rank = a.length;
        Shape left = Shape.of(Arrays.copyOfRange(a, Math.min(rank, Math.max(0, dropped)), rank));
        Shape right = Shape.of(Arrays.copyOfRange(b, Math.min(rank, Math.max(0, -dropped)), rank));
        int[] both = new int[Math.max(left.rank(), right.rank())];
        for (int i = 1; i <= both.length; i++) {
            int m = i <= left.rank() ? left.size(-i) : 1;
            int n = i <= right.rank() ? right.size(-i) : 1;
            both[both.length - i] = m == 1 ? n : m;
        }
        return new Pair(left, right, Shape.of(both));
    }

    private static Arbitrary<List<Integer>> sizes() {
        Arbitrary<Integer> size = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of(1, 2, 3, 4, 5)),
                Tuple.of(3, Arbitraries.of(15, 16, 17, 33)),
                Tuple.of(1, Arbitraries.just(0)));
        return size.list().ofMaxSize(4)
                .filter(list -> list.stream().mapToInt(i -> i).reduce(1, (a, b) -> a * b) < 5000);
    }

    private static Shape of(List<Integer> sizes) {
        return Shape.of(sizes.stream().mapToInt(i -> i).toArray());
    }
}
