package dev.lanewise.kernels.recurrent;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * One row by all columns of two or three panels, as a step of a single sequence needs it: the panels stream from the
 * second or third cache, and there are so many chains of fma in flight that their latency does not show.
 */
final class VectorHiddenRow {
    private static final int L = Species.LENGTH;

    private VectorHiddenRow() {}

    /** Four vectors of each of two panels; a pair of them continues each chain offset. */
    static void two(int k, float[] h, int h0, float[] b, int b0, float[] c,
            int c0, int c1, int c2, int c3) {
        int b1 = b0 + k * WIDTH;
        FloatVector s0 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector s1 = FloatVector.fromArray(FLOAT, c, c0 + L);
        FloatVector s2 = FloatVector.fromArray(FLOAT, c, c1);
        FloatVector s3 = FloatVector.fromArray(FLOAT, c, c1 + L);
        FloatVector s4 = FloatVector.fromArray(FLOAT, c, c2);
        FloatVector s5 = FloatVector.fromArray(FLOAT, c, c2 + L);
        FloatVector s6 = FloatVector.fromArray(FLOAT, c, c3);
        FloatVector s7 = FloatVector.fromArray(FLOAT, c, c3 + L);
        for (int l = 0; l < k; l++) {
            FloatVector x = FloatVector.broadcast(FLOAT, h[h0 + l]);
            s0 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH), s0);
            s1 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L), s1);
            s2 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + 2 * L), s2);
            s3 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + 3 * L), s3);
            s4 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH), s4);
            s5 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + L), s5);
            s6 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + 2 * L), s6);
            s7 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + 3 * L), s7);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + L);
        s2.intoArray(c, c1);
        s3.intoArray(c, c1 + L);
        s4.intoArray(c, c2);
        s5.intoArray(c, c2 + L);
        s6.intoArray(c, c3);
        s7.intoArray(c, c3 + L);
    }

    /** Four vectors of each of three panels. */
    static void three(int k, float[] h, int h0, float[] b, int b0, float[] c,
            int c0, int c1, int c2, int c3, int c4, int c5) {
        int b1 = b0 + k * WIDTH;
        int b2 = b1 + k * WIDTH;
        FloatVector s0 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector s1 = FloatVector.fromArray(FLOAT, c, c0 + L);
        FloatVector s2 = FloatVector.fromArray(FLOAT, c, c1);
        FloatVector s3 = FloatVector.fromArray(FLOAT, c, c1 + L);
        FloatVector s4 = FloatVector.fromArray(FLOAT, c, c2);
        FloatVector s5 = FloatVector.fromArray(FLOAT, c, c2 + L);
        FloatVector s6 = FloatVector.fromArray(FLOAT, c, c3);
        FloatVector s7 = FloatVector.fromArray(FLOAT, c, c3 + L);
        FloatVector s8 = FloatVector.fromArray(FLOAT, c, c4);
        FloatVector s9 = FloatVector.fromArray(FLOAT, c, c4 + L);
        FloatVector sa = FloatVector.fromArray(FLOAT, c, c5);
        FloatVector sb = FloatVector.fromArray(FLOAT, c, c5 + L);
        for (int l = 0; l < k; l++) {
            FloatVector x = FloatVector.broadcast(FLOAT, h[h0 + l]);
            s0 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH), s0);
            s1 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L), s1);
            s2 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + 2 * L), s2);
            s3 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + 3 * L), s3);
            s4 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH), s4);
            s5 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + L), s5);
            s6 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + 2 * L), s6);
            s7 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + 3 * L), s7);
            s8 = x.fma(FloatVector.fromArray(FLOAT, b, b2 + l * WIDTH), s8);
            s9 = x.fma(FloatVector.fromArray(FLOAT, b, b2 + l * WIDTH + L), s9);
            sa = x.fma(FloatVector.fromArray(FLOAT, b, b2 + l * WIDTH + 2 * L), sa);
            sb = x.fma(FloatVector.fromArray(FLOAT, b, b2 + l * WIDTH + 3 * L), sb);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + L);
        s2.intoArray(c, c1);
        s3.intoArray(c, c1 + L);
        s4.intoArray(c, c2);
        s5.intoArray(c, c2 + L);
        s6.intoArray(c, c3);
        s7.intoArray(c, c3 + L);
        s8.intoArray(c, c4);
        s9.intoArray(c, c4 + L);
        sa.intoArray(c, c5);
        sb.intoArray(c, c5 + L);
    }

    /** Two panels in vectors of sixteen floats, one for each chain offset. */
    static void twoOfLongest(int k, float[] h, int h0, float[] b, int b0, float[] c,
            int c0, int c1, int c2, int c3) {
        int b1 = b0 + k * WIDTH;
        FloatVector s0 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector s1 = FloatVector.fromArray(FLOAT, c, c1);
        FloatVector s2 = FloatVector.fromArray(FLOAT, c, c2);
        FloatVector s3 = FloatVector.fromArray(FLOAT, c, c3);
        for (int l = 0; l < k; l++) {
            FloatVector x = FloatVector.broadcast(FLOAT, h[h0 + l]);
            s0 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH), s0);
            s1 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L), s1);
            s2 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH), s2);
            s3 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + L), s3);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c1);
        s2.intoArray(c, c2);
        s3.intoArray(c, c3);
    }

    /** Three panels in vectors of sixteen floats. */
    static void threeOfLongest(int k, float[] h, int h0, float[] b, int b0, float[] c,
            int c0, int c1, int c2, int c3, int c4, int c5) {
        int b1 = b0 + k * WIDTH;
        int b2 = b1 + k * WIDTH;
        FloatVector s0 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector s1 = FloatVector.fromArray(FLOAT, c, c1);
        FloatVector s2 = FloatVector.fromArray(FLOAT, c, c2);
        FloatVector s3 = FloatVector.fromArray(FLOAT, c, c3);
        FloatVector s4 = FloatVector.fromArray(FLOAT, c, c4);
        FloatVector s5 = FloatVector.fromArray(FLOAT, c, c5);
        for (int l = 0; l < k; l++) {
            FloatVector x = FloatVector.broadcast(FLOAT, h[h0 + l]);
            s0 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH), s0);
            s1 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L), s1);
            s2 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH), s2);
            s3 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + l * WIDTH + L), s3);
            s4 = x.fma(FloatVector.fromArray(FLOAT, b, b2 + l * WIDTH), s4);
            s5 = x.fma(FloatVector.fromArray(FLOAT, b, b2 + l * WIDTH + L), s5);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c1);
        s2.intoArray(c, c2);
        s3.intoArray(c, c3);
        s4.intoArray(c, c4);
        s5.intoArray(c, c5);
    }
}
