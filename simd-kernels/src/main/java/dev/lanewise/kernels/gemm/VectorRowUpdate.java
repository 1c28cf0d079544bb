package dev.lanewise.kernels.gemm;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** {@link RowUpdate} in vectors. */
final class VectorRowUpdate {
    private VectorRowUpdate() {}

    /** Eight steps for all whole vectors of columns; returns how many columns that are. */
    static int eight(int n, float[] a, int a0, int step, float[] b, int b0, int ldb, float[] c, int c0) {
        FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0]);
        FloatVector x1 = FloatVector.broadcast(FLOAT, a[a0 + step]);
        FloatVector x2 = FloatVector.broadcast(FLOAT, a[a0 + 2 * step]);
        FloatVector x3 = FloatVector.broadcast(FLOAT, a[a0 + 3 * step]);
        FloatVector x4 = FloatVector.broadcast(FLOAT, a[a0 + 4 * step]);
        FloatVector x5 = FloatVector.broadcast(FLOAT, a[a0 + 5 * step]);
        FloatVector x6 = FloatVector.broadcast(FLOAT, a[a0 + 6 * step]);
        FloatVector x7 = FloatVector.broadcast(FLOAT, a[a0 + 7 * step]);
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        int b4 = b3 + ldb;
        int b5 = b4 + ldb;
        int b6 = b5 + ldb;
        int b7 = b6 + ldb;
        int whole = FLOAT.loopBound(n);
        for (int j = 0; j < whole; j += Species.LENGTH) {
            FloatVector sum = x0.fma(FloatVector.fromArray(FLOAT, b, b0 + j), FloatVector.fromArray(FLOAT, c, c0 + j));
            sum = x1.fma(FloatVector.fromArray(FLOAT, b, b1 + j), sum);
            sum = x2.fma(FloatVector.fromArray(FLOAT, b, b2 + j), sum);
            sum = x3.fma(FloatVector.fromArray(FLOAT, b, b3 + j), sum);
            sum = x4.fma(FloatVector.fromArray(FLOAT, b, b4 + j), sum);
            sum = x5.fma(FloatVector.fromArray(FLOAT, b, b5 + j), sum);
            sum = x6.fma(FloatVector.fromArray(FLOAT, b, b6 + j), sum);
            sum = x7.fma(FloatVector.fromArray(FLOAT, b, b7 + j), sum);
            sum.intoArray(c, c0 + j);
        }
        return whole;
    }
}
