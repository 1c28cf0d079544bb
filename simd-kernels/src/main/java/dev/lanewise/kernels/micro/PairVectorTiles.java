package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of 4 to 6 rows by two whole panels, for CPUs with 32 registers of 512 bits: 24 sums, four vectors of the panels
 * and the number of the left operand.
 *
 * <p>They load ten times for 24 fma, where {@link TallVectorTiles} load 14 times. What counts more: the offsets of six
 * rows fit the integer registers. On AMD's CPUs, C2 spills those to vector registers ({@code UseFPUForSpilling}), and
 * fetching one back takes the time of an fma; two in the loop of twelve rows set the pace at nine tenths of the peak.
 * Offsets that are summed up for each segment stay in integer registers; used as they come as parameters, some would
 * be spilled, one that the inner loop needs as likely as any.
 *
 * <p>The panels lie at {@code b0} and {@code b1}, each segment {@code step} floats behind the last; the rest as in
 * {@link VectorTiles}.
 */
final class PairVectorTiles {
    private static final int L = Species.LENGTH;

    private PairVectorTiles() {}

    static void rows6(int k, float[] a, int a0, int a1, int a2, int a3, int a4, int a5, int[] segments, int first,
            int end,
            float[] b, int b0, int b1, int step, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector c02 = FloatVector.fromArray(FLOAT, from, f0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(FLOAT, from, f0 + 3 * L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, f0 + ldf + L);
        FloatVector c12 = FloatVector.fromArray(FLOAT, from, f0 + ldf + 2 * L);
        FloatVector c13 = FloatVector.fromArray(FLOAT, from, f0 + ldf + 3 * L);
        FloatVector c20 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf);
        FloatVector c21 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + L);
        FloatVector c22 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + 2 * L);
        FloatVector c23 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + 3 * L);
        FloatVector c30 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf);
        FloatVector c31 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + L);
        FloatVector c32 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + 2 * L);
        FloatVector c33 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + 3 * L);
        FloatVector c40 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf);
        FloatVector c41 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf + L);
        FloatVector c42 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf + 2 * L);
        FloatVector c43 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf + 3 * L);
        FloatVector c50 = FloatVector.fromArray(FLOAT, from, f0 + 5 * ldf);
        FloatVector c51 = FloatVector.fromArray(FLOAT, from, f0 + 5 * ldf + L);
        FloatVector c52 = FloatVector.fromArray(FLOAT, from, f0 + 5 * ldf + 2 * L);
        FloatVector c53 = FloatVector.fromArray(FLOAT, from, f0 + 5 * ldf + 3 * L);
        for (int s = first; s < end; s++) {
            int at = segments[s];
            int r0 = a0 + at;
            int r1 = a1 + at;
            int r2 = a2 + at;
            int r3 = a3 + at;
            int r4 = a4 + at;
            int r5 = a5 + at;
            int p0 = b0 + s * step;
            int p1 = b1 + s * step;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, p0 + l * WIDTH);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, p0 + l * WIDTH + L);
                FloatVector v2 = FloatVector.fromArray(FLOAT, b, p1 + l * WIDTH);
                FloatVector v3 = FloatVector.fromArray(FLOAT, b, p1 + l * WIDTH + L);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                c00 = x0.fma(v0, c00);
                c01 = x0.fma(v1, c01);
                c02 = x0.fma(v2, c02);
                c03 = x0.fma(v3, c03);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                c10 = x1.fma(v0, c10);
                c11 = x1.fma(v1, c11);
                c12 = x1.fma(v2, c12);
                c13 = x1.fma(v3, c13);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                c20 = x2.fma(v0, c20);
                c21 = x2.fma(v1, c21);
                c22 = x2.fma(v2, c22);
                c23 = x2.fma(v3, c23);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                c30 = x3.fma(v0, c30);
                c31 = x3.fma(v1, c31);
                c32 = x3.fma(v2, c32);
                c33 = x3.fma(v3, c33);
                FloatVector x4 = FloatVector.broadcast(FLOAT, a[r4 + l]);
                c40 = x4.fma(v0, c40);
                c41 = x4.fma(v1, c41);
                c42 = x4.fma(v2, c42);
                c43 = x4.fma(v3, c43);
                FloatVector x5 = FloatVector.broadcast(FLOAT, a[r5 + l]);
                c50 = x5.fma(v0, c50);
                c51 = x5.fma(v1, c51);
                c52 = x5.fma(v2, c52);
                c53 = x5.fma(v3, c53);
            }
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c02.intoArray(c, c0 + 2 * L);
        c03.intoArray(c, c0 + 3 * L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c12.intoArray(c, c0 + ldc + 2 * L);
        c13.intoArray(c, c0 + ldc + 3 * L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c22.intoArray(c, c0 + 2 * ldc + 2 * L);
        c23.intoArray(c, c0 + 2 * ldc + 3 * L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
        c32.intoArray(c, c0 + 3 * ldc + 2 * L);
        c33.intoArray(c, c0 + 3 * ldc + 3 * L);
        c40.intoArray(c, c0 + 4 * ldc);
        c41.intoArray(c, c0 + 4 * ldc + L);
        c42.intoArray(c, c0 + 4 * ldc + 2 * L);
        c43.intoArray(c, c0 + 4 * ldc + 3 * L);
        c50.intoArray(c, c0 + 5 * ldc);
        c51.intoArray(c, c0 + 5 * ldc + L);
        c52.intoArray(c, c0 + 5 * ldc + 2 * L);
        c53.intoArray(c, c0 + 5 * ldc + 3 * L);
    }

    static void rows5(int k, float[] a, int a0, int a1, int a2, int a3, int a4, int[] segments, int first, int end,
            float[] b, int b0, int b1, int step, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector c02 = FloatVector.fromArray(FLOAT, from, f0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(FLOAT, from, f0 + 3 * L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, f0 + ldf + L);
        FloatVector c12 = FloatVector.fromArray(FLOAT, from, f0 + ldf + 2 * L);
        FloatVector c13 = FloatVector.fromArray(FLOAT, from, f0 + ldf + 3 * L);
        FloatVector c20 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf);
        FloatVector c21 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + L);
        FloatVector c22 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + 2 * L);
        FloatVector c23 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + 3 * L);
        FloatVector c30 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf);
        FloatVector c31 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + L);
        FloatVector c32 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + 2 * L);
        FloatVector c33 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + 3 * L);
        FloatVector c40 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf);
        FloatVector c41 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf + L);
        FloatVector c42 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf + 2 * L);
        FloatVector c43 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf + 3 * L);
        for (int s = first; s < end; s++) {
            int at = segments[s];
            int r0 = a0 + at;
            int r1 = a1 + at;
            int r2 = a2 + at;
            int r3 = a3 + at;
            int r4 = a4 + at;
            int p0 = b0 + s * step;
            int p1 = b1 + s * step;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, p0 + l * WIDTH);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, p0 + l * WIDTH + L);
                FloatVector v2 = FloatVector.fromArray(FLOAT, b, p1 + l * WIDTH);
                FloatVector v3 = FloatVector.fromArray(FLOAT, b, p1 + l * WIDTH + L);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                c00 = x0.fma(v0, c00);
                c01 = x0.fma(v1, c01);
                c02 = x0.fma(v2, c02);
                c03 = x0.fma(v3, c03);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                c10 = x1.fma(v0, c10);
                c11 = x1.fma(v1, c11);
                c12 = x1.fma(v2, c12);
                c13 = x1.fma(v3, c13);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                c20 = x2.fma(v0, c20);
                c21 = x2.fma(v1, c21);
                c22 = x2.fma(v2, c22);
                c23 = x2.fma(v3, c23);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                c30 = x3.fma(v0, c30);
                c31 = x3.fma(v1, c31);
                c32 = x3.fma(v2, c32);
                c33 = x3.fma(v3, c33);
                FloatVector x4 = FloatVector.broadcast(FLOAT, a[r4 + l]);
                c40 = x4.fma(v0, c40);
                c41 = x4.fma(v1, c41);
                c42 = x4.fma(v2, c42);
                c43 = x4.fma(v3, c43);
            }
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c02.intoArray(c, c0 + 2 * L);
        c03.intoArray(c, c0 + 3 * L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c12.intoArray(c, c0 + ldc + 2 * L);
        c13.intoArray(c, c0 + ldc + 3 * L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c22.intoArray(c, c0 + 2 * ldc + 2 * L);
        c23.intoArray(c, c0 + 2 * ldc + 3 * L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
        c32.intoArray(c, c0 + 3 * ldc + 2 * L);
        c33.intoArray(c, c0 + 3 * ldc + 3 * L);
        c40.intoArray(c, c0 + 4 * ldc);
        c41.intoArray(c, c0 + 4 * ldc + L);
        c42.intoArray(c, c0 + 4 * ldc + 2 * L);
        c43.intoArray(c, c0 + 4 * ldc + 3 * L);
    }

    static void rows4(int k, float[] a, int a0, int a1, int a2, int a3, int[] segments, int first, int end,
            float[] b, int b0, int b1, int step, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector c02 = FloatVector.fromArray(FLOAT, from, f0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(FLOAT, from, f0 + 3 * L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, f0 + ldf + L);
        FloatVector c12 = FloatVector.fromArray(FLOAT, from, f0 + ldf + 2 * L);
        FloatVector c13 = FloatVector.fromArray(FLOAT, from, f0 + ldf + 3 * L);
        FloatVector c20 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf);
        FloatVector c21 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + L);
        FloatVector c22 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + 2 * L);
        FloatVector c23 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + 3 * L);
        FloatVector c30 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf);
        FloatVector c31 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + L);
        FloatVector c32 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + 2 * L);
        FloatVector c33 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + 3 * L);
        for (int s = first; s < end; s++) {
            int at = segments[s];
            int r0 = a0 + at;
            int r1 = a1 + at;
            int r2 = a2 + at;
            int r3 = a3 + at;
            int p0 = b0 + s * step;
            int p1 = b1 + s * step;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, p0 + l * WIDTH);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, p0 + l * WIDTH + L);
                FloatVector v2 = FloatVector.fromArray(FLOAT, b, p1 + l * WIDTH);
                FloatVector v3 = FloatVector.fromArray(FLOAT, b, p1 + l * WIDTH + L);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                c00 = x0.fma(v0, c00);
                c01 = x0.fma(v1, c01);
                c02 = x0.fma(v2, c02);
                c03 = x0.fma(v3, c03);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                c10 = x1.fma(v0, c10);
                c11 = x1.fma(v1, c11);
                c12 = x1.fma(v2, c12);
                c13 = x1.fma(v3, c13);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                c20 = x2.fma(v0, c20);
                c21 = x2.fma(v1, c21);
                c22 = x2.fma(v2, c22);
                c23 = x2.fma(v3, c23);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                c30 = x3.fma(v0, c30);
                c31 = x3.fma(v1, c31);
                c32 = x3.fma(v2, c32);
                c33 = x3.fma(v3, c33);
            }
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c02.intoArray(c, c0 + 2 * L);
        c03.intoArray(c, c0 + 3 * L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c12.intoArray(c, c0 + ldc + 2 * L);
        c13.intoArray(c, c0 + ldc + 3 * L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c22.intoArray(c, c0 + 2 * ldc + 2 * L);
        c23.intoArray(c, c0 + 2 * ldc + 3 * L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
        c32.intoArray(c, c0 + 3 * ldc + 2 * L);
        c33.intoArray(c, c0 + 3 * ldc + 3 * L);
    }
}
