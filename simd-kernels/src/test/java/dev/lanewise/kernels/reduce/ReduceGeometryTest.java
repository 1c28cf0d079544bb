package dev.lanewise.kernels.reduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ReduceGeometryTest {
    @Test
    void neighbouringAxesOfAKindCollapse() {
        assertBox(1, 24, 5, ReduceGeometry.of(new int[] {2, 3, 4, 5}, 0, 1, 2));
        assertBox(2, 12, 5, ReduceGeometry.of(new int[] {2, 3, 4, 5}, 1, 2));
        assertBox(24, 5, 1, ReduceGeometry.of(new int[] {2, 3, 4, 5}, 3));
        assertBox(1, 120, 1, ReduceGeometry.of(new int[] {2, 3, 4, 5}, 0, 1, 2, 3));
    }

    @Test
    void axesOfSizeOneDoNotPart() {
        assertBox(2, 15, 1, ReduceGeometry.of(new int[] {2, 3, 1, 5}, 1, 3));
        assertBox(1, 1, 6, ReduceGeometry.of(new int[] {2, 1, 3}, 1));
    }

    @Test
    void nothingReducedIsARowOfColumns() {
        assertBox(1, 1, 6, ReduceGeometry.of(new int[] {2, 3}));
        assertBox(1, 1, 1, ReduceGeometry.of(new int[] {}));
    }

    @Test
    void scatteredAxesAreGatheredRowMajor() {
        ReduceGeometry g = ReduceGeometry.of(new int[] {2, 2, 3}, 0, 2);
        assertBox(2, 6, 1, g);
        float[] y = new float[12];
        g.gather(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 0, y, 0);
        assertArrayEquals(new float[] {0, 1, 2, 6, 7, 8, 3, 4, 5, 9, 10, 11}, y);
    }

    @Test
    void axesMustAscendWithinTheRank() {
        for (int[] axes : new int[][] {{1, 0}, {0, 0}, {2}, {-1}}) {
            var thrown = assertThrows(
                    IllegalArgumentException.class, () -> ReduceGeometry.of(new int[] {2, 3}, axes));
            assertEquals("reduce: axes must ascend from 0 to rank - 1; got", thrown.getMessage().split(" \\[")[0]);
        }
    }

    private static void assertBox(int outer, int reduced, int inner, ReduceGeometry g) {
        assertArrayEquals(new int[] {outer, reduced, inner}, new int[] {g.outer(), g.reduced(), g.inner()});
    }
}
