package dev.lanewise.kernels.gemm;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** {@link RowUpdate} in vectors: six steps for all whole vectors of columns; returns how many columns that are. */
final class VectorRowUpdate {
    private VectorRowUpdate() {}

    static int one(int n, float[] a, int a0, int step, float[] b, int b0, int ldb, float[] c, int c0) {
        FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0]);
        FloatVector x1 = FloatVector.broadcast(FLOAT, a[a0 + step]);
        FloatVector x2 = FloatVector.broadcast(FLOAT, a[a0 + 2 * step]);
        FloatVector x3 = FloatVector.broadcast(FLOAT, a[a0 + 3 * step]);
        FloatVector x4 = FloatVector.broadcast(FLOAT, a[a0 + 4 * step]);
        FloatVector x5 = FloatVector.broadcast(FLOAT, a[a0 + 5 * step]);
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        int b4 = b3 + ldb;
        int b5 = b4 + ldb;
        int whole = FLOAT.loopBound(n);
        for (int j = 0; j < whole; j += Species.LENGTH) {
            FloatVector sum = x0.fma(FloatVector.fromArray(FLOAT, b, b0 + j), FloatVector.fromArray(FLOAT, c, c0 + j));
            sum = x1.fma(FloatVector.fromArray(FLOAT, b, b1 + j), sum);
            sum = x2.fma(FloatVector.fromArray(FLOAT, b, b2 + j), sum);
            sum = x3.fma(FloatVector.fromArray(FLOAT, b, b3 + j), sum);
            sum = x4.fma(FloatVector.fromArray(FLOAT, b, b4 + j), sum);
            sum = x5.fma(FloatVector.fromArray(FLOAT, b, b5 + j), sum);
            sum.intoArray(c, c0 + j);
        }
        return whole;
    }

    /** Each vector of {@code b} is loaded once for both rows. */
    static int two(int n, float[] a, int a0, int lda, int step, float[] b, int b0, int ldb, float[] c, int c0,
            int ldc) {
        int a1 = a0 + lda;
        int c1 = c0 + ldc;
        FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0]);
        FloatVector x1 = FloatVector.broadcast(FLOAT, a[a0 + step]);
        FloatVector x2 = FloatVector.broadcast(FLOAT, a[a0 + 2 * step]);
        FloatVector x3 = FloatVector.broadcast(FLOAT, a[a0 + 3 * step]);
        FloatVector x4 = FloatVector.broadcast(FLOAT, a[a0 + 4 * step]);
        FloatVector x5 = FloatVector.broadcast(FLOAT, a[a0 + 5 * step]);
        FloatVector y0 = FloatVector.broadcast(FLOAT, a[a1]);
        FloatVector y1 = FloatVector.broadcast(FLOAT, a[a1 + step]);
        FloatVector y2 = FloatVector.broadcast(FLOAT, a[a1 + 2 * step]);
        FloatVector y3 = FloatVector.broadcast(FLOAT, a[a1 + 3 * step]);
        FloatVector y4 = FloatVector.broadcast(FLOAT, a[a1 + 4 * step]);
        FloatVector y5 = FloatVector.broadcast(FLOAT, a[a1 + 5 * step]);
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        int b4 = b3 + ldb;
        int b5 = b4 + ldb;
        int whole = FLOAT.loopBound(n);
        for (int j = 0; j < whole; j += Species.LENGTH) {
            FloatVector right = FloatVector.fromArray(FLOAT, b, b0 + j);
            FloatVector sum0 = x0.fma(right, FloatVector.fromArray(FLOAT, c, c0 + j));
            FloatVector sum1 = y0.fma(right, FloatVector.fromArray(FLOAT, c, c1 + j));
            right = FloatVector.fromArray(FLOAT, b, b1 + j);
            sum0 = x1.fma(right, sum0);
            sum1 = y1.fma(right, sum1);
            right = FloatVector.fromArray(FLOAT, b, b2 + j);
            sum0 = x2.fma(right, sum0);
            sum1 = y2.fma(right, sum1);
            right = FloatVector.fromArray(FLOAT, b, b3 + j);
            sum0 = x3.fma(right, sum0);
            sum1 = y3.fma(right, sum1);
            right = FloatVector.fromArray(FLOAT, b, b4 + j);
            sum0 = x4.fma(right, sum0);
            sum1 = y4.fma(right, sum1);
            right = FloatVector.fromArray(FLOAT, b, b5 + j);
            sum0 = x5.fma(right, sum0);
            sum1 = y5.fma(right, sum1);
            sum0.intoArray(c, c0 + j);
            sum1.intoArray(c, c1 + j);
        }
        return whole;
    }
}
