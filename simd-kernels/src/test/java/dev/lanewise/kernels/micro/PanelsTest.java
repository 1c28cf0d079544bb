package dev.lanewise.kernels.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PanelsTest {
    @Test
    void eachElementLiesWhereTheFormulaSays() {
        for (boolean transpose : new boolean[] {false, true}) {
            for (int n : new int[] {1, 9, 31, 32, 33, 70}) {
                for (int k : new int[] {0, 1, 15, 16, 17, 40}) {
                    check(Panels::pack, transpose, n, k);
                    check(Panels::packAnew, transpose, n, k);
                    check(Panels::packOnce, transpose, n, k);
                }
            }
        }
    }

    private interface Packing {
        void pack(boolean transposeB, int n, int k, float[] b, int bOffset, int ldb, float[] packed, int packedOffset);
    }

    private static void check(Packing packing, boolean transpose, int n, int k) {
        int ld = (transpose ? k : n) + 3;
        float[] b = new float[2 + (transpose ? n : k) * ld];
        for (int i = 0; i < b.length; i++) b[i] = i + 1;
        int size = Panels.size(n, k);
        float[] packed = new float[size + 2];
        Arrays.fill(packed, -1);
        packing.pack(transpose, n, k, b, 2, ld, packed, 1);
        for (int j = 0; j < Panels.count(n) * Panels.WIDTH; j++) {
            for (int l = 0; l < k; l++) {
                float expected = j >= n ? 0 : b[2 + (transpose ? j * ld + l : l * ld + j)];
                assertEquals(expected, packed[1 + (j / 32 * k + l) * 32 + j % 32]);
            }
        }
        assertEquals(-1, packed[0]);
        assertEquals(-1, packed[size + 1]);
    }

    @Test
    void refusesPanelsTooLargeForAnArray() {
        assertThrows(IllegalArgumentException.class, () -> Panels.size(1 << 20, 1 << 12));
    }
}
