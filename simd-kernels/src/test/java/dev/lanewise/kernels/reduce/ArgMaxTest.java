package dev.lanewise.kernels.reduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernels.TestData;
import org.junit.jupiter.api.Test;

class ArgMaxTest {
    private static final float NAN = Float.NaN;

    @Test
    void theFirstLargestWins() {
        assertEquals(1, ofRow(1, 3, 3, 2));
        assertEquals(0, ofRow(-5));
        assertEquals(2, ofRow(-5, -4, -1));
        assertEquals(0, ofRow(-0f, 0f));
        assertEquals(0, ofRow(Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY));
    }

    @Test
    void theFirstNaNCountsAsLargest() {
        assertEquals(1, ofRow(9, NAN, Float.POSITIVE_INFINITY, NAN));
        assertEquals(0, ofRow(NAN, 10));
    }

    @Test
    void everyAxisIsWalkedAtItsStep() {
        float[] x = TestData.at(3, 1, 5, 9, 2, 0, 7, /* second */ 4, 1, 3, 8, 6, 2);
        long[] y = {-1, -1, -1, -1, -1, -1};
        ArgMax.run(2, 3, 2, x, 3, y, 1);
        assertArrayEquals(new long[] {-1, 1, 2, 2, 1, -1}, y);
    }

    @Test
    void ofNothingThereIsNone() {
        ArgMax.run(0, 0, 5, new float[0], 0, new long[0], 0);
        var thrown = assertThrows(
                IllegalArgumentException.class, () -> ArgMax.run(1, 0, 1, new float[0], 0, new long[1], 0));
        assertEquals("argMax: the axis must have at least one element; got 0", thrown.getMessage());
    }

    private static long ofRow(float... row) {
        long[] y = new long[1];
        ArgMax.run(1, row.length, 1, row, 0, y, 0);
        return y[0];
    }
}
