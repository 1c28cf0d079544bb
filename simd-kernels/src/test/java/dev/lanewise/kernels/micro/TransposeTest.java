package dev.lanewise.kernels.micro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TransposeTest {
    private static final float UNTOUCHED = -1;

    @Test
    void movesEachNumberAndWritesNothingElseWhateverTheSizesAndStrides() {
        for (int rows : new int[] {0, 1, 5, 8, 15, 16, 17, 32, 47}) {
            for (int columns : new int[] {0, 1, 7, 8, 9, 16, 37}) {
                for (int apart : new int[] {0, 1, 24}) {
                    check(rows, columns, columns + apart, rows + apart);
                    check(rows, columns, columns, Math.max(rows, Panels.WIDTH));
                }
            }
        }
    }

    @Test
    void readsRowsThatAreOneOrThatOverlap() {
        for (int ldx : new int[] {0, 1, 3}) {
            check(16, 8, ldx, 16);
            check(33, 19, ldx, 40);
        }
    }

    /** Arrays end where the last row ends, so that a load beyond it would throw. */
    private static void check(int rows, int columns, int ldx, int ldy) {
        boolean empty = rows == 0 || columns == 0;
        float[] x = new float[empty ? 0 : (rows - 1) * ldx + columns];
        for (int i = 0; i < x.length; i++) x[i] = i;
        float[] y = new float[3 + (empty ? 0 : (columns - 1) * ldy + rows)];
        Arrays.fill(y, UNTOUCHED);
        float[] expected = y.clone();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) expected[3 + j * ldy + i] = x[i * ldx + j];
        }
        Transpose.run(rows, columns, x, 0, ldx, y, 3, ldy);
        assertArrayEquals(expected, y, rows + "x" + columns + " from " + ldx + " to " + ldy);
    }
}
