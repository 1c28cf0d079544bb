package dev.lanewise.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {
    /** Fan-in 450, fan-out 1800. */
    private static final Shape W = Shape.of(200, 3, 3, 50);

    static Stream<Arguments> variances() {
        return Stream.of(
                Arguments.of("kaimingUniform", Initializer.kaimingUniform(), 2.0 / 450, 3.0),
                Arguments.of("kaimingNormal", Initializer.kaimingNormal(), 2.0 / 450, 0),
                Arguments.of("kaimingNormalFanOut", Initializer.kaimingNormalFanOut(), 2.0 / 1800, 0),
                Arguments.of("xavierUniform", Initializer.xavierUniform(), 2.0 / 2250, 3.0),
                Arguments.of("xavierNormal", Initializer.xavierNormal(), 2.0 / 2250, 0),
                Arguments.of("uniform", Initializer.uniform(0.3), 0.03, 3.0),
                Arguments.of("normal", Initializer.normal(0.5), 0.25, 0),
                // a normal distribution cut at two deviations has 0.7737413 of its variance
                Arguments.of("truncatedNormal", Initializer.truncatedNormal(1), 0.7737413, 4 / 0.7737413));
    }

    /** @param limit the largest square, in variances, or 0 where there is no limit */
    @ParameterizedTest(name = "{0}")
    @MethodSource("variances")
    void hasTheMeanAndVarianceOfItsDefinition(String name, Initializer initializer, double variance, double limit) {
        float[] values = initializer.values(W, random(1));
        int n = values.length;
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
            largest = Math.max(largest, Math.abs(value));
        }
        // 5 standard errors: of a mean sqrt(variance / n), of a variance at most variance * sqrt(2 / n)
        assertEquals(0, sum / n, 5 * Math.sqrt(variance / n));
        assertEquals(variance, squares / n, 5 * variance * Math.sqrt(2.0 / n));
        if (limit > 0) {
            double bound = Math.sqrt(limit * variance);
            assertTrue(largest <= bound * (1 + 0x1p-23) && largest > 0.99 * bound, largest + " of " + bound);
        } else {
            assertTrue(largest > 3.5 * Math.sqrt(variance), "tails: " + largest);
        }
    }

    @Test
    void normalValuesAreNormal() {
        float[] values = Initializer.normal(1).values(Shape.of(100_001), random(2));
        long within1 = count(values, 1);
        long within2 = count(values, 2);
        assertEquals(0.682689, within1 / 100_001.0, 5 * Math.sqrt(0.25 / 100_001));
        assertEquals(0.954500, within2 / 100_001.0, 5 * Math.sqrt(0.25 / 100_001));
    }

    @Test
    void aSeedMeansTheSameNumbersOnEveryMachine() {
        assertArrayEquals(
                new float[] {-0.73535186f, -1.3577324f, 0.6259644f},
                Initializer.normal(1).values(Shape.of(3), random(42)));
        assertArrayEquals(
                new float[] {0.39282763f, 0.3419994f, 0.4150486f},
                Initializer.uniform(1).values(Shape.of(3), random(42)));
        Linear linear = Linear.of(2, 2);
        linear.initialize(42);
        assertArrayEquals(
                new float[] {-0.8119754f, 1.1053077f, 1.5713369f, 1.4501145f},
                linear.weight().value().toFloats());
    }

    @Test
    void constantsAreConstant() {
        assertArrayEquals(new float[] {0, 0}, Initializer.zeros().values(Shape.of(2), random(1)));
        assertArrayEquals(new float[] {1, 1}, Initializer.ones().values(Shape.of(2), random(1)));
        assertArrayEquals(new float[] {0.5f}, Initializer.constant(0.5f).values(Shape.SCALAR, random(1)));
    }

    @Test
    void fansAreOfWeightsOnly() {
        assertEquals(
                "initializer: only weights [out, ..., in] have a fan-in and a fan-out; got [3]",
                assertThrows(ShapeException.class, () -> Initializer.kaimingNormal().values(Shape.of(3), random(1)))
                        .getMessage());
    }

    @Test
    void emptyWeightsAreEmpty() {
        assertEquals(0, Initializer.kaimingUniform().values(Shape.of(4, 0), random(1)).length);
    }

    private static long count(float[] values, double limit) {
        long count = 0;
        for (float value : values) if (Math.abs(value) < limit) count++;
        return count;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
