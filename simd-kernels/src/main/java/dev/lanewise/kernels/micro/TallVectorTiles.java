package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Tiles of twelve rows for CPUs with 32 vector registers: 24 sums, two vectors of the panel and the number of the left
 * operand fit them. Each vector of the panel serves twice as many rows as in {@link VectorTiles}, so the loads, many of
 * which cross a line of the cache, leave the multiplier busy. There are registers to spare for the second loop, over the
 * segments, and for the epilogue.
 */
final class TallVectorTiles {
    private static final int L = Species.LENGTH;

    private TallVectorTiles() {}

    /** Two vectors of columns. */
    static void two(int k, float[] a, int a0, int a1, int a2, int a3, int a4, int a5,
            int a6, int a7, int a8, int a9, int a10, int a11, int[] segments,
            float[] b, int b0, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
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
        if (accumulate) {
            p0 = FloatVector.fromArray(FLOAT, c, c0);
            q0 = FloatVector.fromArray(FLOAT, c, c0 + L);
            p1 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
            q1 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
            p2 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
            q2 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + L);
            p3 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
            q3 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc + L);
            p4 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc);
            q4 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc + L);
            p5 = FloatVector.fromArray(FLOAT, c, c0 + 5 * ldc);
            q5 = FloatVector.fromArray(FLOAT, c, c0 + 5 * ldc + L);
            p6 = FloatVector.fromArray(FLOAT, c, c0 + 6 * ldc);
            q6 = FloatVector.fromArray(FLOAT, c, c0 + 6 * ldc + L);
            p7 = FloatVector.fromArray(FLOAT, c, c0 + 7 * ldc);
            q7 = FloatVector.fromArray(FLOAT, c, c0 + 7 * ldc + L);
            p8 = FloatVector.fromArray(FLOAT, c, c0 + 8 * ldc);
            q8 = FloatVector.fromArray(FLOAT, c, c0 + 8 * ldc + L);
            p9 = FloatVector.fromArray(FLOAT, c, c0 + 9 * ldc);
            q9 = FloatVector.fromArray(FLOAT, c, c0 + 9 * ldc + L);
            p10 = FloatVector.fromArray(FLOAT, c, c0 + 10 * ldc);
            q10 = FloatVector.fromArray(FLOAT, c, c0 + 10 * ldc + L);
            p11 = FloatVector.fromArray(FLOAT, c, c0 + 11 * ldc);
            q11 = FloatVector.fromArray(FLOAT, c, c0 + 11 * ldc + L);
        }
        for (int s = 0; s < segments.length; s++) {
            int from = segments[s];
            int r0 = a0 + from;
            int r1 = a1 + from;
            int r2 = a2 + from;
            int r3 = a3 + from;
            int r4 = a4 + from;
            int r5 = a5 + from;
            int r6 = a6 + from;
            int r7 = a7 + from;
            int r8 = a8 + from;
            int r9 = a9 + from;
            int r10 = a10 + from;
            int r11 = a11 + from;
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
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            p0 = p0.add(v0);
            q0 = q0.add(v1);
            p1 = p1.add(v0);
            q1 = q1.add(v1);
            p2 = p2.add(v0);
            q2 = q2.add(v1);
            p3 = p3.add(v0);
            q3 = q3.add(v1);
            p4 = p4.add(v0);
            q4 = q4.add(v1);
            p5 = p5.add(v0);
            q5 = q5.add(v1);
            p6 = p6.add(v0);
            q6 = q6.add(v1);
            p7 = p7.add(v0);
            q7 = q7.add(v1);
            p8 = p8.add(v0);
            q8 = q8.add(v1);
            p9 = p9.add(v0);
            q9 = q9.add(v1);
            p10 = p10.add(v0);
            q10 = q10.add(v1);
            p11 = p11.add(v0);
            q11 = q11.add(v1);
        }
        if (residual != null) {
            p0 = p0.add(FloatVector.fromArray(FLOAT, residual, residual0));
            q0 = q0.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
            p1 = p1.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc));
            q1 = q1.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + L));
            p2 = p2.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc));
            q2 = q2.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc + L));
            p3 = p3.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * ldc));
            q3 = q3.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * ldc + L));
            p4 = p4.add(FloatVector.fromArray(FLOAT, residual, residual0 + 4 * ldc));
            q4 = q4.add(FloatVector.fromArray(FLOAT, residual, residual0 + 4 * ldc + L));
            p5 = p5.add(FloatVector.fromArray(FLOAT, residual, residual0 + 5 * ldc));
            q5 = q5.add(FloatVector.fromArray(FLOAT, residual, residual0 + 5 * ldc + L));
            p6 = p6.add(FloatVector.fromArray(FLOAT, residual, residual0 + 6 * ldc));
            q6 = q6.add(FloatVector.fromArray(FLOAT, residual, residual0 + 6 * ldc + L));
            p7 = p7.add(FloatVector.fromArray(FLOAT, residual, residual0 + 7 * ldc));
            q7 = q7.add(FloatVector.fromArray(FLOAT, residual, residual0 + 7 * ldc + L));
            p8 = p8.add(FloatVector.fromArray(FLOAT, residual, residual0 + 8 * ldc));
            q8 = q8.add(FloatVector.fromArray(FLOAT, residual, residual0 + 8 * ldc + L));
            p9 = p9.add(FloatVector.fromArray(FLOAT, residual, residual0 + 9 * ldc));
            q9 = q9.add(FloatVector.fromArray(FLOAT, residual, residual0 + 9 * ldc + L));
            p10 = p10.add(FloatVector.fromArray(FLOAT, residual, residual0 + 10 * ldc));
            q10 = q10.add(FloatVector.fromArray(FLOAT, residual, residual0 + 10 * ldc + L));
            p11 = p11.add(FloatVector.fromArray(FLOAT, residual, residual0 + 11 * ldc));
            q11 = q11.add(FloatVector.fromArray(FLOAT, residual, residual0 + 11 * ldc + L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            p0 = p0.blend(low, p0.compare(LE, low));
            q0 = q0.blend(low, q0.compare(LE, low));
            p1 = p1.blend(low, p1.compare(LE, low));
            q1 = q1.blend(low, q1.compare(LE, low));
            p2 = p2.blend(low, p2.compare(LE, low));
            q2 = q2.blend(low, q2.compare(LE, low));
            p3 = p3.blend(low, p3.compare(LE, low));
            q3 = q3.blend(low, q3.compare(LE, low));
            p4 = p4.blend(low, p4.compare(LE, low));
            q4 = q4.blend(low, q4.compare(LE, low));
            p5 = p5.blend(low, p5.compare(LE, low));
            q5 = q5.blend(low, q5.compare(LE, low));
            p6 = p6.blend(low, p6.compare(LE, low));
            q6 = q6.blend(low, q6.compare(LE, low));
            p7 = p7.blend(low, p7.compare(LE, low));
            q7 = q7.blend(low, q7.compare(LE, low));
            p8 = p8.blend(low, p8.compare(LE, low));
            q8 = q8.blend(low, q8.compare(LE, low));
            p9 = p9.blend(low, p9.compare(LE, low));
            q9 = q9.blend(low, q9.compare(LE, low));
            p10 = p10.blend(low, p10.compare(LE, low));
            q10 = q10.blend(low, q10.compare(LE, low));
            p11 = p11.blend(low, p11.compare(LE, low));
            q11 = q11.blend(low, q11.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            p0 = p0.blend(high, p0.compare(GE, high));
            q0 = q0.blend(high, q0.compare(GE, high));
            p1 = p1.blend(high, p1.compare(GE, high));
            q1 = q1.blend(high, q1.compare(GE, high));
            p2 = p2.blend(high, p2.compare(GE, high));
            q2 = q2.blend(high, q2.compare(GE, high));
            p3 = p3.blend(high, p3.compare(GE, high));
            q3 = q3.blend(high, q3.compare(GE, high));
            p4 = p4.blend(high, p4.compare(GE, high));
            q4 = q4.blend(high, q4.compare(GE, high));
            p5 = p5.blend(high, p5.compare(GE, high));
            q5 = q5.blend(high, q5.compare(GE, high));
            p6 = p6.blend(high, p6.compare(GE, high));
            q6 = q6.blend(high, q6.compare(GE, high));
            p7 = p7.blend(high, p7.compare(GE, high));
            q7 = q7.blend(high, q7.compare(GE, high));
            p8 = p8.blend(high, p8.compare(GE, high));
            q8 = q8.blend(high, q8.compare(GE, high));
            p9 = p9.blend(high, p9.compare(GE, high));
            q9 = q9.blend(high, q9.compare(GE, high));
            p10 = p10.blend(high, p10.compare(GE, high));
            q10 = q10.blend(high, q10.compare(GE, high));
            p11 = p11.blend(high, p11.compare(GE, high));
            q11 = q11.blend(high, q11.compare(GE, high));
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
            float[] b, int b0, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector p0 = FloatVector.zero(FLOAT);
        FloatVector p1 = FloatVector.zero(FLOAT);
        FloatVector p2 = FloatVector.zero(FLOAT);
        FloatVector p3 = FloatVector.zero(FLOAT);
        FloatVector p4 = FloatVector.zero(FLOAT);
        FloatVector p5 = FloatVector.zero(FLOAT);
        FloatVector p6 = FloatVector.zero(FLOAT);
        FloatVector p7 = FloatVector.zero(FLOAT);
        FloatVector p8 = FloatVector.zero(FLOAT);
        FloatVector p9 = FloatVector.zero(FLOAT);
        FloatVector p10 = FloatVector.zero(FLOAT);
        FloatVector p11 = FloatVector.zero(FLOAT);
        if (accumulate) {
            p0 = FloatVector.fromArray(FLOAT, c, c0);
            p1 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
            p2 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
            p3 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
            p4 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc);
            p5 = FloatVector.fromArray(FLOAT, c, c0 + 5 * ldc);
            p6 = FloatVector.fromArray(FLOAT, c, c0 + 6 * ldc);
            p7 = FloatVector.fromArray(FLOAT, c, c0 + 7 * ldc);
            p8 = FloatVector.fromArray(FLOAT, c, c0 + 8 * ldc);
            p9 = FloatVector.fromArray(FLOAT, c, c0 + 9 * ldc);
            p10 = FloatVector.fromArray(FLOAT, c, c0 + 10 * ldc);
            p11 = FloatVector.fromArray(FLOAT, c, c0 + 11 * ldc);
        }
        for (int s = 0; s < segments.length; s++) {
            int from = segments[s];
            int r0 = a0 + from;
            int r1 = a1 + from;
            int r2 = a2 + from;
            int r3 = a3 + from;
            int r4 = a4 + from;
            int r5 = a5 + from;
            int r6 = a6 + from;
            int r7 = a7 + from;
            int r8 = a8 + from;
            int r9 = a9 + from;
            int r10 = a10 + from;
            int r11 = a11 + from;
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
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            p0 = p0.add(v0);
            p1 = p1.add(v0);
            p2 = p2.add(v0);
            p3 = p3.add(v0);
            p4 = p4.add(v0);
            p5 = p5.add(v0);
            p6 = p6.add(v0);
            p7 = p7.add(v0);
            p8 = p8.add(v0);
            p9 = p9.add(v0);
            p10 = p10.add(v0);
            p11 = p11.add(v0);
        }
        if (residual != null) {
            p0 = p0.add(FloatVector.fromArray(FLOAT, residual, residual0));
            p1 = p1.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc));
            p2 = p2.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc));
            p3 = p3.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * ldc));
            p4 = p4.add(FloatVector.fromArray(FLOAT, residual, residual0 + 4 * ldc));
            p5 = p5.add(FloatVector.fromArray(FLOAT, residual, residual0 + 5 * ldc));
            p6 = p6.add(FloatVector.fromArray(FLOAT, residual, residual0 + 6 * ldc));
            p7 = p7.add(FloatVector.fromArray(FLOAT, residual, residual0 + 7 * ldc));
            p8 = p8.add(FloatVector.fromArray(FLOAT, residual, residual0 + 8 * ldc));
            p9 = p9.add(FloatVector.fromArray(FLOAT, residual, residual0 + 9 * ldc));
            p10 = p10.add(FloatVector.fromArray(FLOAT, residual, residual0 + 10 * ldc));
            p11 = p11.add(FloatVector.fromArray(FLOAT, residual, residual0 + 11 * ldc));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            p0 = p0.blend(low, p0.compare(LE, low));
            p1 = p1.blend(low, p1.compare(LE, low));
            p2 = p2.blend(low, p2.compare(LE, low));
            p3 = p3.blend(low, p3.compare(LE, low));
            p4 = p4.blend(low, p4.compare(LE, low));
            p5 = p5.blend(low, p5.compare(LE, low));
            p6 = p6.blend(low, p6.compare(LE, low));
            p7 = p7.blend(low, p7.compare(LE, low));
            p8 = p8.blend(low, p8.compare(LE, low));
            p9 = p9.blend(low, p9.compare(LE, low));
            p10 = p10.blend(low, p10.compare(LE, low));
            p11 = p11.blend(low, p11.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            p0 = p0.blend(high, p0.compare(GE, high));
            p1 = p1.blend(high, p1.compare(GE, high));
            p2 = p2.blend(high, p2.compare(GE, high));
            p3 = p3.blend(high, p3.compare(GE, high));
            p4 = p4.blend(high, p4.compare(GE, high));
            p5 = p5.blend(high, p5.compare(GE, high));
            p6 = p6.blend(high, p6.compare(GE, high));
            p7 = p7.blend(high, p7.compare(GE, high));
            p8 = p8.blend(high, p8.compare(GE, high));
            p9 = p9.blend(high, p9.compare(GE, high));
            p10 = p10.blend(high, p10.compare(GE, high));
            p11 = p11.blend(high, p11.compare(GE, high));
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
