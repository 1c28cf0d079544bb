package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Six rows that lie {@code lda} apart by two vectors of columns. Offsets that are summed up before the loop stay in
 * integer registers, those that come as parameters may not: see {@link PairVectorTiles}. The rest is as in
 * {@link VectorTiles}.
 */
final class EvenVectorTiles {
    private static final int L = Species.LENGTH;

    private EvenVectorTiles() {}

    static void rows6(int k, float[] a, int a0, int lda,
            float[] b, int b0, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, f0 + ldf + L);
        FloatVector c20 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf);
        FloatVector c21 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + L);
        FloatVector c30 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf);
        FloatVector c31 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + L);
        FloatVector c40 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf);
        FloatVector c41 = FloatVector.fromArray(FLOAT, from, f0 + 4 * ldf + L);
        FloatVector c50 = FloatVector.fromArray(FLOAT, from, f0 + 5 * ldf);
        FloatVector c51 = FloatVector.fromArray(FLOAT, from, f0 + 5 * ldf + L);
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        int a5 = a4 + lda;
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
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector x4 = FloatVector.broadcast(FLOAT, a[a4 + l]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            FloatVector x5 = FloatVector.broadcast(FLOAT, a[a5 + l]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
        c40.intoArray(c, c0 + 4 * ldc);
        c41.intoArray(c, c0 + 4 * ldc + L);
        c50.intoArray(c, c0 + 5 * ldc);
        c51.intoArray(c, c0 + 5 * ldc + L);
    }
}
