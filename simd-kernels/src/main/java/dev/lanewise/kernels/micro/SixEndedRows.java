package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of six rows as {@link FourVectorRows} and {@link ThreeVectorRows} have them, whose sums are ended whole before
 * they are stored: bias, residual, lower and upper bound. A residual of -0, zero floats from one row to the next, and
 * bounds of infinity change no number. The end takes twice as many instructions as one of bias and lower bound alone, but
 * a pass over stored sums takes more: above all it waits for the residual, which here is read while other tiles multiply.
 */
final class SixEndedRows {
    private static final int L = Species.LENGTH;

    private SixEndedRows() {}

    static void four(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0, int b1, int ldb,
            float[] c, int c0, int ldc,
            float[] bias, int bias0, float[] residual, int residual0, int ldr, float lowest, float highest) {
        FloatVector low = FloatVector.broadcast(FLOAT, lowest);
        FloatVector high = FloatVector.broadcast(FLOAT, highest);
        for (int tile = 0; tile < tiles; tile++) {
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
                FloatVector v3 = FloatVector.fromArray(FLOAT, b, b1 + l * ldb + L);
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
            FloatVector w0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector w1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            FloatVector w2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
            FloatVector w3 = FloatVector.fromArray(FLOAT, bias, bias0 + 3 * L);
            int at = residual0 + tile * 6 * ldr;
            int to = c0 + tile * 6 * ldc;
            c00 = c00.add(w0).add(FloatVector.fromArray(FLOAT, residual, at));
            c00 = c00.blend(low, c00.compare(LE, low));
            c00.blend(high, c00.compare(GE, high)).intoArray(c, to);
            c01 = c01.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + L));
            c01 = c01.blend(low, c01.compare(LE, low));
            c01.blend(high, c01.compare(GE, high)).intoArray(c, to + L);
            c02 = c02.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 2 * L));
            c02 = c02.blend(low, c02.compare(LE, low));
            c02.blend(high, c02.compare(GE, high)).intoArray(c, to + 2 * L);
            c03 = c03.add(w3).add(FloatVector.fromArray(FLOAT, residual, at + 3 * L));
            c03 = c03.blend(low, c03.compare(LE, low));
            c03.blend(high, c03.compare(GE, high)).intoArray(c, to + 3 * L);
            c10 = c10.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + ldr));
            c10 = c10.blend(low, c10.compare(LE, low));
            c10.blend(high, c10.compare(GE, high)).intoArray(c, to + ldc);
            c11 = c11.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + ldr + L));
            c11 = c11.blend(low, c11.compare(LE, low));
            c11.blend(high, c11.compare(GE, high)).intoArray(c, to + ldc + L);
            c12 = c12.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + ldr + 2 * L));
            c12 = c12.blend(low, c12.compare(LE, low));
            c12.blend(high, c12.compare(GE, high)).intoArray(c, to + ldc + 2 * L);
            c13 = c13.add(w3).add(FloatVector.fromArray(FLOAT, residual, at + ldr + 3 * L));
            c13 = c13.blend(low, c13.compare(LE, low));
            c13.blend(high, c13.compare(GE, high)).intoArray(c, to + ldc + 3 * L);
            c20 = c20.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr));
            c20 = c20.blend(low, c20.compare(LE, low));
            c20.blend(high, c20.compare(GE, high)).intoArray(c, to + 2 * ldc);
            c21 = c21.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr + L));
            c21 = c21.blend(low, c21.compare(LE, low));
            c21.blend(high, c21.compare(GE, high)).intoArray(c, to + 2 * ldc + L);
            c22 = c22.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr + 2 * L));
            c22 = c22.blend(low, c22.compare(LE, low));
            c22.blend(high, c22.compare(GE, high)).intoArray(c, to + 2 * ldc + 2 * L);
            c23 = c23.add(w3).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr + 3 * L));
            c23 = c23.blend(low, c23.compare(LE, low));
            c23.blend(high, c23.compare(GE, high)).intoArray(c, to + 2 * ldc + 3 * L);
            c30 = c30.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr));
            c30 = c30.blend(low, c30.compare(LE, low));
            c30.blend(high, c30.compare(GE, high)).intoArray(c, to + 3 * ldc);
            c31 = c31.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr + L));
            c31 = c31.blend(low, c31.compare(LE, low));
            c31.blend(high, c31.compare(GE, high)).intoArray(c, to + 3 * ldc + L);
            c32 = c32.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr + 2 * L));
            c32 = c32.blend(low, c32.compare(LE, low));
            c32.blend(high, c32.compare(GE, high)).intoArray(c, to + 3 * ldc + 2 * L);
            c33 = c33.add(w3).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr + 3 * L));
            c33 = c33.blend(low, c33.compare(LE, low));
            c33.blend(high, c33.compare(GE, high)).intoArray(c, to + 3 * ldc + 3 * L);
            c40 = c40.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr));
            c40 = c40.blend(low, c40.compare(LE, low));
            c40.blend(high, c40.compare(GE, high)).intoArray(c, to + 4 * ldc);
            c41 = c41.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr + L));
            c41 = c41.blend(low, c41.compare(LE, low));
            c41.blend(high, c41.compare(GE, high)).intoArray(c, to + 4 * ldc + L);
            c42 = c42.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr + 2 * L));
            c42 = c42.blend(low, c42.compare(LE, low));
            c42.blend(high, c42.compare(GE, high)).intoArray(c, to + 4 * ldc + 2 * L);
            c43 = c43.add(w3).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr + 3 * L));
            c43 = c43.blend(low, c43.compare(LE, low));
            c43.blend(high, c43.compare(GE, high)).intoArray(c, to + 4 * ldc + 3 * L);
            c50 = c50.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr));
            c50 = c50.blend(low, c50.compare(LE, low));
            c50.blend(high, c50.compare(GE, high)).intoArray(c, to + 5 * ldc);
            c51 = c51.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr + L));
            c51 = c51.blend(low, c51.compare(LE, low));
            c51.blend(high, c51.compare(GE, high)).intoArray(c, to + 5 * ldc + L);
            c52 = c52.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr + 2 * L));
            c52 = c52.blend(low, c52.compare(LE, low));
            c52.blend(high, c52.compare(GE, high)).intoArray(c, to + 5 * ldc + 2 * L);
            c53 = c53.add(w3).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr + 3 * L));
            c53 = c53.blend(low, c53.compare(LE, low));
            c53.blend(high, c53.compare(GE, high)).intoArray(c, to + 5 * ldc + 3 * L);
        }
    }

    static void three(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0, int b1, int ldb,
            float[] c, int c0, int ldc,
            float[] bias, int bias0, float[] residual, int residual0, int ldr, float lowest, float highest) {
        FloatVector low = FloatVector.broadcast(FLOAT, lowest);
        FloatVector high = FloatVector.broadcast(FLOAT, highest);
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
            int at = residual0 + tile * 6 * ldr;
            int to = c0 + tile * 6 * ldc;
            c00 = c00.add(w0).add(FloatVector.fromArray(FLOAT, residual, at));
            c00 = c00.blend(low, c00.compare(LE, low));
            c00.blend(high, c00.compare(GE, high)).intoArray(c, to);
            c01 = c01.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + L));
            c01 = c01.blend(low, c01.compare(LE, low));
            c01.blend(high, c01.compare(GE, high)).intoArray(c, to + L);
            c02 = c02.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 2 * L));
            c02 = c02.blend(low, c02.compare(LE, low));
            c02.blend(high, c02.compare(GE, high)).intoArray(c, to + 2 * L);
            c10 = c10.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + ldr));
            c10 = c10.blend(low, c10.compare(LE, low));
            c10.blend(high, c10.compare(GE, high)).intoArray(c, to + ldc);
            c11 = c11.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + ldr + L));
            c11 = c11.blend(low, c11.compare(LE, low));
            c11.blend(high, c11.compare(GE, high)).intoArray(c, to + ldc + L);
            c12 = c12.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + ldr + 2 * L));
            c12 = c12.blend(low, c12.compare(LE, low));
            c12.blend(high, c12.compare(GE, high)).intoArray(c, to + ldc + 2 * L);
            c20 = c20.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr));
            c20 = c20.blend(low, c20.compare(LE, low));
            c20.blend(high, c20.compare(GE, high)).intoArray(c, to + 2 * ldc);
            c21 = c21.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr + L));
            c21 = c21.blend(low, c21.compare(LE, low));
            c21.blend(high, c21.compare(GE, high)).intoArray(c, to + 2 * ldc + L);
            c22 = c22.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr + 2 * L));
            c22 = c22.blend(low, c22.compare(LE, low));
            c22.blend(high, c22.compare(GE, high)).intoArray(c, to + 2 * ldc + 2 * L);
            c30 = c30.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr));
            c30 = c30.blend(low, c30.compare(LE, low));
            c30.blend(high, c30.compare(GE, high)).intoArray(c, to + 3 * ldc);
            c31 = c31.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr + L));
            c31 = c31.blend(low, c31.compare(LE, low));
            c31.blend(high, c31.compare(GE, high)).intoArray(c, to + 3 * ldc + L);
            c32 = c32.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr + 2 * L));
            c32 = c32.blend(low, c32.compare(LE, low));
            c32.blend(high, c32.compare(GE, high)).intoArray(c, to + 3 * ldc + 2 * L);
            c40 = c40.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr));
            c40 = c40.blend(low, c40.compare(LE, low));
            c40.blend(high, c40.compare(GE, high)).intoArray(c, to + 4 * ldc);
            c41 = c41.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr + L));
            c41 = c41.blend(low, c41.compare(LE, low));
            c41.blend(high, c41.compare(GE, high)).intoArray(c, to + 4 * ldc + L);
            c42 = c42.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr + 2 * L));
            c42 = c42.blend(low, c42.compare(LE, low));
            c42.blend(high, c42.compare(GE, high)).intoArray(c, to + 4 * ldc + 2 * L);
            c50 = c50.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr));
            c50 = c50.blend(low, c50.compare(LE, low));
            c50.blend(high, c50.compare(GE, high)).intoArray(c, to + 5 * ldc);
            c51 = c51.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr + L));
            c51 = c51.blend(low, c51.compare(LE, low));
            c51.blend(high, c51.compare(GE, high)).intoArray(c, to + 5 * ldc + L);
            c52 = c52.add(w2).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr + 2 * L));
            c52 = c52.blend(low, c52.compare(LE, low));
            c52.blend(high, c52.compare(GE, high)).intoArray(c, to + 5 * ldc + 2 * L);
        }
    }
}
