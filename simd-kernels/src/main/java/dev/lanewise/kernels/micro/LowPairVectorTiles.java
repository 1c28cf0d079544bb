package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** Tiles of 1 to 3 rows by two whole panels, for what {@link PairVectorTiles} leave. */
final class LowPairVectorTiles {
    private static final int L = Species.LENGTH;

    private LowPairVectorTiles() {}

    static void rows3(int k, float[] a, int a0, int a1, int a2, int[] segments, int first, int end,
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
        for (int s = first; s < end; s++) {
            int at = segments[s];
            int r0 = a0 + at;
            int r1 = a1 + at;
            int r2 = a2 + at;
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
    }

    static void rows2(int k, float[] a, int a0, int a1, int[] segments, int first, int end,
            float[] b, int b0, int b1, int step, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector c02 = FloatVector.fromArray(FLOAT, from, f0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(FLOAT, from, f0 + 3 * L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, f0 + ldf + L);
        FloatVector c12 = FloatVector.fromArray(FLOAT, from, f0 + ldf + 2 * L);
        FloatVector c13 = FloatVector.fromArray(FLOAT, from, f0 + ldf + 3 * L);
        for (int s = first; s < end; s++) {
            int at = segments[s];
            int r0 = a0 + at;
            int r1 = a1 + at;
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
    }

    static void rows1(int k, float[] a, int a0, int[] segments, int first, int end,
            float[] b, int b0, int b1, int step, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector c02 = FloatVector.fromArray(FLOAT, from, f0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(FLOAT, from, f0 + 3 * L);
        for (int s = first; s < end; s++) {
            int at = segments[s];
            int r0 = a0 + at;
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
            }
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c02.intoArray(c, c0 + 2 * L);
        c03.intoArray(c, c0 + 3 * L);
    }
}
