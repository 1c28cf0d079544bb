package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Fourteen neighbouring pixels by one panel of 32 output channels, two vectors of 512 bits, for images of three channels:
 * chains are short, so one loop runs over all taps and finds their inputs by a table, where a loop over each kernel row
 * would hardly have begun when it ends. How far apart the pixels' inputs lie is a constant, so that they take one
 * integer register together.
 *
 * <p>Arguments: {@code k} steps of a chain; of the first pixel, step {@code l} reads {@code x[x0 + steps[l]]}; the panel
 * lies at {@code b}; sums and the bias at {@code bias0} go to {@code c0}, pixels {@code ldc} floats apart.
 */
final class VectorColorTiles {
    /** Pixels of a tile: the widths that networks have are multiples of it. */
    static final int PIXELS = 14;

    private static final int L = Species.LENGTH;

    private VectorColorTiles() {}

    /** Stride 1: the next pixel's input lies three floats further. */
    static void adjacent(int k, float[] x, int x0, int[] steps, float[] panel, int b,
            float[] bias, int bias0, float[] c, int c0, int ldc) {
        FloatVector p0 = FloatVector.zero(FLOAT);
        FloatVector q0 = FloatVector.zero(FLOAT);
        FloatVector p1 = FloatVector.zero(FLOAT);
        FloatVector q1 = FloatVector.zero(FLOAT);
        FloatVector p2 = FloatVector.zero(FLOAT);
        FloatVector q2 = FloatVector.zero(FLOAT);
        FloatVector p3 = FloatVector.zero(FLOAT);
        FloatVector q3 = FloatVector.zero(FLOAT);
        FloatVector p4 = FloatVector.zero(FLOAT);
        FloatVector q4 = FloatVector.zero(FLOAT);
        FloatVector p5 = FloatVector.zero(FLOAT);
        FloatVector q5 = FloatVector.zero(FLOAT);
        FloatVector p6 = FloatVector.zero(FLOAT);
        FloatVector q6 = FloatVector.zero(FLOAT);
        FloatVector p7 = FloatVector.zero(FLOAT);
        FloatVector q7 = FloatVector.zero(FLOAT);
        FloatVector p8 = FloatVector.zero(FLOAT);
        FloatVector q8 = FloatVector.zero(FLOAT);
        FloatVector p9 = FloatVector.zero(FLOAT);
        FloatVector q9 = FloatVector.zero(FLOAT);
        FloatVector p10 = FloatVector.zero(FLOAT);
        FloatVector q10 = FloatVector.zero(FLOAT);
        FloatVector p11 = FloatVector.zero(FLOAT);
        FloatVector q11 = FloatVector.zero(FLOAT);
        FloatVector p12 = FloatVector.zero(FLOAT);
        FloatVector q12 = FloatVector.zero(FLOAT);
        FloatVector p13 = FloatVector.zero(FLOAT);
        FloatVector q13 = FloatVector.zero(FLOAT);
        for (int l = 0; l < k; l++) {
            int at = x0 + steps[l];
            FloatVector v = FloatVector.fromArray(FLOAT, panel, b + l * WIDTH);
            FloatVector w = FloatVector.fromArray(FLOAT, panel, b + l * WIDTH + L);
            FloatVector z0 = FloatVector.broadcast(FLOAT, x[at]);
            p0 = z0.fma(v, p0);
            q0 = z0.fma(w, q0);
            FloatVector z1 = FloatVector.broadcast(FLOAT, x[at + 3]);
            p1 = z1.fma(v, p1);
            q1 = z1.fma(w, q1);
            FloatVector z2 = FloatVector.broadcast(FLOAT, x[at + 6]);
            p2 = z2.fma(v, p2);
            q2 = z2.fma(w, q2);
            FloatVector z3 = FloatVector.broadcast(FLOAT, x[at + 9]);
            p3 = z3.fma(v, p3);
            q3 = z3.fma(w, q3);
            FloatVector z4 = FloatVector.broadcast(FLOAT, x[at + 12]);
            p4 = z4.fma(v, p4);
            q4 = z4.fma(w, q4);
            FloatVector z5 = FloatVector.broadcast(FLOAT, x[at + 15]);
            p5 = z5.fma(v, p5);
            q5 = z5.fma(w, q5);
            FloatVector z6 = FloatVector.broadcast(FLOAT, x[at + 18]);
            p6 = z6.fma(v, p6);
            q6 = z6.fma(w, q6);
            FloatVector z7 = FloatVector.broadcast(FLOAT, x[at + 21]);
            p7 = z7.fma(v, p7);
            q7 = z7.fma(w, q7);
            FloatVector z8 = FloatVector.broadcast(FLOAT, x[at + 24]);
            p8 = z8.fma(v, p8);
            q8 = z8.fma(w, q8);
            FloatVector z9 = FloatVector.broadcast(FLOAT, x[at + 27]);
            p9 = z9.fma(v, p9);
            q9 = z9.fma(w, q9);
            FloatVector z10 = FloatVector.broadcast(FLOAT, x[at + 30]);
            p10 = z10.fma(v, p10);
            q10 = z10.fma(w, q10);
            FloatVector z11 = FloatVector.broadcast(FLOAT, x[at + 33]);
            p11 = z11.fma(v, p11);
            q11 = z11.fma(w, q11);
            FloatVector z12 = FloatVector.broadcast(FLOAT, x[at + 36]);
            p12 = z12.fma(v, p12);
            q12 = z12.fma(w, q12);
            FloatVector z13 = FloatVector.broadcast(FLOAT, x[at + 39]);
            p13 = z13.fma(v, p13);
            q13 = z13.fma(w, q13);
        }
        FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
        FloatVector w = FloatVector.fromArray(FLOAT, bias, bias0 + L);
        p0.add(v).intoArray(c, c0);
        q0.add(w).intoArray(c, c0 + L);
        p1.add(v).intoArray(c, c0 + ldc);
        q1.add(w).intoArray(c, c0 + ldc + L);
        p2.add(v).intoArray(c, c0 + 2 * ldc);
        q2.add(w).intoArray(c, c0 + 2 * ldc + L);
        p3.add(v).intoArray(c, c0 + 3 * ldc);
        q3.add(w).intoArray(c, c0 + 3 * ldc + L);
        p4.add(v).intoArray(c, c0 + 4 * ldc);
        q4.add(w).intoArray(c, c0 + 4 * ldc + L);
        p5.add(v).intoArray(c, c0 + 5 * ldc);
        q5.add(w).intoArray(c, c0 + 5 * ldc + L);
        p6.add(v).intoArray(c, c0 + 6 * ldc);
        q6.add(w).intoArray(c, c0 + 6 * ldc + L);
        p7.add(v).intoArray(c, c0 + 7 * ldc);
        q7.add(w).intoArray(c, c0 + 7 * ldc + L);
        p8.add(v).intoArray(c, c0 + 8 * ldc);
        q8.add(w).intoArray(c, c0 + 8 * ldc + L);
        p9.add(v).intoArray(c, c0 + 9 * ldc);
        q9.add(w).intoArray(c, c0 + 9 * ldc + L);
        p10.add(v).intoArray(c, c0 + 10 * ldc);
        q10.add(w).intoArray(c, c0 + 10 * ldc + L);
        p11.add(v).intoArray(c, c0 + 11 * ldc);
        q11.add(w).intoArray(c, c0 + 11 * ldc + L);
        p12.add(v).intoArray(c, c0 + 12 * ldc);
        q12.add(w).intoArray(c, c0 + 12 * ldc + L);
        p13.add(v).intoArray(c, c0 + 13 * ldc);
        q13.add(w).intoArray(c, c0 + 13 * ldc + L);
    }

    /** Stride 2: the next pixel's input lies six floats further. */
    static void apart(int k, float[] x, int x0, int[] steps, float[] panel, int b,
            float[] bias, int bias0, float[] c, int c0, int ldc) {
        FloatVector p0 = FloatVector.zero(FLOAT);
        FloatVector q0 = FloatVector.zero(FLOAT);
        FloatVector p1 = FloatVector.zero(FLOAT);
        FloatVector q1 = FloatVector.zero(FLOAT);
        FloatVector p2 = FloatVector.zero(FLOAT);
        FloatVector q2 = FloatVector.zero(FLOAT);
        FloatVector p3 = FloatVector.zero(FLOAT);
        FloatVector q3 = FloatVector.zero(FLOAT);
        FloatVector p4 = FloatVector.zero(FLOAT);
        FloatVector q4 = FloatVector.zero(FLOAT);
        FloatVector p5 = FloatVector.zero(FLOAT);
        FloatVector q5 = FloatVector.zero(FLOAT);
        FloatVector p6 = FloatVector.zero(FLOAT);
        FloatVector q6 = FloatVector.zero(FLOAT);
        FloatVector p7 = FloatVector.zero(FLOAT);
        FloatVector q7 = FloatVector.zero(FLOAT);
        FloatVector p8 = FloatVector.zero(FLOAT);
        FloatVector q8 = FloatVector.zero(FLOAT);
        FloatVector p9 = FloatVector.zero(FLOAT);
        FloatVector q9 = FloatVector.zero(FLOAT);
        FloatVector p10 = FloatVector.zero(FLOAT);
        FloatVector q10 = FloatVector.zero(FLOAT);
        FloatVector p11 = FloatVector.zero(FLOAT);
        FloatVector q11 = FloatVector.zero(FLOAT);
        FloatVector p12 = FloatVector.zero(FLOAT);
        FloatVector q12 = FloatVector.zero(FLOAT);
        FloatVector p13 = FloatVector.zero(FLOAT);
        FloatVector q13 = FloatVector.zero(FLOAT);
        for (int l = 0; l < k; l++) {
            int at = x0 + steps[l];
            FloatVector v = FloatVector.fromArray(FLOAT, panel, b + l * WIDTH);
            FloatVector w = FloatVector.fromArray(FLOAT, panel, b + l * WIDTH + L);
            FloatVector z0 = FloatVector.broadcast(FLOAT, x[at]);
            p0 = z0.fma(v, p0);
            q0 = z0.fma(w, q0);
            FloatVector z1 = FloatVector.broadcast(FLOAT, x[at + 6]);
            p1 = z1.fma(v, p1);
            q1 = z1.fma(w, q1);
            FloatVector z2 = FloatVector.broadcast(FLOAT, x[at + 12]);
            p2 = z2.fma(v, p2);
            q2 = z2.fma(w, q2);
            FloatVector z3 = FloatVector.broadcast(FLOAT, x[at + 18]);
            p3 = z3.fma(v, p3);
            q3 = z3.fma(w, q3);
            FloatVector z4 = FloatVector.broadcast(FLOAT, x[at + 24]);
            p4 = z4.fma(v, p4);
            q4 = z4.fma(w, q4);
            FloatVector z5 = FloatVector.broadcast(FLOAT, x[at + 30]);
            p5 = z5.fma(v, p5);
            q5 = z5.fma(w, q5);
            FloatVector z6 = FloatVector.broadcast(FLOAT, x[at + 36]);
            p6 = z6.fma(v, p6);
            q6 = z6.fma(w, q6);
            FloatVector z7 = FloatVector.broadcast(FLOAT, x[at + 42]);
            p7 = z7.fma(v, p7);
            q7 = z7.fma(w, q7);
            FloatVector z8 = FloatVector.broadcast(FLOAT, x[at + 48]);
            p8 = z8.fma(v, p8);
            q8 = z8.fma(w, q8);
            FloatVector z9 = FloatVector.broadcast(FLOAT, x[at + 54]);
            p9 = z9.fma(v, p9);
            q9 = z9.fma(w, q9);
            FloatVector z10 = FloatVector.broadcast(FLOAT, x[at + 60]);
            p10 = z10.fma(v, p10);
            q10 = z10.fma(w, q10);
            FloatVector z11 = FloatVector.broadcast(FLOAT, x[at + 66]);
            p11 = z11.fma(v, p11);
            q11 = z11.fma(w, q11);
            FloatVector z12 = FloatVector.broadcast(FLOAT, x[at + 72]);
            p12 = z12.fma(v, p12);
            q12 = z12.fma(w, q12);
            FloatVector z13 = FloatVector.broadcast(FLOAT, x[at + 78]);
            p13 = z13.fma(v, p13);
            q13 = z13.fma(w, q13);
        }
        FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
        FloatVector w = FloatVector.fromArray(FLOAT, bias, bias0 + L);
        p0.add(v).intoArray(c, c0);
        q0.add(w).intoArray(c, c0 + L);
        p1.add(v).intoArray(c, c0 + ldc);
        q1.add(w).intoArray(c, c0 + ldc + L);
        p2.add(v).intoArray(c, c0 + 2 * ldc);
        q2.add(w).intoArray(c, c0 + 2 * ldc + L);
        p3.add(v).intoArray(c, c0 + 3 * ldc);
        q3.add(w).intoArray(c, c0 + 3 * ldc + L);
        p4.add(v).intoArray(c, c0 + 4 * ldc);
        q4.add(w).intoArray(c, c0 + 4 * ldc + L);
        p5.add(v).intoArray(c, c0 + 5 * ldc);
        q5.add(w).intoArray(c, c0 + 5 * ldc + L);
        p6.add(v).intoArray(c, c0 + 6 * ldc);
        q6.add(w).intoArray(c, c0 + 6 * ldc + L);
        p7.add(v).intoArray(c, c0 + 7 * ldc);
        q7.add(w).intoArray(c, c0 + 7 * ldc + L);
        p8.add(v).intoArray(c, c0 + 8 * ldc);
        q8.add(w).intoArray(c, c0 + 8 * ldc + L);
        p9.add(v).intoArray(c, c0 + 9 * ldc);
        q9.add(w).intoArray(c, c0 + 9 * ldc + L);
        p10.add(v).intoArray(c, c0 + 10 * ldc);
        q10.add(w).intoArray(c, c0 + 10 * ldc + L);
        p11.add(v).intoArray(c, c0 + 11 * ldc);
        q11.add(w).intoArray(c, c0 + 11 * ldc + L);
        p12.add(v).intoArray(c, c0 + 12 * ldc);
        q12.add(w).intoArray(c, c0 + 12 * ldc + L);
        p13.add(v).intoArray(c, c0 + 13 * ldc);
        q13.add(w).intoArray(c, c0 + 13 * ldc + L);
    }
}
