package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles for products with at most two vectors of columns, one below the other, which need more rows than
 * {@link FourVectorRows} to have as many chains: eight rows by two vectors, twelve by one. Sums are ended as
 * {@link SixEndedRows} ends them. Where columns do not fill two vectors, the second one overlaps the first, whose last
 * columns are then computed twice: masks would make the C1 compiler give up on these methods, and C2 box.
 */
final class NarrowEndedRows {
    /** Rows of a tile of two vectors. */
    static final int TWO = 8;

    /** Rows of a tile of one vector. */
    static final int ONE = 12;

    private static final int L = Species.LENGTH;

    private NarrowEndedRows() {}

    /** @param columns more than a vector has, and at most two vectors */
    static void two(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0, int ldb,
            float[] c, int c0, int ldc, int columns,
            float[] bias, int bias0, float[] residual, int residual0, int ldr, float lowest, float highest) {
        int last = columns - L;
        FloatVector low = FloatVector.broadcast(FLOAT, lowest);
        FloatVector high = FloatVector.broadcast(FLOAT, highest);
        for (int tile = 0; tile < tiles; tile++) {
            FloatVector c00 = FloatVector.zero(FLOAT);
            FloatVector c01 = FloatVector.zero(FLOAT);
            FloatVector c10 = FloatVector.zero(FLOAT);
            FloatVector c11 = FloatVector.zero(FLOAT);
            FloatVector c20 = FloatVector.zero(FLOAT);
            FloatVector c21 = FloatVector.zero(FLOAT);
            FloatVector c30 = FloatVector.zero(FLOAT);
            FloatVector c31 = FloatVector.zero(FLOAT);
            FloatVector c40 = FloatVector.zero(FLOAT);
            FloatVector c41 = FloatVector.zero(FLOAT);
            FloatVector c50 = FloatVector.zero(FLOAT);
            FloatVector c51 = FloatVector.zero(FLOAT);
            FloatVector c60 = FloatVector.zero(FLOAT);
            FloatVector c61 = FloatVector.zero(FLOAT);
            FloatVector c70 = FloatVector.zero(FLOAT);
            FloatVector c71 = FloatVector.zero(FLOAT);
            int r0 = a0 + tile * 8 * lda;
            int r1 = r0 + lda;
            int r2 = r1 + lda;
            int r3 = r2 + lda;
            int r4 = r3 + lda;
            int r5 = r4 + lda;
            int r6 = r5 + lda;
            int r7 = r6 + lda;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb);
                FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + last + l * ldb);
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
                FloatVector x6 = FloatVector.broadcast(FLOAT, a[r6 + l]);
                c60 = x6.fma(v0, c60);
                c61 = x6.fma(v1, c61);
                FloatVector x7 = FloatVector.broadcast(FLOAT, a[r7 + l]);
                c70 = x7.fma(v0, c70);
                c71 = x7.fma(v1, c71);
            }
            FloatVector w0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector w1 = FloatVector.fromArray(FLOAT, bias, bias0 + last);
            int at = residual0 + tile * 8 * ldr;
            int to = c0 + tile * 8 * ldc;
            c00 = c00.add(w0).add(FloatVector.fromArray(FLOAT, residual, at));
            c00 = c00.blend(low, c00.compare(LE, low));
            c00.blend(high, c00.compare(GE, high)).intoArray(c, to);
            c01 = c01.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + last));
            c01 = c01.blend(low, c01.compare(LE, low));
            c01.blend(high, c01.compare(GE, high)).intoArray(c, to + last);
            c10 = c10.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + ldr));
            c10 = c10.blend(low, c10.compare(LE, low));
            c10.blend(high, c10.compare(GE, high)).intoArray(c, to + ldc);
            c11 = c11.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + ldr + last));
            c11 = c11.blend(low, c11.compare(LE, low));
            c11.blend(high, c11.compare(GE, high)).intoArray(c, to + ldc + last);
            c20 = c20.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr));
            c20 = c20.blend(low, c20.compare(LE, low));
            c20.blend(high, c20.compare(GE, high)).intoArray(c, to + 2 * ldc);
            c21 = c21.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr + last));
            c21 = c21.blend(low, c21.compare(LE, low));
            c21.blend(high, c21.compare(GE, high)).intoArray(c, to + 2 * ldc + last);
            c30 = c30.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr));
            c30 = c30.blend(low, c30.compare(LE, low));
            c30.blend(high, c30.compare(GE, high)).intoArray(c, to + 3 * ldc);
            c31 = c31.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr + last));
            c31 = c31.blend(low, c31.compare(LE, low));
            c31.blend(high, c31.compare(GE, high)).intoArray(c, to + 3 * ldc + last);
            c40 = c40.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr));
            c40 = c40.blend(low, c40.compare(LE, low));
            c40.blend(high, c40.compare(GE, high)).intoArray(c, to + 4 * ldc);
            c41 = c41.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr + last));
            c41 = c41.blend(low, c41.compare(LE, low));
            c41.blend(high, c41.compare(GE, high)).intoArray(c, to + 4 * ldc + last);
            c50 = c50.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr));
            c50 = c50.blend(low, c50.compare(LE, low));
            c50.blend(high, c50.compare(GE, high)).intoArray(c, to + 5 * ldc);
            c51 = c51.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr + last));
            c51 = c51.blend(low, c51.compare(LE, low));
            c51.blend(high, c51.compare(GE, high)).intoArray(c, to + 5 * ldc + last);
            c60 = c60.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 6 * ldr));
            c60 = c60.blend(low, c60.compare(LE, low));
            c60.blend(high, c60.compare(GE, high)).intoArray(c, to + 6 * ldc);
            c61 = c61.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 6 * ldr + last));
            c61 = c61.blend(low, c61.compare(LE, low));
            c61.blend(high, c61.compare(GE, high)).intoArray(c, to + 6 * ldc + last);
            c70 = c70.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 7 * ldr));
            c70 = c70.blend(low, c70.compare(LE, low));
            c70.blend(high, c70.compare(GE, high)).intoArray(c, to + 7 * ldc);
            c71 = c71.add(w1).add(FloatVector.fromArray(FLOAT, residual, at + 7 * ldr + last));
            c71 = c71.blend(low, c71.compare(LE, low));
            c71.blend(high, c71.compare(GE, high)).intoArray(c, to + 7 * ldc + last);
        }
    }

    static void one(int tiles, int k, float[] a, int a0, int lda, float[] b, int b0, int ldb,
            float[] c, int c0, int ldc,
            float[] bias, int bias0, float[] residual, int residual0, int ldr, float lowest, float highest) {
        FloatVector low = FloatVector.broadcast(FLOAT, lowest);
        FloatVector high = FloatVector.broadcast(FLOAT, highest);
        for (int tile = 0; tile < tiles; tile++) {
            FloatVector s0 = FloatVector.zero(FLOAT);
            FloatVector s1 = FloatVector.zero(FLOAT);
            FloatVector s2 = FloatVector.zero(FLOAT);
            FloatVector s3 = FloatVector.zero(FLOAT);
            FloatVector s4 = FloatVector.zero(FLOAT);
            FloatVector s5 = FloatVector.zero(FLOAT);
            FloatVector s6 = FloatVector.zero(FLOAT);
            FloatVector s7 = FloatVector.zero(FLOAT);
            FloatVector s8 = FloatVector.zero(FLOAT);
            FloatVector s9 = FloatVector.zero(FLOAT);
            FloatVector s10 = FloatVector.zero(FLOAT);
            FloatVector s11 = FloatVector.zero(FLOAT);
            int r0 = a0 + tile * 12 * lda;
            int r1 = r0 + lda;
            int r2 = r1 + lda;
            int r3 = r2 + lda;
            int r4 = r3 + lda;
            int r5 = r4 + lda;
            int r6 = r5 + lda;
            int r7 = r6 + lda;
            int r8 = r7 + lda;
            int r9 = r8 + lda;
            int r10 = r9 + lda;
            int r11 = r10 + lda;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * ldb);
                FloatVector x0 = FloatVector.broadcast(FLOAT, a[r0 + l]);
                s0 = x0.fma(v0, s0);
                FloatVector x1 = FloatVector.broadcast(FLOAT, a[r1 + l]);
                s1 = x1.fma(v0, s1);
                FloatVector x2 = FloatVector.broadcast(FLOAT, a[r2 + l]);
                s2 = x2.fma(v0, s2);
                FloatVector x3 = FloatVector.broadcast(FLOAT, a[r3 + l]);
                s3 = x3.fma(v0, s3);
                FloatVector x4 = FloatVector.broadcast(FLOAT, a[r4 + l]);
                s4 = x4.fma(v0, s4);
                FloatVector x5 = FloatVector.broadcast(FLOAT, a[r5 + l]);
                s5 = x5.fma(v0, s5);
                FloatVector x6 = FloatVector.broadcast(FLOAT, a[r6 + l]);
                s6 = x6.fma(v0, s6);
                FloatVector x7 = FloatVector.broadcast(FLOAT, a[r7 + l]);
                s7 = x7.fma(v0, s7);
                FloatVector x8 = FloatVector.broadcast(FLOAT, a[r8 + l]);
                s8 = x8.fma(v0, s8);
                FloatVector x9 = FloatVector.broadcast(FLOAT, a[r9 + l]);
                s9 = x9.fma(v0, s9);
                FloatVector x10 = FloatVector.broadcast(FLOAT, a[r10 + l]);
                s10 = x10.fma(v0, s10);
                FloatVector x11 = FloatVector.broadcast(FLOAT, a[r11 + l]);
                s11 = x11.fma(v0, s11);
            }
            FloatVector w0 = FloatVector.fromArray(FLOAT, bias, bias0);
            int at = residual0 + tile * 12 * ldr;
            int to = c0 + tile * 12 * ldc;
            s0 = s0.add(w0).add(FloatVector.fromArray(FLOAT, residual, at));
            s0 = s0.blend(low, s0.compare(LE, low));
            s0.blend(high, s0.compare(GE, high)).intoArray(c, to);
            s1 = s1.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + ldr));
            s1 = s1.blend(low, s1.compare(LE, low));
            s1.blend(high, s1.compare(GE, high)).intoArray(c, to + ldc);
            s2 = s2.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 2 * ldr));
            s2 = s2.blend(low, s2.compare(LE, low));
            s2.blend(high, s2.compare(GE, high)).intoArray(c, to + 2 * ldc);
            s3 = s3.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 3 * ldr));
            s3 = s3.blend(low, s3.compare(LE, low));
            s3.blend(high, s3.compare(GE, high)).intoArray(c, to + 3 * ldc);
            s4 = s4.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 4 * ldr));
            s4 = s4.blend(low, s4.compare(LE, low));
            s4.blend(high, s4.compare(GE, high)).intoArray(c, to + 4 * ldc);
            s5 = s5.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 5 * ldr));
            s5 = s5.blend(low, s5.compare(LE, low));
            s5.blend(high, s5.compare(GE, high)).intoArray(c, to + 5 * ldc);
            s6 = s6.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 6 * ldr));
            s6 = s6.blend(low, s6.compare(LE, low));
            s6.blend(high, s6.compare(GE, high)).intoArray(c, to + 6 * ldc);
            s7 = s7.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 7 * ldr));
            s7 = s7.blend(low, s7.compare(LE, low));
            s7.blend(high, s7.compare(GE, high)).intoArray(c, to + 7 * ldc);
            s8 = s8.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 8 * ldr));
            s8 = s8.blend(low, s8.compare(LE, low));
            s8.blend(high, s8.compare(GE, high)).intoArray(c, to + 8 * ldc);
            s9 = s9.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 9 * ldr));
            s9 = s9.blend(low, s9.compare(LE, low));
            s9.blend(high, s9.compare(GE, high)).intoArray(c, to + 9 * ldc);
            s10 = s10.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 10 * ldr));
            s10 = s10.blend(low, s10.compare(LE, low));
            s10.blend(high, s10.compare(GE, high)).intoArray(c, to + 10 * ldc);
            s11 = s11.add(w0).add(FloatVector.fromArray(FLOAT, residual, at + 11 * ldr));
            s11 = s11.blend(low, s11.compare(LE, low));
            s11.blend(high, s11.compare(GE, high)).intoArray(c, to + 11 * ldc);
        }
    }
}
