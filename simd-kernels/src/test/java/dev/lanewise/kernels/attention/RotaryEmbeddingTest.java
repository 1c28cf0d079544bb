package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.TestData.CPUS;
import static dev.lanewise.kernels.TestData.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class RotaryEmbeddingTest {
    /** Batch, positions, heads, headDim, pairs, angles. */
    private static final int[][] SHAPES = {
        {1, 1, 1, 2, 1, 1}, {2, 3, 2, 8, 4, 1}, {2, 3, 2, 9, 3, 2}, {1, 2, 3, 64, 32, 1}, {2, 2, 1, 80, 37, 2},
        {1, 2, 2, 5, 0, 1}, {4, 65, 8, 66, 33, 4}
    };

    @Test
    void resultsAreTheDefinition() {
        for (int[] s : SHAPES) for (boolean interleaved : new boolean[] {false, true}) check(s, interleaved);
    }

    private static void check(int[] s, boolean interleaved) {
        int headDim = s[3];
        int pairs = s[4];
        float[] x = TestData.random(s[0] * s[1] * s[2] * headDim, 1);
        float[] cos = TestData.random(s[5] * s[1] * pairs, 2);
        float[] sin = TestData.random(cos.length, 3);
        float[] y = x.clone();
        for (int head = 0; head < s[0] * s[1] * s[2]; head++) {
            for (int i = 0; i < pairs; i++) {
                int angle = (head / s[2] * pairs + i) % cos.length;
                int a = head * headDim + (interleaved ? 2 * i : i);
                int b = a + (interleaved ? 1 : pairs);
                y[a] = Math.fma(x[a], cos[angle], -(x[b] * sin[angle]));
                y[b] = Math.fma(x[b], cos[angle], x[a] * sin[angle]);
            }
        }
        for (Cpu cpu : CPUS) {
            String what = Arrays.toString(s) + (interleaved ? " interleaved" : "") + " by " + cpu;
            float[] got = TestData.output(3, y.length);
            float[] c = TestData.at(2, cos);
            float[] d = TestData.at(1, sin);
            RotaryEmbedding.rotate(cpu, s[0], s[1], s[2], headDim, pairs, interleaved, TestData.at(1, x), 1, c, 2, d,
                    1, s[5], got, 3);
            assertSameBits(y, TestData.results(got, 3, y.length), what);
            float[] inPlace = x.clone();
            RotaryEmbedding.rotate(cpu, s[0], s[1], s[2], headDim, pairs, interleaved, inPlace, 0, c, 2, d, 1, s[5],
                    inPlace, 0);
            assertSameBits(y, inPlace, what + ", in place");
        }
    }

    @Test
    void aTurnBackGivesWhatWasThere() {
        float[] x = TestData.random(2 * 64, 4);
        float[] cos = new float[32];
        float[] sin = new float[32];
        float[] back = new float[32];
        for (int i = 0; i < 32; i++) {
            cos[i] = (float) Math.cos(i);
            sin[i] = (float) Math.sin(i);
            back[i] = -sin[i];
        }
        float[] y = x.clone();
        RotaryEmbedding.rotate(CPUS.get(0), 2, 1, 1, 64, 32, false, y, 0, cos, 0, sin, 0, 1, y, 0);
        RotaryEmbedding.rotate(CPUS.get(0), 2, 1, 1, 64, 32, false, y, 0, cos, 0, back, 0, 1, y, 0);
        for (int i = 0; i < x.length; i++) {
            assertTrue(Math.abs(x[i] - y[i]) <= 8 * 0x1p-24 * 2 * 4, () -> "turned back");
        }
    }

    @Test
    void pairsFitIntoAHead() {
        float[] a = new float[8];
        for (int pairs : new int[] {-1, 3, 1 << 30, Integer.MAX_VALUE}) {
            assertTrue(assertThrows(IllegalArgumentException.class, () -> RotaryEmbedding.rotate(
                    CPUS.get(0), 1, 1, 1, 4, pairs, false, a, 0, a, 0, a, 0, 1, a, 0)).getMessage()
                    .contains("got " + pairs + ", 4, 1, 1"));
        }
    }
}
