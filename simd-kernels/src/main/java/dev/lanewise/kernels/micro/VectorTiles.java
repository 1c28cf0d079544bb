package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of 4 to 6 rows by two vectors of columns: {@code c = from + a * b}, every partial sum in a register. Row {@code i} lies at {@code a[ai]}, the panel at {@code b[b0]}; sums
 * begin with what lies at {@code from[f0]} in rows {@code ldf} apart.
 *
 * <p>Each tile is one flat method, because C2 keeps vectors in registers only within one compiled method. Six rows make
 * twelve chains of fma, as many as the fastest cores have in flight, and fit sixteen registers, if nothing
 * else stands in the method: not even a branch between zeros and what is stored, and see {@link VectorEpilogue}. A partial sum on the stack would cost half of the speed, since
 * each step would wait for the store before it.
 */
final class VectorTiles {
    private static final int L = Species.LENGTH;

    private VectorTiles() {}

    static void rows6(int k, float[] a, int a0, int a1, int a2, int a3, int a4, int a5,
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

    static void rows5(int k, float[] a, int a0, int a1, int a2, int a3, int a4,
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
    }

    static void rows4(int k, float[] a, int a0, int a1, int a2, int a3,
            float[] b, int b0, float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, f0 + L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, f0 + ldf);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, f0 + ldf + L);
        FloatVector c20 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf);
        FloatVector c21 = FloatVector.fromArray(FLOAT, from, f0 + 2 * ldf + L);
        FloatVector c30 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf);
        FloatVector c31 = FloatVector.fromArray(FLOAT, from, f0 + 3 * ldf + L);
        int l = 0;
        for (; l < k - 1; l += 2) {
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
            FloatVector w0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + WIDTH);
            FloatVector w1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + WIDTH + L);
            FloatVector z0 = FloatVector.broadcast(FLOAT, a[a0 + l + 1]);
            c00 = z0.fma(w0, c00);
            c01 = z0.fma(w1, c01);
            FloatVector z1 = FloatVector.broadcast(FLOAT, a[a1 + l + 1]);
            c10 = z1.fma(w0, c10);
            c11 = z1.fma(w1, c11);
            FloatVector z2 = FloatVector.broadcast(FLOAT, a[a2 + l + 1]);
            c20 = z2.fma(w0, c20);
            c21 = z2.fma(w1, c21);
            FloatVector z3 = FloatVector.broadcast(FLOAT, a[a3 + l + 1]);
            c30 = z3.fma(w0, c30);
            c31 = z3.fma(w1, c31);
        }
        if (l < k) {
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
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
    }
}
