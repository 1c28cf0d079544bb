package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of 4 to 6 rows by two vectors of columns, one below the other, for CPUs with sixteen registers: twelve sums, two
 * vectors of the right operand, the number of the left one. Row {@code i} lies at {@code a[a0 + i * lda]}, the panel at
 * {@code b[b0]}; sums begin with what lies at {@code from[f0]} in rows {@code ldf} apart and are stored as they are.
 *
 * <p>One register is left, and nothing else may live across the loop: with a bound for the sums beside it the same tiles
 * make 76 GFLOP/s instead of 112 (Zen 4, 256-bit vectors), so {@link VectorEpilogue} follows them. Offsets that are
 * summed up before the loop stay in integer registers; as parameters they may be spilled into vector registers.
 */
final class EvenVectorRows {
    private static final int L = Species.LENGTH;

    private EvenVectorRows() {}

    static void rows6(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0,
            float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        for (int tile = 0; tile < tiles; tile++) {
            int first = f0 + tile * 6 * ldf;
            FloatVector c00 = FloatVector.fromArray(FLOAT, from, first);
            FloatVector c01 = FloatVector.fromArray(FLOAT, from, first + L);
            FloatVector c10 = FloatVector.fromArray(FLOAT, from, first + ldf);
            FloatVector c11 = FloatVector.fromArray(FLOAT, from, first + ldf + L);
            FloatVector c20 = FloatVector.fromArray(FLOAT, from, first + 2 * ldf);
            FloatVector c21 = FloatVector.fromArray(FLOAT, from, first + 2 * ldf + L);
            FloatVector c30 = FloatVector.fromArray(FLOAT, from, first + 3 * ldf);
            FloatVector c31 = FloatVector.fromArray(FLOAT, from, first + 3 * ldf + L);
            FloatVector c40 = FloatVector.fromArray(FLOAT, from, first + 4 * ldf);
            FloatVector c41 = FloatVector.fromArray(FLOAT, from, first + 4 * ldf + L);
            FloatVector c50 = FloatVector.fromArray(FLOAT, from, first + 5 * ldf);
            FloatVector c51 = FloatVector.fromArray(FLOAT, from, first + 5 * ldf + L);
            int r0 = a0 + tile * 6 * lda;
            int r1 = r0 + lda;
            int r2 = r1 + lda;
            int r3 = r2 + lda;
            int r4 = r3 + lda;
            int r5 = r4 + lda;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                c00 = x0.fma(v0, c00);
                c01 = x0.fma(v1, c01);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                c10 = x1.fma(v0, c10);
                c11 = x1.fma(v1, c11);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                c20 = x2.fma(v0, c20);
                c21 = x2.fma(v1, c21);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                c30 = x3.fma(v0, c30);
                c31 = x3.fma(v1, c31);
                FloatVector x4 = FloatVector.broadcast(FLOAT, a[r4 + l]);
                c40 = x4.fma(v0, c40);
                c41 = x4.fma(v1, c41);
                FloatVector x5 = FloatVector.broadcast(FLOAT, a[r5 + l]);
                c50 = x5.fma(v0, c50);
                c51 = x5.fma(v1, c51);
            }
            int to = c0 + tile * 6 * ldc;
            c00.intoArray(c, to);
            c01.intoArray(c, to + L);
            c10.intoArray(c, to + ldc);
            c11.intoArray(c, to + ldc + L);
            c20.intoArray(c, to + 2 * ldc);
            c21.intoArray(c, to + 2 * ldc + L);
            c30.intoArray(c, to + 3 * ldc);
            c31.intoArray(c, to + 3 * ldc + L);
            c40.intoArray(c, to + 4 * ldc);
            c41.intoArray(c, to + 4 * ldc + L);
            c50.intoArray(c, to + 5 * ldc);
            c51.intoArray(c, to + 5 * ldc + L);
        }
    }

    static void rows5(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0,
            float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        for (int tile = 0; tile < tiles; tile++) {
            int first = f0 + tile * 5 * ldf;
            FloatVector c00 = FloatVector.fromArray(FLOAT, from, first);
            FloatVector c01 = FloatVector.fromArray(FLOAT, from, first + L);
            FloatVector c10 = FloatVector.fromArray(FLOAT, from, first + ldf);
            FloatVector c11 = FloatVector.fromArray(FLOAT, from, first + ldf + L);
            FloatVector c20 = FloatVector.fromArray(FLOAT, from, first + 2 * ldf);
            FloatVector c21 = FloatVector.fromArray(FLOAT, from, first + 2 * ldf + L);
            FloatVector c30 = FloatVector.fromArray(FLOAT, from, first + 3 * ldf);
            FloatVector c31 = FloatVector.fromArray(FLOAT, from, first + 3 * ldf + L);
            FloatVector c40 = FloatVector.fromArray(FLOAT, from, first + 4 * ldf);
            FloatVector c41 = FloatVector.fromArray(FLOAT, from, first + 4 * ldf + L);
            int r0 = a0 + tile * 5 * lda;
            int r1 = r0 + lda;
            int r2 = r1 + lda;
            int r3 = r2 + lda;
            int r4 = r3 + lda;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                c00 = x0.fma(v0, c00);
                c01 = x0.fma(v1, c01);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                c10 = x1.fma(v0, c10);
                c11 = x1.fma(v1, c11);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                c20 = x2.fma(v0, c20);
                c21 = x2.fma(v1, c21);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                c30 = x3.fma(v0, c30);
                c31 = x3.fma(v1, c31);
                FloatVector x4 = FloatVector.broadcast(FLOAT, a[r4 + l]);
                c40 = x4.fma(v0, c40);
                c41 = x4.fma(v1, c41);
            }
            int to = c0 + tile * 5 * ldc;
            c00.intoArray(c, to);
            c01.intoArray(c, to + L);
            c10.intoArray(c, to + ldc);
            c11.intoArray(c, to + ldc + L);
            c20.intoArray(c, to + 2 * ldc);
            c21.intoArray(c, to + 2 * ldc + L);
            c30.intoArray(c, to + 3 * ldc);
            c31.intoArray(c, to + 3 * ldc + L);
            c40.intoArray(c, to + 4 * ldc);
            c41.intoArray(c, to + 4 * ldc + L);
        }
    }

    static void rows4(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0,
            float[] from, int f0, int ldf, float[] c, int c0, int ldc) {
        for (int tile = 0; tile < tiles; tile++) {
            int first = f0 + tile * 4 * ldf;
            FloatVector c00 = FloatVector.fromArray(FLOAT, from, first);
            FloatVector c01 = FloatVector.fromArray(FLOAT, from, first + L);
            FloatVector c10 = FloatVector.fromArray(FLOAT, from, first + ldf);
            FloatVector c11 = FloatVector.fromArray(FLOAT, from, first + ldf + L);
            FloatVector c20 = FloatVector.fromArray(FLOAT, from, first + 2 * ldf);
            FloatVector c21 = FloatVector.fromArray(FLOAT, from, first + 2 * ldf + L);
            FloatVector c30 = FloatVector.fromArray(FLOAT, from, first + 3 * ldf);
            FloatVector c31 = FloatVector.fromArray(FLOAT, from, first + 3 * ldf + L);
            int r0 = a0 + tile * 4 * lda;
            int r1 = r0 + lda;
            int r2 = r1 + lda;
            int r3 = r2 + lda;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                c00 = x0.fma(v0, c00);
                c01 = x0.fma(v1, c01);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                c10 = x1.fma(v0, c10);
                c11 = x1.fma(v1, c11);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                c20 = x2.fma(v0, c20);
                c21 = x2.fma(v1, c21);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                c30 = x3.fma(v0, c30);
                c31 = x3.fma(v1, c31);
            }
            int to = c0 + tile * 4 * ldc;
            c00.intoArray(c, to);
            c01.intoArray(c, to + L);
            c10.intoArray(c, to + ldc);
            c11.intoArray(c, to + ldc + L);
            c20.intoArray(c, to + 2 * ldc);
            c21.intoArray(c, to + 2 * ldc + L);
            c30.intoArray(c, to + 3 * ldc);
            c31.intoArray(c, to + 3 * ldc + L);
        }
    }
}
