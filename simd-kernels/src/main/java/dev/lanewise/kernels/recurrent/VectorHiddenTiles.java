package dev.lanewise.kernels.recurrent;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of 2 to 6 rows by two vectors of columns, whose chains are continued at {@code c0} and {@code c1}; beside them
 * 2 rows by four vectors. Written out, because C2 keeps vectors in registers only so.
 */
final class VectorHiddenTiles {
    private static final int L = Species.LENGTH;

    private VectorHiddenTiles() {}

    static void rows6(int k, float[] h, int h0, int ldh, float[] b, int b0, float[] c, int c0, int c1, int ldc) {
        int h1 = h0 + ldh;
        int h2 = h1 + ldh;
        int h3 = h2 + ldh;
        int h4 = h3 + ldh;
        int h5 = h4 + ldh;
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
    }

    static void rows5(int k, float[] h, int h0, int ldh, float[] b, int b0, float[] c, int c0, int c1, int ldc) {
        int h1 = h0 + ldh;
        int h2 = h1 + ldh;
        int h3 = h2 + ldh;
        int h4 = h3 + ldh;
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
    }

    static void rows4(int k, float[] h, int h0, int ldh, float[] b, int b0, float[] c, int c0, int c1, int ldc) {
        int h1 = h0 + ldh;
        int h2 = h1 + ldh;
        int h3 = h2 + ldh;
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c1);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, c1 + ldc);
        FloatVector c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(FLOAT, c, c1 + 2 * ldc);
        FloatVector c30 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(FLOAT, c, c1 + 3 * ldc);
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
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c1);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c1 + ldc);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c1 + 2 * ldc);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c1 + 3 * ldc);
    }

    static void rows3(int k, float[] h, int h0, int ldh, float[] b, int b0, float[] c, int c0, int c1, int ldc) {
        int h1 = h0 + ldh;
        int h2 = h1 + ldh;
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c1);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, c1 + ldc);
        FloatVector c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(FLOAT, c, c1 + 2 * ldc);
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
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c1);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c1 + ldc);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c1 + 2 * ldc);
    }

    static void rows2(int k, float[] h, int h0, int ldh, float[] b, int b0, float[] c, int c0, int c1, int ldc) {
        int h1 = h0 + ldh;
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c1);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, c1 + ldc);
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, h[h0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, h[h1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c1);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c1 + ldc);
    }

    /** Two rows by four vectors of columns: two would have too few chains in flight. */
    static void rows2Wide(int k, float[] h, int h0, int ldh, float[] b, int b0, float[] c, int c0, int c2, int ldc) {
        int h1 = h0 + ldh;
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
        FloatVector c02 = FloatVector.fromArray(FLOAT, c, c2);
        FloatVector c03 = FloatVector.fromArray(FLOAT, c, c2 + L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
        FloatVector c12 = FloatVector.fromArray(FLOAT, c, c2 + ldc);
        FloatVector c13 = FloatVector.fromArray(FLOAT, c, c2 + ldc + L);
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + 3 * L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, h[h0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
            FloatVector x1 = FloatVector.broadcast(FLOAT, h[h1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            c12 = x1.fma(v2, c12);
            c13 = x1.fma(v3, c13);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c02.intoArray(c, c2);
        c03.intoArray(c, c2 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c12.intoArray(c, c2 + ldc);
        c13.intoArray(c, c2 + ldc + L);
    }
}
