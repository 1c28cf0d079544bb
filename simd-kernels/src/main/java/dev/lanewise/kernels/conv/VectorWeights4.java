package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Weights of F(4x4, 3x3) on vectors of output channels; {@link ScalarWeights4} shows the formulas. What it keeps in
 * scratch stays in registers here, three rows of points at a time, because six would not fit.
 */
final class VectorWeights4 implements WeightTransform {
    private static final int L = Species.LENGTH;

    /** Vectors of a panel's row, a power of two. */
    private static final int VECTORS = COLUMNS / L;

    @Override
    public void transform(int channels, float[] w, int w0, int rowStep, int columnStep, int channelStep,
            float[] u, int u0, int pointStride, float[] scratch, int s0) {
        upper(channels * VECTORS, w, w0, rowStep, columnStep, channelStep, u, u0, pointStride);
        lower(channels * VECTORS, w, w0, rowStep, columnStep, channelStep, u, u0 + 18 * pointStride, pointStride);
    }

    private static void upper(int vectors, float[] w, int w0, int rowStep, int columnStep, int channelStep,
            float[] u, int u0, int pointStride) {
        for (int v = 0; v < vectors; v++) {
            int at = w0 + v / VECTORS * channelStep + v % VECTORS * L;
            int to = u0 + v * L;
            FloatVector x00 = FloatVector.fromArray(FLOAT, w, at);
            FloatVector x01 = FloatVector.fromArray(FLOAT, w, at + rowStep);
            FloatVector x02 = FloatVector.fromArray(FLOAT, w, at + 2 * rowStep);
            FloatVector x10 = FloatVector.fromArray(FLOAT, w, at + columnStep);
            FloatVector x11 = FloatVector.fromArray(FLOAT, w, at + columnStep + rowStep);
            FloatVector x12 = FloatVector.fromArray(FLOAT, w, at + columnStep + 2 * rowStep);
            FloatVector x20 = FloatVector.fromArray(FLOAT, w, at + 2 * columnStep);
            FloatVector x21 = FloatVector.fromArray(FLOAT, w, at + 2 * columnStep + rowStep);
            FloatVector x22 = FloatVector.fromArray(FLOAT, w, at + 2 * columnStep + 2 * rowStep);
            FloatVector half = FloatVector.broadcast(FLOAT, 0.5f);
            FloatVector quarter = FloatVector.broadcast(FLOAT, 0.25f);
            FloatVector ninth = FloatVector.broadcast(FLOAT, 1f / 9);
            FloatVector sixth = FloatVector.broadcast(FLOAT, 1f / 6);
            FloatVector square = FloatVector.broadcast(FLOAT, 16f / 9);
            FloatVector even0 = x02.fma(quarter, x00);
            FloatVector odd0 = x01.mul(half);
            FloatVector even1 = x12.fma(quarter, x10);
            FloatVector odd1 = x11.mul(half);
            FloatVector even2 = x22.fma(quarter, x20);
            FloatVector odd2 = x21.mul(half);
            FloatVector r00 = x00.mul(square);
            FloatVector r01 = x10.mul(square);
            FloatVector r02 = x20.mul(square);
            FloatVector near0 = r02.fma(quarter, r00);
            FloatVector nearOdd0 = r01.mul(half);
            FloatVector far0 = r02.fma(quarter, r00.mul(ninth));
            FloatVector farOdd0 = r01.mul(sixth);
            r00.mul(square).intoArray(u, to);
            nearOdd0.add(near0).intoArray(u, to + pointStride);
            nearOdd0.sub(near0).intoArray(u, to + 2 * pointStride);
            far0.add(farOdd0).intoArray(u, to + 3 * pointStride);
            far0.sub(farOdd0).intoArray(u, to + 4 * pointStride);
            r02.intoArray(u, to + 5 * pointStride);
            FloatVector r10 = odd0.add(even0);
            FloatVector r11 = odd1.add(even1);
            FloatVector r12 = odd2.add(even2);
            FloatVector near1 = r12.fma(quarter, r10);
            FloatVector nearOdd1 = r11.mul(half);
            FloatVector far1 = r12.fma(quarter, r10.mul(ninth));
            FloatVector farOdd1 = r11.mul(sixth);
            int row1 = to + 6 * pointStride;
            r10.mul(square).intoArray(u, row1);
            nearOdd1.add(near1).intoArray(u, row1 + pointStride);
            nearOdd1.sub(near1).intoArray(u, row1 + 2 * pointStride);
            far1.add(farOdd1).intoArray(u, row1 + 3 * pointStride);
            far1.sub(farOdd1).intoArray(u, row1 + 4 * pointStride);
            r12.intoArray(u, row1 + 5 * pointStride);
            FloatVector r20 = odd0.sub(even0);
            FloatVector r21 = odd1.sub(even1);
            FloatVector r22 = odd2.sub(even2);
            FloatVector near2 = r22.fma(quarter, r20);
            FloatVector nearOdd2 = r21.mul(half);
            FloatVector far2 = r22.fma(quarter, r20.mul(ninth));
            FloatVector farOdd2 = r21.mul(sixth);
            int row2 = to + 12 * pointStride;
            r20.mul(square).intoArray(u, row2);
            nearOdd2.add(near2).intoArray(u, row2 + pointStride);
            nearOdd2.sub(near2).intoArray(u, row2 + 2 * pointStride);
            far2.add(farOdd2).intoArray(u, row2 + 3 * pointStride);
            far2.sub(farOdd2).intoArray(u, row2 + 4 * pointStride);
            r22.intoArray(u, row2 + 5 * pointStride);
        }
    }

    private static void lower(int vectors, float[] w, int w0, int rowStep, int columnStep, int channelStep,
            float[] u, int u0, int pointStride) {
        for (int v = 0; v < vectors; v++) {
            int at = w0 + v / VECTORS * channelStep + v % VECTORS * L;
            int to = u0 + v * L;
            FloatVector x00 = FloatVector.fromArray(FLOAT, w, at);
            FloatVector x01 = FloatVector.fromArray(FLOAT, w, at + rowStep);
            FloatVector x02 = FloatVector.fromArray(FLOAT, w, at + 2 * rowStep);
            FloatVector x10 = FloatVector.fromArray(FLOAT, w, at + columnStep);
            FloatVector x11 = FloatVector.fromArray(FLOAT, w, at + columnStep + rowStep);
            FloatVector x12 = FloatVector.fromArray(FLOAT, w, at + columnStep + 2 * rowStep);
            FloatVector x20 = FloatVector.fromArray(FLOAT, w, at + 2 * columnStep);
            FloatVector x21 = FloatVector.fromArray(FLOAT, w, at + 2 * columnStep + rowStep);
            FloatVector x22 = FloatVector.fromArray(FLOAT, w, at + 2 * columnStep + 2 * rowStep);
            FloatVector half = FloatVector.broadcast(FLOAT, 0.5f);
            FloatVector quarter = FloatVector.broadcast(FLOAT, 0.25f);
            FloatVector ninth = FloatVector.broadcast(FLOAT, 1f / 9);
            FloatVector sixth = FloatVector.broadcast(FLOAT, 1f / 6);
            FloatVector square = FloatVector.broadcast(FLOAT, 16f / 9);
            FloatVector even0 = x02.fma(quarter, x00.mul(ninth));
            FloatVector odd0 = x01.mul(sixth);
            FloatVector even1 = x12.fma(quarter, x10.mul(ninth));
            FloatVector odd1 = x11.mul(sixth);
            FloatVector even2 = x22.fma(quarter, x20.mul(ninth));
            FloatVector odd2 = x21.mul(sixth);
            FloatVector r30 = even0.add(odd0);
            FloatVector r31 = even1.add(odd1);
            FloatVector r32 = even2.add(odd2);
            FloatVector near3 = r32.fma(quarter, r30);
            FloatVector nearOdd3 = r31.mul(half);
            FloatVector far3 = r32.fma(quarter, r30.mul(ninth));
            FloatVector farOdd3 = r31.mul(sixth);
            r30.mul(square).intoArray(u, to);
            nearOdd3.add(near3).intoArray(u, to + pointStride);
            nearOdd3.sub(near3).intoArray(u, to + 2 * pointStride);
            far3.add(farOdd3).intoArray(u, to + 3 * pointStride);
            far3.sub(farOdd3).intoArray(u, to + 4 * pointStride);
            r32.intoArray(u, to + 5 * pointStride);
            FloatVector r40 = even0.sub(odd0);
            FloatVector r41 = even1.sub(odd1);
            FloatVector r42 = even2.sub(odd2);
            FloatVector near4 = r42.fma(quarter, r40);
            FloatVector nearOdd4 = r41.mul(half);
            FloatVector far4 = r42.fma(quarter, r40.mul(ninth));
            FloatVector farOdd4 = r41.mul(sixth);
            int row4 = to + 6 * pointStride;
            r40.mul(square).intoArray(u, row4);
            nearOdd4.add(near4).intoArray(u, row4 + pointStride);
            nearOdd4.sub(near4).intoArray(u, row4 + 2 * pointStride);
            far4.add(farOdd4).intoArray(u, row4 + 3 * pointStride);
            far4.sub(farOdd4).intoArray(u, row4 + 4 * pointStride);
            r42.intoArray(u, row4 + 5 * pointStride);
            FloatVector near5 = x22.fma(quarter, x02);
            FloatVector nearOdd5 = x12.mul(half);
            FloatVector far5 = x22.fma(quarter, x02.mul(ninth));
            FloatVector farOdd5 = x12.mul(sixth);
            int row5 = to + 12 * pointStride;
            x02.mul(square).intoArray(u, row5);
            nearOdd5.add(near5).intoArray(u, row5 + pointStride);
            nearOdd5.sub(near5).intoArray(u, row5 + 2 * pointStride);
            far5.add(farOdd5).intoArray(u, row5 + 3 * pointStride);
            far5.sub(farOdd5).intoArray(u, row5 + 4 * pointStride);
            x22.intoArray(u, row5 + 5 * pointStride);
        }
    }
}
