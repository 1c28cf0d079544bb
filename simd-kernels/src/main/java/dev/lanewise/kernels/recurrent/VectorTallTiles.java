package dev.lanewise.kernels.recurrent;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * {@link VectorHiddenTiles} of 7 and 8 rows, for processors with 32 registers: fewer tiles pass by the panels, whose way
 * from the second or third cache is what a step of some sequences waits for.
 */
final class VectorTallTiles {
    private static final int L = Species.LENGTH;

    private VectorTallTiles() {}

    static void rows8(int k, float[] h, int h0, int ldh, float[] b, int b0, float[] c, int c0, int c1, int ldc) {
        int h1 = h0 + ldh;
        int h2 = h1 + ldh;
        int h3 = h2 + ldh;
        int h4 = h3 + ldh;
        int h5 = h4 + ldh;
        int h6 = h5 + ldh;
        int h7 = h6 + ldh;
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c1);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, c1 + ldc);
        FloatVector c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(FLOAT, c, c1 + 2 * ldc);
        FloatVector c30 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(FLOAT, c, c1 + 3 * ldc);
        FloatVector c40 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc);
        FloatVector c41 = FloatVector.fromArray(FLOAT, c, c1 + 4 * ldc);
        FloatVector c50 = FloatVector.fromArray(FLOAT, c, c0 + 5 * ldc);
        FloatVector c51 = FloatVector.fromArray(FLOAT, c, c1 + 5 * ldc);
        FloatVector c60 = FloatVector.fromArray(FLOAT, c, c0 + 6 * ldc);
        FloatVector c61 = FloatVector.fromArray(FLOAT, c, c1 + 6 * ldc);
        FloatVector c70 = FloatVector.fromArray(FLOAT, c, c0 + 7 * ldc);
        FloatVector c71 = FloatVector.fromArray(FLOAT, c, c1 + 7 * ldc);
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, h[h0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, h[h1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, h[h2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = FloatVector.broadcast(FLOAT, h[h3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector x4 = FloatVector.broadcast(FLOAT, h[h4 + l]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            FloatVector x5 = FloatVector.broadcast(FLOAT, h[h5 + l]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
            FloatVector x6 = FloatVector.broadcast(FLOAT, h[h6 + l]);
            c60 = x6.fma(v0, c60);
            c61 = x6.fma(v1, c61);
            FloatVector x7 = FloatVector.broadcast(FLOAT, h[h7 + l]);
            c70 = x7.fma(v0, c70);
            c71 = x7.fma(v1, c71);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c1);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c1 + ldc);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c1 + 2 * ldc);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c1 + 3 * ldc);
        c40.intoArray(c, c0 + 4 * ldc);
        c41.intoArray(c, c1 + 4 * ldc);
        c50.intoArray(c, c0 + 5 * ldc);
        c51.intoArray(c, c1 + 5 * ldc);
        c60.intoArray(c, c0 + 6 * ldc);
        c61.intoArray(c, c1 + 6 * ldc);
        c70.intoArray(c, c0 + 7 * ldc);
        c71.intoArray(c, c1 + 7 * ldc);
    }

    static void rows7(int k, float[] h, int h0, int ldh, float[] b, int b0, float[] c, int c0, int c1, int ldc) {
        int h1 = h0 + ldh;
        int h2 = h1 + ldh;
        int h3 = h2 + ldh;
        int h4 = h3 + ldh;
        int h5 = h4 + ldh;
        int h6 = h5 + ldh;
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c1);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, c1 + ldc);
        FloatVector c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(FLOAT, c, c1 + 2 * ldc);
        FloatVector c30 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(FLOAT, c, c1 + 3 * ldc);
        FloatVector c40 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc);
        FloatVector c41 = FloatVector.fromArray(FLOAT, c, c1 + 4 * ldc);
        FloatVector c50 = FloatVector.fromArray(FLOAT, c, c0 + 5 * ldc);
        FloatVector c51 = FloatVector.fromArray(FLOAT, c, c1 + 5 * ldc);
        FloatVector c60 = FloatVector.fromArray(FLOAT, c, c0 + 6 * ldc);
        FloatVector c61 = FloatVector.fromArray(FLOAT, c, c1 + 6 * ldc);
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, h[h0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, h[h1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, h[h2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = FloatVector.broadcast(FLOAT, h[h3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector x4 = FloatVector.broadcast(FLOAT, h[h4 + l]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            FloatVector x5 = FloatVector.broadcast(FLOAT, h[h5 + l]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
            FloatVector x6 = FloatVector.broadcast(FLOAT, h[h6 + l]);
            c60 = x6.fma(v0, c60);
            c61 = x6.fma(v1, c61);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c1);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c1 + ldc);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c1 + 2 * ldc);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c1 + 3 * ldc);
        c40.intoArray(c, c0 + 4 * ldc);
        c41.intoArray(c, c1 + 4 * ldc);
        c50.intoArray(c, c0 + 5 * ldc);
        c51.intoArray(c, c1 + 5 * ldc);
        c60.intoArray(c, c0 + 6 * ldc);
        c61.intoArray(c, c1 + 6 * ldc);
    }
}
