package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** Tiles of 1 to 3 rows by two vectors of columns, for what {@link LowPairVectorTiles} leave; see {@link VectorTiles}. */
final class LowVectorTiles {
    private static final int L = Species.LENGTH;

    private LowVectorTiles() {}

    static void rows3(int k, float[] a, int a0, int a1, int a2,
            float[] b, int b0, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, f0 + ldf + L);
        FloatVector c20 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf);
        FloatVector c21 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + L);
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
    }

    static void rows2(int k, float[] a, int a0, int a1,
            float[] b, int b0, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, f0 + ldf + L);
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
    }

    static void rows1(int k, float[] a, int a0,
            float[] b, int b0, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
    }
}
