package dev.lanewise.properties.generators;

import net.jqwik.api.Arbitrary;

/** Edge cases that are known, in the place of those that jqwik would combine. */
final class Edges {
    private Edges() {}

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> Arbitrary<T> of(Arbitrary<T> arbitrary, T... edges) {
        // config.none() would do, but jqwik 1.9.3 adds to an immutable list after it
        return arbitrary.edgeCases(config -> config.filter(found -> false).add(edges));
    }
}
