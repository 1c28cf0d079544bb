package dev.lanewise.properties.generators;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Lengths around the lanes of every vector width, where tails begin and end. */
public final class Lengths {
    private static final List<Integer> EDGES = IntStream.concat(
            IntStream.of(0, 1, 2, 127, 128, 129, 255, 256, 257),
            IntStream.of(4, 8, 16)
                    .flatMap(l -> IntStream.of(
                            l - 1, l, l + 1, 2 * l - 1, 2 * l, 2 * l + 1, 3 * l + 3, 4 * l, 4 * l + 1)))
            .sorted()
            .distinct()
            .boxed()
            .toList();

    private static final List<Integer> CHANNELS = List.of(1, 2, 3, 4, 5, 7, 8, 9, 11, 13, 15, 16, 17, 19, 23, 24, 31,
            32, 33, 47, 48, 49, 61, 63, 64, 65, 67);

    private Lengths() {}

    /** 0 to 300, the edges first. */
    static Arbitrary<Length> any() {
        return Edges.of(
                Arbitraries.integers().between(0, 300).map(Length::new),
                EDGES.stream().map(Length::new).toArray(Length[]::new));
    }

    /** {@code least} to {@code most}, the edges first. */
    static Arbitrary<Integer> between(int least, int most) {
        Integer[] edges = EDGES.stream().filter(n -> least <= n && n <= most).toArray(Integer[]::new);
        return Edges.of(Arbitraries.integers().between(least, most), edges);
    }

    /** Axis sizes of at most {@code most}: small numbers, primes, and multiples of lanes with their neighbours. */
    static Arbitrary<Integer> channels(int most) {
        return Arbitraries.of(CHANNELS.stream().filter(n -> n <= most).toList());
    }
}
