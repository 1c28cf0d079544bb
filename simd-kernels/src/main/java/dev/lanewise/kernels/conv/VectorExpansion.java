package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Seven pixels of a 1x1 convolution by three vectors of output channels, which are stored apart: each vector's pixels
 * side by side, as {@link VectorDenseDepthwise} reads them. For 32 registers.
 */
final class VectorExpansion {
    /** Pixels of a tile. */
    static final int PIXELS = 7;

    /** Vectors of a tile. */
    static final int VECTORS = 3;

    private static final int L = Species.LENGTH;

    private VectorExpansion() {}

    /**
     * {@code y[v, i, lane] = clamp(bias[v, lane] + sum over l of a[i, l] * w[l, v, lane])}.
     *
     * @param zeros as many as a vector has, which the sums begin with: so C2 keeps all of them in registers
     * @param lda floats from a pixel of {@code a} to the next
     * @param next floats from a vector's part of {@code y} to the next vector's
     */
    static void tile(int k, float[] zeros, float[] a, int a0, int lda, float[] w, int w0, float[] bias, int bias0,
            float low, float high, float[] y, int to, int next) {
        int y0 = to;
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        int a5 = a4 + lda;
        int a6 = a5 + lda;
        FloatVector c00 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c02 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c10 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c11 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c12 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c20 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c21 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c22 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c30 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c31 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c32 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c40 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c41 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c42 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c50 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c51 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c52 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c60 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c61 = FloatVector.fromArray(FLOAT, zeros, 0);
        FloatVector c62 = FloatVector.fromArray(FLOAT, zeros, 0);
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, w, w0 + l * VECTORS * L);
            FloatVector v1 = FloatVector.fromArray(FLOAT, w, w0 + l * VECTORS * L + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, w, w0 + l * VECTORS * L + 2 * L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            c12 = x1.fma(v2, c12);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            c22 = x2.fma(v2, c22);
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            c32 = x3.fma(v2, c32);
            FloatVector x4 = FloatVector.broadcast(FLOAT, a[a4 + l]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            c42 = x4.fma(v2, c42);
            FloatVector x5 = FloatVector.broadcast(FLOAT, a[a5 + l]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
            c52 = x5.fma(v2, c52);
            FloatVector x6 = FloatVector.broadcast(FLOAT, a[a6 + l]);
            c60 = x6.fma(v0, c60);
            c61 = x6.fma(v1, c61);
            c62 = x6.fma(v2, c62);
        }
        FloatVector lowest = FloatVector.broadcast(FLOAT, low);
        FloatVector highest = FloatVector.broadcast(FLOAT, high);
        FloatVector b0 = FloatVector.fromArray(FLOAT, bias, bias0);
        c00 = c00.add(b0);
        c00 = c00.blend(lowest, c00.compare(LE, lowest));
        c00 = c00.blend(highest, c00.compare(GE, highest));
        c00.intoArray(y, y0);
        c10 = c10.add(b0);
        c10 = c10.blend(lowest, c10.compare(LE, lowest));
        c10 = c10.blend(highest, c10.compare(GE, highest));
        c10.intoArray(y, y0 + L);
        c20 = c20.add(b0);
        c20 = c20.blend(lowest, c20.compare(LE, lowest));
        c20 = c20.blend(highest, c20.compare(GE, highest));
        c20.intoArray(y, y0 + 2 * L);
        c30 = c30.add(b0);
        c30 = c30.blend(lowest, c30.compare(LE, lowest));
        c30 = c30.blend(highest, c30.compare(GE, highest));
        c30.intoArray(y, y0 + 3 * L);
        c40 = c40.add(b0);
        c40 = c40.blend(lowest, c40.compare(LE, lowest));
        c40 = c40.blend(highest, c40.compare(GE, highest));
        c40.intoArray(y, y0 + 4 * L);
        c50 = c50.add(b0);
        c50 = c50.blend(lowest, c50.compare(LE, lowest));
        c50 = c50.blend(highest, c50.compare(GE, highest));
        c50.intoArray(y, y0 + 5 * L);
        c60 = c60.add(b0);
        c60 = c60.blend(lowest, c60.compare(LE, lowest));
        c60 = c60.blend(highest, c60.compare(GE, highest));
        c60.intoArray(y, y0 + 6 * L);
        FloatVector b1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
        int y1 = y0 + next;
        c01 = c01.add(b1);
        c01 = c01.blend(lowest, c01.compare(LE, lowest));
        c01 = c01.blend(highest, c01.compare(GE, highest));
        c01.intoArray(y, y1);
        c11 = c11.add(b1);
        c11 = c11.blend(lowest, c11.compare(LE, lowest));
        c11 = c11.blend(highest, c11.compare(GE, highest));
        c11.intoArray(y, y1 + L);
        c21 = c21.add(b1);
        c21 = c21.blend(lowest, c21.compare(LE, lowest));
        c21 = c21.blend(highest, c21.compare(GE, highest));
        c21.intoArray(y, y1 + 2 * L);
        c31 = c31.add(b1);
        c31 = c31.blend(lowest, c31.compare(LE, lowest));
        c31 = c31.blend(highest, c31.compare(GE, highest));
        c31.intoArray(y, y1 + 3 * L);
        c41 = c41.add(b1);
        c41 = c41.blend(lowest, c41.compare(LE, lowest));
        c41 = c41.blend(highest, c41.compare(GE, highest));
        c41.intoArray(y, y1 + 4 * L);
        c51 = c51.add(b1);
        c51 = c51.blend(lowest, c51.compare(LE, lowest));
        c51 = c51.blend(highest, c51.compare(GE, highest));
        c51.intoArray(y, y1 + 5 * L);
        c61 = c61.add(b1);
        c61 = c61.blend(lowest, c61.compare(LE, lowest));
        c61 = c61.blend(highest, c61.compare(GE, highest));
        c61.intoArray(y, y1 + 6 * L);
        FloatVector b2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
        int y2 = y1 + next;
        c02 = c02.add(b2);
        c02 = c02.blend(lowest, c02.compare(LE, lowest));
        c02 = c02.blend(highest, c02.compare(GE, highest));
        c02.intoArray(y, y2);
        c12 = c12.add(b2);
        c12 = c12.blend(lowest, c12.compare(LE, lowest));
        c12 = c12.blend(highest, c12.compare(GE, highest));
        c12.intoArray(y, y2 + L);
        c22 = c22.add(b2);
        c22 = c22.blend(lowest, c22.compare(LE, lowest));
        c22 = c22.blend(highest, c22.compare(GE, highest));
        c22.intoArray(y, y2 + 2 * L);
        c32 = c32.add(b2);
        c32 = c32.blend(lowest, c32.compare(LE, lowest));
        c32 = c32.blend(highest, c32.compare(GE, highest));
        c32.intoArray(y, y2 + 3 * L);
        c42 = c42.add(b2);
        c42 = c42.blend(lowest, c42.compare(LE, lowest));
        c42 = c42.blend(highest, c42.compare(GE, highest));
        c42.intoArray(y, y2 + 4 * L);
        c52 = c52.add(b2);
        c52 = c52.blend(lowest, c52.compare(LE, lowest));
        c52 = c52.blend(highest, c52.compare(GE, highest));
        c52.intoArray(y, y2 + 5 * L);
        c62 = c62.add(b2);
        c62 = c62.blend(lowest, c62.compare(LE, lowest));
        c62 = c62.blend(highest, c62.compare(GE, highest));
        c62.intoArray(y, y2 + 6 * L);
    }
}
