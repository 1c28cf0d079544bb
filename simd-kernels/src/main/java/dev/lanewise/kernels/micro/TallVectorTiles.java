package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of twelve rows for CPUs with 32 vector registers: 24 sums, two vectors of the panel and the number of the left
 * operand fit them. Each vector of the panel serves twice as many rows as in {@link VectorTiles}, so the loads, many of
 * which cross a line of the cache, leave the multiplier busy. There are registers to spare for a second loop, over the
 * segments.
 */
final class TallVectorTiles {
    private static final int L = Species.LENGTH;

    private TallVectorTiles() {}

    /** Two vectors of columns. */
    static void two(int k, float[] a, int a0, int a1, int a2, int a3, int a4, int a5,
            int a6, int a7, int a8, int a9, int a10, int a11, int[] segments,
            float[] b, int b0, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector p0 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector q0 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector p1 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector q1 = FloatVector.fromArray(FLOAT, from, f0 + ldf + L);
        FloatVector p2 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf);
        FloatVector q2 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + L);
        FloatVector p3 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf);
        FloatVector q3 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + L);
        FloatVector p4 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf);
        FloatVector q4 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf + L);
        FloatVector p5 = FloatVector.fromArray(FLOAT, from, f0 + 5 * ldf);
        FloatVector q5 = FloatVector.fromArray(FLOAT, from, f0 + 5 * ldf + L);
        FloatVector p6 = FloatVector.fromArray(FLOAT, from, f0 + 6 * ldf);
        FloatVector q6 = FloatVector.fromArray(FLOAT, from, f0 + 6 * ldf + L);
        FloatVector p7 = FloatVector.fromArray(FLOAT, from, f0 + 7 * ldf);
        FloatVector q7 = FloatVector.fromArray(FLOAT, from, f0 + 7 * ldf + L);
        FloatVector p8 = FloatVector.fromArray(FLOAT, from, f0 + 8 * ldf);
        FloatVector q8 = FloatVector.fromArray(FLOAT, from, f0 + 8 * ldf + L);
        FloatVector p9 = FloatVector.fromArray(FLOAT, from, f0 + 9 * ldf);
        FloatVector q9 = FloatVector.fromArray(FLOAT, from, f0 + 9 * ldf + L);
        FloatVector p10 = FloatVector.fromArray(FLOAT, from, f0 + 10 * ldf);
        FloatVector q10 = FloatVector.fromArray(FLOAT, from, f0 + 10 * ldf + L);
        FloatVector p11 = FloatVector.fromArray(FLOAT, from, f0 + 11 * ldf);
        FloatVector q11 = FloatVector.fromArray(FLOAT, from, f0 + 11 * ldf + L);
        for (int s = 0; s < segments.length; s++) {
            int at = segments[s];
            int r0 = a0 + at;
            int r1 = a1 + at;
            int r2 = a2 + at;
            int r3 = a3 + at;
            int r4 = a4 + at;
            int r5 = a5 + at;
            int r6 = a6 + at;
            int r7 = a7 + at;
            int r8 = a8 + at;
            int r9 = a9 + at;
            int r10 = a10 + at;
            int r11 = a11 + at;
            int panel = b0 + s * k * WIDTH;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, panel + l * WIDTH);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, panel + l * WIDTH + L);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                p0 = x0.fma(v0, p0);
                q0 = x0.fma(v1, q0);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                p1 = x1.fma(v0, p1);
                q1 = x1.fma(v1, q1);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                p2 = x2.fma(v0, p2);
                q2 = x2.fma(v1, q2);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                p3 = x3.fma(v0, p3);
                q3 = x3.fma(v1, q3);
                FloatVector x4 = FloatVector.broadcast(FLOAT, a[r4 + l]);
                p4 = x4.fma(v0, p4);
                q4 = x4.fma(v1, q4);
                FloatVector x5 = FloatVector.broadcast(FLOAT, a[r5 + l]);
                p5 = x5.fma(v0, p5);
                q5 = x5.fma(v1, q5);
                FloatVector x6 = FloatVector.broadcast(FLOAT, a[r6 + l]);
                p6 = x6.fma(v0, p6);
                q6 = x6.fma(v1, q6);
                FloatVector x7 = FloatVector.broadcast(FLOAT, a[r7 + l]);
                p7 = x7.fma(v0, p7);
                q7 = x7.fma(v1, q7);
                FloatVector x8 = FloatVector.broadcast(FLOAT, a[r8 + l]);
                p8 = x8.fma(v0, p8);
                q8 = x8.fma(v1, q8);
                FloatVector x9 = FloatVector.broadcast(FLOAT, a[r9 + l]);
                p9 = x9.fma(v0, p9);
                q9 = x9.fma(v1, q9);
                FloatVector x10 = FloatVector.broadcast(FLOAT, a[r10 + l]);
                p10 = x10.fma(v0, p10);
                q10 = x10.fma(v1, q10);
                FloatVector x11 = FloatVector.broadcast(FLOAT, a[r11 + l]);
                p11 = x11.fma(v0, p11);
                q11 = x11.fma(v1, q11);
            }
        }
        p0.intoArray(c, c0);
        q0.intoArray(c, c0 + L);
        p1.intoArray(c, c0 + ldc);
        q1.intoArray(c, c0 + ldc + L);
        p2.intoArray(c, c0 + 2 * ldc);
        q2.intoArray(c, c0 + 2 * ldc + L);
        p3.intoArray(c, c0 + 3 * ldc);
        q3.intoArray(c, c0 + 3 * ldc + L);
        p4.intoArray(c, c0 + 4 * ldc);
        q4.intoArray(c, c0 + 4 * ldc + L);
        p5.intoArray(c, c0 + 5 * ldc);
        q5.intoArray(c, c0 + 5 * ldc + L);
        p6.intoArray(c, c0 + 6 * ldc);
        q6.intoArray(c, c0 + 6 * ldc + L);
        p7.intoArray(c, c0 + 7 * ldc);
        q7.intoArray(c, c0 + 7 * ldc + L);
        p8.intoArray(c, c0 + 8 * ldc);
        q8.intoArray(c, c0 + 8 * ldc + L);
        p9.intoArray(c, c0 + 9 * ldc);
        q9.intoArray(c, c0 + 9 * ldc + L);
        p10.intoArray(c, c0 + 10 * ldc);
        q10.intoArray(c, c0 + 10 * ldc + L);
        p11.intoArray(c, c0 + 11 * ldc);
        q11.intoArray(c, c0 + 11 * ldc + L);
    }

    /** One vector of columns, for the last half of a panel. */
    static void one(int k, float[] a, int a0, int a1, int a2, int a3, int a4, int a5,
            int a6, int a7, int a8, int a9, int a10, int a11, int[] segments,
            float[] b, int b0, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector p0 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector p1 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector p2 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf);
        FloatVector p3 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf);
        FloatVector p4 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf);
        FloatVector p5 = FloatVector.fromArray(FLOAT, from, f0 + 5 * ldf);
        FloatVector p6 = FloatVector.fromArray(FLOAT, from, f0 + 6 * ldf);
        FloatVector p7 = FloatVector.fromArray(FLOAT, from, f0 + 7 * ldf);
        FloatVector p8 = FloatVector.fromArray(FLOAT, from, f0 + 8 * ldf);
        FloatVector p9 = FloatVector.fromArray(FLOAT, from, f0 + 9 * ldf);
        FloatVector p10 = FloatVector.fromArray(FLOAT, from, f0 + 10 * ldf);
        FloatVector p11 = FloatVector.fromArray(FLOAT, from, f0 + 11 * ldf);
        for (int s = 0; s < segments.length; s++) {
            int at = segments[s];
            int r0 = a0 + at;
            int r1 = a1 + at;
            int r2 = a2 + at;
            int r3 = a3 + at;
            int r4 = a4 + at;
            int r5 = a5 + at;
            int r6 = a6 + at;
            int r7 = a7 + at;
            int r8 = a8 + at;
            int r9 = a9 + at;
            int r10 = a10 + at;
            int r11 = a11 + at;
            int panel = b0 + s * k * WIDTH;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, panel + l * WIDTH);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                p0 = x0.fma(v0, p0);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                p1 = x1.fma(v0, p1);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                p2 = x2.fma(v0, p2);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                p3 = x3.fma(v0, p3);
                FloatVector x4 = FloatVector.broadcast(FLOAT, a[r4 + l]);
                p4 = x4.fma(v0, p4);
                FloatVector x5 = FloatVector.broadcast(FLOAT, a[r5 + l]);
                p5 = x5.fma(v0, p5);
                FloatVector x6 = FloatVector.broadcast(FLOAT, a[r6 + l]);
                p6 = x6.fma(v0, p6);
                FloatVector x7 = FloatVector.broadcast(FLOAT, a[r7 + l]);
                p7 = x7.fma(v0, p7);
                FloatVector x8 = FloatVector.broadcast(FLOAT, a[r8 + l]);
                p8 = x8.fma(v0, p8);
                FloatVector x9 = FloatVector.broadcast(FLOAT, a[r9 + l]);
                p9 = x9.fma(v0, p9);
                FloatVector x10 = FloatVector.broadcast(FLOAT, a[r10 + l]);
                p10 = x10.fma(v0, p10);
                FloatVector x11 = FloatVector.broadcast(FLOAT, a[r11 + l]);
                p11 = x11.fma(v0, p11);
            }
        }
        p0.intoArray(c, c0);
        p1.intoArray(c, c0 + ldc);
        p2.intoArray(c, c0 + 2 * ldc);
        p3.intoArray(c, c0 + 3 * ldc);
        p4.intoArray(c, c0 + 4 * ldc);
        p5.intoArray(c, c0 + 5 * ldc);
        p6.intoArray(c, c0 + 6 * ldc);
        p7.intoArray(c, c0 + 7 * ldc);
        p8.intoArray(c, c0 + 8 * ldc);
        p9.intoArray(c, c0 + 9 * ldc);
        p10.intoArray(c, c0 + 10 * ldc);
        p11.intoArray(c, c0 + 11 * ldc);
    }
}
