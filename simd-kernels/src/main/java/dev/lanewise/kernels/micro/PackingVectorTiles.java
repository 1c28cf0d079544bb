package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * {@link PairVectorTiles} of five and six rows that read the right operand where it lies, rows {@code ldb} apart from {@code b0} on, and
 * leave two panels of it behind. Beside 24 fma a step the four stores take no time.
 */
final class PackingVectorTiles {
    private static final int L = Species.LENGTH;

    private PackingVectorTiles() {}

    static void rows6(int k, float[] a, int a0, int lda, float[] b, int b0, int ldb,
            float[] panels, int panel0, int panel1, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c02 = FloatVector.zero(FLOAT);
        FloatVector c03 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c12 = FloatVector.zero(FLOAT);
        FloatVector c13 = FloatVector.zero(FLOAT);
        FloatVector c20 = FloatVector.zero(FLOAT);
        FloatVector c21 = FloatVector.zero(FLOAT);
        FloatVector c22 = FloatVector.zero(FLOAT);
        FloatVector c23 = FloatVector.zero(FLOAT);
        FloatVector c30 = FloatVector.zero(FLOAT);
        FloatVector c31 = FloatVector.zero(FLOAT);
        FloatVector c32 = FloatVector.zero(FLOAT);
        FloatVector c33 = FloatVector.zero(FLOAT);
        FloatVector c40 = FloatVector.zero(FLOAT);
        FloatVector c41 = FloatVector.zero(FLOAT);
        FloatVector c42 = FloatVector.zero(FLOAT);
        FloatVector c43 = FloatVector.zero(FLOAT);
        FloatVector c50 = FloatVector.zero(FLOAT);
        FloatVector c51 = FloatVector.zero(FLOAT);
        FloatVector c52 = FloatVector.zero(FLOAT);
        FloatVector c53 = FloatVector.zero(FLOAT);
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        int a5 = a4 + lda;
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb + 3 * L);
            v0.intoArray(panels, panel0 + l * WIDTH);
            v1.intoArray(panels, panel0 + l * WIDTH + L);
            v2.intoArray(panels, panel1 + l * WIDTH);
            v3.intoArray(panels, panel1 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            c12 = x1.fma(v2, c12);
            c13 = x1.fma(v3, c13);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            c22 = x2.fma(v2, c22);
            c23 = x2.fma(v3, c23);
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            c32 = x3.fma(v2, c32);
            c33 = x3.fma(v3, c33);
            FloatVector x4 = FloatVector.broadcast(FLOAT, a[a4 + l]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            c42 = x4.fma(v2, c42);
            c43 = x4.fma(v3, c43);
            FloatVector x5 = FloatVector.broadcast(FLOAT, a[a5 + l]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
            c52 = x5.fma(v2, c52);
            c53 = x5.fma(v3, c53);
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

    static void rows5(int k, float[] a, int a0, int lda, float[] b, int b0, int ldb,
            float[] panels, int panel0, int panel1, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c02 = FloatVector.zero(FLOAT);
        FloatVector c03 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c12 = FloatVector.zero(FLOAT);
        FloatVector c13 = FloatVector.zero(FLOAT);
        FloatVector c20 = FloatVector.zero(FLOAT);
        FloatVector c21 = FloatVector.zero(FLOAT);
        FloatVector c22 = FloatVector.zero(FLOAT);
        FloatVector c23 = FloatVector.zero(FLOAT);
        FloatVector c30 = FloatVector.zero(FLOAT);
        FloatVector c31 = FloatVector.zero(FLOAT);
        FloatVector c32 = FloatVector.zero(FLOAT);
        FloatVector c33 = FloatVector.zero(FLOAT);
        FloatVector c40 = FloatVector.zero(FLOAT);
        FloatVector c41 = FloatVector.zero(FLOAT);
        FloatVector c42 = FloatVector.zero(FLOAT);
        FloatVector c43 = FloatVector.zero(FLOAT);
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb + 3 * L);
            v0.intoArray(panels, panel0 + l * WIDTH);
            v1.intoArray(panels, panel0 + l * WIDTH + L);
            v2.intoArray(panels, panel1 + l * WIDTH);
            v3.intoArray(panels, panel1 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            c12 = x1.fma(v2, c12);
            c13 = x1.fma(v3, c13);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            c22 = x2.fma(v2, c22);
            c23 = x2.fma(v3, c23);
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            c32 = x3.fma(v2, c32);
            c33 = x3.fma(v3, c33);
            FloatVector x4 = FloatVector.broadcast(FLOAT, a[a4 + l]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            c42 = x4.fma(v2, c42);
            c43 = x4.fma(v3, c43);
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
}
