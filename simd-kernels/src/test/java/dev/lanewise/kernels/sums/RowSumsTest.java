package dev.lanewise.kernels.sums;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.TestData;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class RowSumsTest {
    private static final int[] LONG = {1023, 1024, 1025, 2047, 2048, 2049, 3072, 3100, 5000, 9217, 20_000};

    private static IntStream lengths() {
        return IntStream.concat(IntStream.range(0, 100), IntStream.of(LONG));
    }

    private static boolean[] codes() {
        return Lanes.vector() ? new boolean[] {false, true} : new boolean[] {false};
    }

    @Test
    void sumsAreAddedInTheFixedOrder() {
        lengths().forEach(n -> {
            int offset = n % 7;
            float[] x = TestData.at(offset, TestData.random(n, n));
            float expected = FixedTreeOracle.sum(x, offset, 1, n);
            for (boolean vector : codes()) assertEquals(expected, RowSums.sum(vector, x, offset, n), n + " " + vector);
        });
    }

    @Test
    void productsAreAddedInTheFixedOrder() {
        lengths().forEach(n -> {
            int p = n % 7;
            int q = n % 5;
            float[] a = TestData.at(p, TestData.random(n, n));
            float[] b = TestData.at(q, TestData.random(n, n + 1));
            float c = 0.3f;
            float dot = FixedTreeOracle.sum(0, n, (i, s) -> Math.fma(a[p + i], b[q + i], s));
            float centred = FixedTreeOracle.sum(0, n, (i, s) -> Math.fma(a[p + i], b[q + i] - c, s));
            float squares = FixedTreeOracle.sum(0, n, (i, s) -> Math.fma(a[p + i] - c, a[p + i] - c, s));
            for (boolean vector : codes()) {
                String what = n + " " + vector;
                assertEquals(dot, RowSums.dot(vector, a, p, b, q, n), what);
                assertEquals(centred, RowSums.centredDot(vector, a, p, b, q, c, n), what);
                assertEquals(squares, RowSums.squaredDeviations(vector, a, p, c, n), what);
            }
        });
    }

    @Test
    void aRowThatEndsWithItsArrayIsReadNoFurther() {
        for (int n = 0; n < 70; n++) {
            float[] x = TestData.integers(n, n);
            float expected = (float) IntStream.range(0, x.length).mapToDouble(i -> x[i]).sum();
            for (boolean vector : codes()) assertEquals(expected, RowSums.sum(vector, x, 0, n), n + " " + vector);
        }
    }

    @Test
    void anInfiniteCentreStaysOutOfTheTail() {
        float[] x = TestData.random(21, 1);
        for (boolean vector : codes()) {
            assertEquals(
                    Float.POSITIVE_INFINITY,
                    RowSums.squaredDeviations(vector, x, 0, Float.POSITIVE_INFINITY, 21),
                    "vector " + vector);
        }
    }

    @Test
    void aNaNAnywhereMakesTheSumNaN() {
        for (int n : new int[] {1, 5, 16, 33, 51, 1030}) {
            for (int i = 0; i < n; i += n > 1000 ? 41 : 1) {
                float[] x = TestData.random(n, n);
                x[i] = Float.NaN;
                for (boolean vector : codes()) assertEquals(Float.NaN, RowSums.sum(vector, x, 0, n), i + " of " + n);
            }
        }
    }

    @Test
    void longSumsStayAccurate() {
        float[] x = new float[1 << 20];
        java.util.Arrays.fill(x, 0.1f);
        double exact = x.length * (double) 0.1f;
        for (boolean vector : codes()) {
            assertEquals(exact, RowSums.sum(vector, x, 0, x.length), 1e-6 * exact, "vector " + vector);
        }
    }
}
