package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** {@link FourVectorRows} for strips of three vectors of columns. */
final class ThreeVectorRows {
    private static final int L = Species.LENGTH;

    private ThreeVectorRows() {}

    static void rows6(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0, int b1, int ldb,
            float[] c, int c0, int ldc, float[] bias, int bias0, float lowest) {
        FloatVector low = FloatVector.broadcast(FLOAT, lowest);
        for (int tile = 0; tile < tiles; tile++) {
            FloatVector c00 = FloatVector.zero(FLOAT);
            FloatVector c01 = FloatVector.zero(FLOAT);
            FloatVector c02 = FloatVector.zero(FLOAT);
            FloatVector c10 = FloatVector.zero(FLOAT);
            FloatVector c11 = FloatVector.zero(FLOAT);
            FloatVector c12 = FloatVector.zero(FLOAT);
            FloatVector c20 = FloatVector.zero(FLOAT);
            FloatVector c21 = FloatVector.zero(FLOAT);
            FloatVector c22 = FloatVector.zero(FLOAT);
            FloatVector c30 = FloatVector.zero(FLOAT);
            FloatVector c31 = FloatVector.zero(FLOAT);
            FloatVector c32 = FloatVector.zero(FLOAT);
            FloatVector c40 = FloatVector.zero(FLOAT);
            FloatVector c41 = FloatVector.zero(FLOAT);
            FloatVector c42 = FloatVector.zero(FLOAT);
            FloatVector c50 = FloatVector.zero(FLOAT);
            FloatVector c51 = FloatVector.zero(FLOAT);
            FloatVector c52 = FloatVector.zero(FLOAT);
            int r0 = a0 + tile * 6 * lda;
            int r1 = r0 + lda;
            int r2 = r1 + lda;
            int r3 = r2 + lda;
            int r4 = r3 + lda;
            int r5 = r4 + lda;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb + L);
                FloatVector v2 = FloatVector.fromArray(FLOAT, b, b1 + l * ldb);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                c00 = x0.fma(v0, c00);
                c01 = x0.fma(v1, c01);
                c02 = x0.fma(v2, c02);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                c10 = x1.fma(v0, c10);
                c11 = x1.fma(v1, c11);
                c12 = x1.fma(v2, c12);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                c20 = x2.fma(v0, c20);
                c21 = x2.fma(v1, c21);
                c22 = x2.fma(v2, c22);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                c30 = x3.fma(v0, c30);
                c31 = x3.fma(v1, c31);
                c32 = x3.fma(v2, c32);
                FloatVector x4 = FloatVector.broadcast(FLOAT, a[r4 + l]);
                c40 = x4.fma(v0, c40);
                c41 = x4.fma(v1, c41);
                c42 = x4.fma(v2, c42);
                FloatVector x5 = FloatVector.broadcast(FLOAT, a[r5 + l]);
                c50 = x5.fma(v0, c50);
                c51 = x5.fma(v1, c51);
                c52 = x5.fma(v2, c52);
            }
            FloatVector w0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector w1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            FloatVector w2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
            int to = c0 + tile * 6 * ldc;
            c00 = c00.add(w0);
            c00.blend(low, c00.compare(LE, low)).intoArray(c, to);
            c01 = c01.add(w1);
            c01.blend(low, c01.compare(LE, low)).intoArray(c, to + L);
            c02 = c02.add(w2);
            c02.blend(low, c02.compare(LE, low)).intoArray(c, to + 2 * L);
            c10 = c10.add(w0);
            c10.blend(low, c10.compare(LE, low)).intoArray(c, to + ldc);
            c11 = c11.add(w1);
            c11.blend(low, c11.compare(LE, low)).intoArray(c, to + ldc + L);
            c12 = c12.add(w2);
            c12.blend(low, c12.compare(LE, low)).intoArray(c, to + ldc + 2 * L);
            c20 = c20.add(w0);
            c20.blend(low, c20.compare(LE, low)).intoArray(c, to + 2 * ldc);
            c21 = c21.add(w1);
            c21.blend(low, c21.compare(LE, low)).intoArray(c, to + 2 * ldc + L);
            c22 = c22.add(w2);
            c22.blend(low, c22.compare(LE, low)).intoArray(c, to + 2 * ldc + 2 * L);
            c30 = c30.add(w0);
            c30.blend(low, c30.compare(LE, low)).intoArray(c, to + 3 * ldc);
            c31 = c31.add(w1);
            c31.blend(low, c31.compare(LE, low)).intoArray(c, to + 3 * ldc + L);
            c32 = c32.add(w2);
            c32.blend(low, c32.compare(LE, low)).intoArray(c, to + 3 * ldc + 2 * L);
            c40 = c40.add(w0);
            c40.blend(low, c40.compare(LE, low)).intoArray(c, to + 4 * ldc);
            c41 = c41.add(w1);
            c41.blend(low, c41.compare(LE, low)).intoArray(c, to + 4 * ldc + L);
            c42 = c42.add(w2);
            c42.blend(low, c42.compare(LE, low)).intoArray(c, to + 4 * ldc + 2 * L);
            c50 = c50.add(w0);
            c50.blend(low, c50.compare(LE, low)).intoArray(c, to + 5 * ldc);
            c51 = c51.add(w1);
            c51.blend(low, c51.compare(LE, low)).intoArray(c, to + 5 * ldc + L);
            c52 = c52.add(w2);
            c52.blend(low, c52.compare(LE, low)).intoArray(c, to + 5 * ldc + 2 * L);
        }
    }

    static void rows5(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0, int b1, int ldb,
            float[] c, int c0, int ldc, float[] bias, int bias0, float lowest) {
        FloatVector low = FloatVector.broadcast(FLOAT, lowest);
        for (int tile = 0; tile < tiles; tile++) {
            FloatVector c00 = FloatVector.zero(FLOAT);
            FloatVector c01 = FloatVector.zero(FLOAT);
            FloatVector c02 = FloatVector.zero(FLOAT);
            FloatVector c10 = FloatVector.zero(FLOAT);
            FloatVector c11 = FloatVector.zero(FLOAT);
            FloatVector c12 = FloatVector.zero(FLOAT);
            FloatVector c20 = FloatVector.zero(FLOAT);
            FloatVector c21 = FloatVector.zero(FLOAT);
            FloatVector c22 = FloatVector.zero(FLOAT);
            FloatVector c30 = FloatVector.zero(FLOAT);
            FloatVector c31 = FloatVector.zero(FLOAT);
            FloatVector c32 = FloatVector.zero(FLOAT);
            FloatVector c40 = FloatVector.zero(FLOAT);
            FloatVector c41 = FloatVector.zero(FLOAT);
            FloatVector c42 = FloatVector.zero(FLOAT);
            int r0 = a0 + tile * 5 * lda;
            int r1 = r0 + lda;
            int r2 = r1 + lda;
            int r3 = r2 + lda;
            int r4 = r3 + lda;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb + L);
                FloatVector v2 = FloatVector.fromArray(FLOAT, b, b1 + l * ldb);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                c00 = x0.fma(v0, c00);
                c01 = x0.fma(v1, c01);
                c02 = x0.fma(v2, c02);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                c10 = x1.fma(v0, c10);
                c11 = x1.fma(v1, c11);
                c12 = x1.fma(v2, c12);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                c20 = x2.fma(v0, c20);
                c21 = x2.fma(v1, c21);
                c22 = x2.fma(v2, c22);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                c30 = x3.fma(v0, c30);
                c31 = x3.fma(v1, c31);
                c32 = x3.fma(v2, c32);
                FloatVector x4 = FloatVector.broadcast(FLOAT, a[r4 + l]);
                c40 = x4.fma(v0, c40);
                c41 = x4.fma(v1, c41);
                c42 = x4.fma(v2, c42);
            }
            FloatVector w0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector w1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            FloatVector w2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
            int to = c0 + tile * 5 * ldc;
            c00 = c00.add(w0);
            c00.blend(low, c00.compare(LE, low)).intoArray(c, to);
            c01 = c01.add(w1);
            c01.blend(low, c01.compare(LE, low)).intoArray(c, to + L);
            c02 = c02.add(w2);
            c02.blend(low, c02.compare(LE, low)).intoArray(c, to + 2 * L);
            c10 = c10.add(w0);
            c10.blend(low, c10.compare(LE, low)).intoArray(c, to + ldc);
            c11 = c11.add(w1);
            c11.blend(low, c11.compare(LE, low)).intoArray(c, to + ldc + L);
            c12 = c12.add(w2);
            c12.blend(low, c12.compare(LE, low)).intoArray(c, to + ldc + 2 * L);
            c20 = c20.add(w0);
            c20.blend(low, c20.compare(LE, low)).intoArray(c, to + 2 * ldc);
            c21 = c21.add(w1);
            c21.blend(low, c21.compare(LE, low)).intoArray(c, to + 2 * ldc + L);
            c22 = c22.add(w2);
            c22.blend(low, c22.compare(LE, low)).intoArray(c, to + 2 * ldc + 2 * L);
            c30 = c30.add(w0);
            c30.blend(low, c30.compare(LE, low)).intoArray(c, to + 3 * ldc);
            c31 = c31.add(w1);
            c31.blend(low, c31.compare(LE, low)).intoArray(c, to + 3 * ldc + L);
            c32 = c32.add(w2);
            c32.blend(low, c32.compare(LE, low)).intoArray(c, to + 3 * ldc + 2 * L);
            c40 = c40.add(w0);
            c40.blend(low, c40.compare(LE, low)).intoArray(c, to + 4 * ldc);
            c41 = c41.add(w1);
            c41.blend(low, c41.compare(LE, low)).intoArray(c, to + 4 * ldc + L);
            c42 = c42.add(w2);
            c42.blend(low, c42.compare(LE, low)).intoArray(c, to + 4 * ldc + 2 * L);
        }
    }

    static void rows4(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0, int b1, int ldb,
            float[] c, int c0, int ldc, float[] bias, int bias0, float lowest) {
        FloatVector low = FloatVector.broadcast(FLOAT, lowest);
        for (int tile = 0; tile < tiles; tile++) {
            FloatVector c00 = FloatVector.zero(FLOAT);
            FloatVector c01 = FloatVector.zero(FLOAT);
            FloatVector c02 = FloatVector.zero(FLOAT);
            FloatVector c10 = FloatVector.zero(FLOAT);
            FloatVector c11 = FloatVector.zero(FLOAT);
            FloatVector c12 = FloatVector.zero(FLOAT);
            FloatVector c20 = FloatVector.zero(FLOAT);
            FloatVector c21 = FloatVector.zero(FLOAT);
            FloatVector c22 = FloatVector.zero(FLOAT);
            FloatVector c30 = FloatVector.zero(FLOAT);
            FloatVector c31 = FloatVector.zero(FLOAT);
            FloatVector c32 = FloatVector.zero(FLOAT);
            int r0 = a0 + tile * 4 * lda;
            int r1 = r0 + lda;
            int r2 = r1 + lda;
            int r3 = r2 + lda;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb + L);
                FloatVector v2 = FloatVector.fromArray(FLOAT, b, b1 + l * ldb);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                c00 = x0.fma(v0, c00);
                c01 = x0.fma(v1, c01);
                c02 = x0.fma(v2, c02);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                c10 = x1.fma(v0, c10);
                c11 = x1.fma(v1, c11);
                c12 = x1.fma(v2, c12);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                c20 = x2.fma(v0, c20);
                c21 = x2.fma(v1, c21);
                c22 = x2.fma(v2, c22);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                c30 = x3.fma(v0, c30);
                c31 = x3.fma(v1, c31);
                c32 = x3.fma(v2, c32);
            }
            FloatVector w0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector w1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            FloatVector w2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
            int to = c0 + tile * 4 * ldc;
            c00 = c00.add(w0);
            c00.blend(low, c00.compare(LE, low)).intoArray(c, to);
            c01 = c01.add(w1);
            c01.blend(low, c01.compare(LE, low)).intoArray(c, to + L);
            c02 = c02.add(w2);
            c02.blend(low, c02.compare(LE, low)).intoArray(c, to + 2 * L);
            c10 = c10.add(w0);
            c10.blend(low, c10.compare(LE, low)).intoArray(c, to + ldc);
            c11 = c11.add(w1);
            c11.blend(low, c11.compare(LE, low)).intoArray(c, to + ldc + L);
            c12 = c12.add(w2);
            c12.blend(low, c12.compare(LE, low)).intoArray(c, to + ldc + 2 * L);
            c20 = c20.add(w0);
            c20.blend(low, c20.compare(LE, low)).intoArray(c, to + 2 * ldc);
            c21 = c21.add(w1);
            c21.blend(low, c21.compare(LE, low)).intoArray(c, to + 2 * ldc + L);
            c22 = c22.add(w2);
            c22.blend(low, c22.compare(LE, low)).intoArray(c, to + 2 * ldc + 2 * L);
            c30 = c30.add(w0);
            c30.blend(low, c30.compare(LE, low)).intoArray(c, to + 3 * ldc);
            c31 = c31.add(w1);
            c31.blend(low, c31.compare(LE, low)).intoArray(c, to + 3 * ldc + L);
            c32 = c32.add(w2);
            c32.blend(low, c32.compare(LE, low)).intoArray(c, to + 3 * ldc + 2 * L);
        }
    }
}
