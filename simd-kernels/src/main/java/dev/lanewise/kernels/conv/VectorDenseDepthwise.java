package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * A line of a depthwise convolution with a 3x3 kernel, one vector of channels, whose input has that vector's pixels side
 * by side, borders included. All offsets are constants then: C2 proves them within bounds once a line, and a pixel takes
 * half as many instructions as where pixels lie a number of channels apart. All weights stay in registers.
 */
final class VectorDenseDepthwise {
    /** Output pixels of one pass. */
    static final int PIXELS = 7;

    private static final int L = Species.LENGTH;

    private VectorDenseDepthwise() {}

    /**
     * Stride 1: {@code n} times seven pixels.
     *
     * @param x0 where the first row of the windows begins, {@code x1} the second, {@code x2} the third
     * @param channels floats from a tap's weights to the next tap's, and from an output pixel to the next
     */
    static void adjacent(int n, float[] x, int x0, int x1, int x2, float[] w, int weights, int channels,
            float[] bias, int bias0, float low, float high, float[] y, int y0) {
        FloatVector w00 = FloatVector.fromArray(FLOAT, w, weights);
        FloatVector w01 = FloatVector.fromArray(FLOAT, w, weights + channels);
        FloatVector w02 = FloatVector.fromArray(FLOAT, w, weights + 2 * channels);
        FloatVector w10 = FloatVector.fromArray(FLOAT, w, weights + 3 * channels);
        FloatVector w11 = FloatVector.fromArray(FLOAT, w, weights + 4 * channels);
        FloatVector w12 = FloatVector.fromArray(FLOAT, w, weights + 5 * channels);
        FloatVector w20 = FloatVector.fromArray(FLOAT, w, weights + 6 * channels);
        FloatVector w21 = FloatVector.fromArray(FLOAT, w, weights + 7 * channels);
        FloatVector w22 = FloatVector.fromArray(FLOAT, w, weights + 8 * channels);
        FloatVector more = FloatVector.fromArray(FLOAT, bias, bias0);
        FloatVector lowest = FloatVector.broadcast(FLOAT, low);
        FloatVector highest = FloatVector.broadcast(FLOAT, high);
        for (int p = 0; p < n; p++) {
            int a0 = x0 + p * 7 * L;
            FloatVector v0 = FloatVector.fromArray(FLOAT, x, a0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, x, a0 + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, x, a0 + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, x, a0 + 3 * L);
            FloatVector v4 = FloatVector.fromArray(FLOAT, x, a0 + 4 * L);
            FloatVector v5 = FloatVector.fromArray(FLOAT, x, a0 + 5 * L);
            FloatVector v6 = FloatVector.fromArray(FLOAT, x, a0 + 6 * L);
            FloatVector v7 = FloatVector.fromArray(FLOAT, x, a0 + 7 * L);
            FloatVector v8 = FloatVector.fromArray(FLOAT, x, a0 + 8 * L);
            FloatVector c0 = v2.fma(w02, v1.fma(w01, v0.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c1 = v3.fma(w02, v2.fma(w01, v1.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c2 = v4.fma(w02, v3.fma(w01, v2.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c3 = v5.fma(w02, v4.fma(w01, v3.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c4 = v6.fma(w02, v5.fma(w01, v4.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c5 = v7.fma(w02, v6.fma(w01, v5.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c6 = v8.fma(w02, v7.fma(w01, v6.fma(w00, FloatVector.zero(FLOAT))));
            int a1 = x1 + p * 7 * L;
            v0 = FloatVector.fromArray(FLOAT, x, a1);
            v1 = FloatVector.fromArray(FLOAT, x, a1 + L);
            v2 = FloatVector.fromArray(FLOAT, x, a1 + 2 * L);
            v3 = FloatVector.fromArray(FLOAT, x, a1 + 3 * L);
            v4 = FloatVector.fromArray(FLOAT, x, a1 + 4 * L);
            v5 = FloatVector.fromArray(FLOAT, x, a1 + 5 * L);
            v6 = FloatVector.fromArray(FLOAT, x, a1 + 6 * L);
            v7 = FloatVector.fromArray(FLOAT, x, a1 + 7 * L);
            v8 = FloatVector.fromArray(FLOAT, x, a1 + 8 * L);
            c0 = v2.fma(w12, v1.fma(w11, v0.fma(w10, c0)));
            c1 = v3.fma(w12, v2.fma(w11, v1.fma(w10, c1)));
            c2 = v4.fma(w12, v3.fma(w11, v2.fma(w10, c2)));
            c3 = v5.fma(w12, v4.fma(w11, v3.fma(w10, c3)));
            c4 = v6.fma(w12, v5.fma(w11, v4.fma(w10, c4)));
            c5 = v7.fma(w12, v6.fma(w11, v5.fma(w10, c5)));
            c6 = v8.fma(w12, v7.fma(w11, v6.fma(w10, c6)));
            int a2 = x2 + p * 7 * L;
            v0 = FloatVector.fromArray(FLOAT, x, a2);
            v1 = FloatVector.fromArray(FLOAT, x, a2 + L);
            v2 = FloatVector.fromArray(FLOAT, x, a2 + 2 * L);
            v3 = FloatVector.fromArray(FLOAT, x, a2 + 3 * L);
            v4 = FloatVector.fromArray(FLOAT, x, a2 + 4 * L);
            v5 = FloatVector.fromArray(FLOAT, x, a2 + 5 * L);
            v6 = FloatVector.fromArray(FLOAT, x, a2 + 6 * L);
            v7 = FloatVector.fromArray(FLOAT, x, a2 + 7 * L);
            v8 = FloatVector.fromArray(FLOAT, x, a2 + 8 * L);
            c0 = v2.fma(w22, v1.fma(w21, v0.fma(w20, c0)));
            c1 = v3.fma(w22, v2.fma(w21, v1.fma(w20, c1)));
            c2 = v4.fma(w22, v3.fma(w21, v2.fma(w20, c2)));
            c3 = v5.fma(w22, v4.fma(w21, v3.fma(w20, c3)));
            c4 = v6.fma(w22, v5.fma(w21, v4.fma(w20, c4)));
            c5 = v7.fma(w22, v6.fma(w21, v5.fma(w20, c5)));
            c6 = v8.fma(w22, v7.fma(w21, v6.fma(w20, c6)));
            int to = y0 + p * 7 * channels;
            c0 = c0.add(more);
            c0 = c0.blend(lowest, c0.compare(LE, lowest));
            c0 = c0.blend(highest, c0.compare(GE, highest));
            c0.intoArray(y, to);
            to += channels;
            c1 = c1.add(more);
            c1 = c1.blend(lowest, c1.compare(LE, lowest));
            c1 = c1.blend(highest, c1.compare(GE, highest));
            c1.intoArray(y, to);
            to += channels;
            c2 = c2.add(more);
            c2 = c2.blend(lowest, c2.compare(LE, lowest));
            c2 = c2.blend(highest, c2.compare(GE, highest));
            c2.intoArray(y, to);
            to += channels;
            c3 = c3.add(more);
            c3 = c3.blend(lowest, c3.compare(LE, lowest));
            c3 = c3.blend(highest, c3.compare(GE, highest));
            c3.intoArray(y, to);
            to += channels;
            c4 = c4.add(more);
            c4 = c4.blend(lowest, c4.compare(LE, lowest));
            c4 = c4.blend(highest, c4.compare(GE, highest));
            c4.intoArray(y, to);
            to += channels;
            c5 = c5.add(more);
            c5 = c5.blend(lowest, c5.compare(LE, lowest));
            c5 = c5.blend(highest, c5.compare(GE, highest));
            c5.intoArray(y, to);
            to += channels;
            c6 = c6.add(more);
            c6 = c6.blend(lowest, c6.compare(LE, lowest));
            c6 = c6.blend(highest, c6.compare(GE, highest));
            c6.intoArray(y, to);
        }
    }

    /**
     * Stride 2: {@code n} times seven pixels.
     *
     * @param x0 where the first row of the windows begins, {@code x1} the second, {@code x2} the third
     * @param channels floats from a tap's weights to the next tap's, and from an output pixel to the next
     */
    static void apart(int n, float[] x, int x0, int x1, int x2, float[] w, int weights, int channels,
            float[] bias, int bias0, float low, float high, float[] y, int y0) {
        FloatVector w00 = FloatVector.fromArray(FLOAT, w, weights);
        FloatVector w01 = FloatVector.fromArray(FLOAT, w, weights + channels);
        FloatVector w02 = FloatVector.fromArray(FLOAT, w, weights + 2 * channels);
        FloatVector w10 = FloatVector.fromArray(FLOAT, w, weights + 3 * channels);
        FloatVector w11 = FloatVector.fromArray(FLOAT, w, weights + 4 * channels);
        FloatVector w12 = FloatVector.fromArray(FLOAT, w, weights + 5 * channels);
        FloatVector w20 = FloatVector.fromArray(FLOAT, w, weights + 6 * channels);
        FloatVector w21 = FloatVector.fromArray(FLOAT, w, weights + 7 * channels);
        FloatVector w22 = FloatVector.fromArray(FLOAT, w, weights + 8 * channels);
        FloatVector more = FloatVector.fromArray(FLOAT, bias, bias0);
        FloatVector lowest = FloatVector.broadcast(FLOAT, low);
        FloatVector highest = FloatVector.broadcast(FLOAT, high);
        for (int p = 0; p < n; p++) {
            int a0 = x0 + p * 14 * L;
            FloatVector v0 = FloatVector.fromArray(FLOAT, x, a0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, x, a0 + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, x, a0 + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, x, a0 + 3 * L);
            FloatVector v4 = FloatVector.fromArray(FLOAT, x, a0 + 4 * L);
            FloatVector v5 = FloatVector.fromArray(FLOAT, x, a0 + 5 * L);
            FloatVector v6 = FloatVector.fromArray(FLOAT, x, a0 + 6 * L);
            FloatVector v7 = FloatVector.fromArray(FLOAT, x, a0 + 7 * L);
            FloatVector v8 = FloatVector.fromArray(FLOAT, x, a0 + 8 * L);
            FloatVector v9 = FloatVector.fromArray(FLOAT, x, a0 + 9 * L);
            FloatVector v10 = FloatVector.fromArray(FLOAT, x, a0 + 10 * L);
            FloatVector v11 = FloatVector.fromArray(FLOAT, x, a0 + 11 * L);
            FloatVector v12 = FloatVector.fromArray(FLOAT, x, a0 + 12 * L);
            FloatVector v13 = FloatVector.fromArray(FLOAT, x, a0 + 13 * L);
            FloatVector v14 = FloatVector.fromArray(FLOAT, x, a0 + 14 * L);
            FloatVector c0 = v2.fma(w02, v1.fma(w01, v0.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c1 = v4.fma(w02, v3.fma(w01, v2.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c2 = v6.fma(w02, v5.fma(w01, v4.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c3 = v8.fma(w02, v7.fma(w01, v6.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c4 = v10.fma(w02, v9.fma(w01, v8.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c5 = v12.fma(w02, v11.fma(w01, v10.fma(w00, FloatVector.zero(FLOAT))));
            FloatVector c6 = v14.fma(w02, v13.fma(w01, v12.fma(w00, FloatVector.zero(FLOAT))));
            int a1 = x1 + p * 14 * L;
            v0 = FloatVector.fromArray(FLOAT, x, a1);
            v1 = FloatVector.fromArray(FLOAT, x, a1 + L);
            v2 = FloatVector.fromArray(FLOAT, x, a1 + 2 * L);
            v3 = FloatVector.fromArray(FLOAT, x, a1 + 3 * L);
            v4 = FloatVector.fromArray(FLOAT, x, a1 + 4 * L);
            v5 = FloatVector.fromArray(FLOAT, x, a1 + 5 * L);
            v6 = FloatVector.fromArray(FLOAT, x, a1 + 6 * L);
            v7 = FloatVector.fromArray(FLOAT, x, a1 + 7 * L);
            v8 = FloatVector.fromArray(FLOAT, x, a1 + 8 * L);
            v9 = FloatVector.fromArray(FLOAT, x, a1 + 9 * L);
            v10 = FloatVector.fromArray(FLOAT, x, a1 + 10 * L);
            v11 = FloatVector.fromArray(FLOAT, x, a1 + 11 * L);
            v12 = FloatVector.fromArray(FLOAT, x, a1 + 12 * L);
            v13 = FloatVector.fromArray(FLOAT, x, a1 + 13 * L);
            v14 = FloatVector.fromArray(FLOAT, x, a1 + 14 * L);
            c0 = v2.fma(w12, v1.fma(w11, v0.fma(w10, c0)));
            c1 = v4.fma(w12, v3.fma(w11, v2.fma(w10, c1)));
            c2 = v6.fma(w12, v5.fma(w11, v4.fma(w10, c2)));
            c3 = v8.fma(w12, v7.fma(w11, v6.fma(w10, c3)));
            c4 = v10.fma(w12, v9.fma(w11, v8.fma(w10, c4)));
            c5 = v12.fma(w12, v11.fma(w11, v10.fma(w10, c5)));
            c6 = v14.fma(w12, v13.fma(w11, v12.fma(w10, c6)));
            int a2 = x2 + p * 14 * L;
            v0 = FloatVector.fromArray(FLOAT, x, a2);
            v1 = FloatVector.fromArray(FLOAT, x, a2 + L);
            v2 = FloatVector.fromArray(FLOAT, x, a2 + 2 * L);
            v3 = FloatVector.fromArray(FLOAT, x, a2 + 3 * L);
            v4 = FloatVector.fromArray(FLOAT, x, a2 + 4 * L);
            v5 = FloatVector.fromArray(FLOAT, x, a2 + 5 * L);
            v6 = FloatVector.fromArray(FLOAT, x, a2 + 6 * L);
            v7 = FloatVector.fromArray(FLOAT, x, a2 + 7 * L);
            v8 = FloatVector.fromArray(FLOAT, x, a2 + 8 * L);
            v9 = FloatVector.fromArray(FLOAT, x, a2 + 9 * L);
            v10 = FloatVector.fromArray(FLOAT, x, a2 + 10 * L);
            v11 = FloatVector.fromArray(FLOAT, x, a2 + 11 * L);
            v12 = FloatVector.fromArray(FLOAT, x, a2 + 12 * L);
            v13 = FloatVector.fromArray(FLOAT, x, a2 + 13 * L);
            v14 = FloatVector.fromArray(FLOAT, x, a2 + 14 * L);
            c0 = v2.fma(w22, v1.fma(w21, v0.fma(w20, c0)));
            c1 = v4.fma(w22, v3.fma(w21, v2.fma(w20, c1)));
            c2 = v6.fma(w22, v5.fma(w21, v4.fma(w20, c2)));
            c3 = v8.fma(w22, v7.fma(w21, v6.fma(w20, c3)));
            c4 = v10.fma(w22, v9.fma(w21, v8.fma(w20, c4)));
            c5 = v12.fma(w22, v11.fma(w21, v10.fma(w20, c5)));
            c6 = v14.fma(w22, v13.fma(w21, v12.fma(w20, c6)));
            int to = y0 + p * 7 * channels;
            c0 = c0.add(more);
            c0 = c0.blend(lowest, c0.compare(LE, lowest));
            c0 = c0.blend(highest, c0.compare(GE, highest));
            c0.intoArray(y, to);
            to += channels;
            c1 = c1.add(more);
            c1 = c1.blend(lowest, c1.compare(LE, lowest));
            c1 = c1.blend(highest, c1.compare(GE, highest));
            c1.intoArray(y, to);
            to += channels;
            c2 = c2.add(more);
            c2 = c2.blend(lowest, c2.compare(LE, lowest));
            c2 = c2.blend(highest, c2.compare(GE, highest));
            c2.intoArray(y, to);
            to += channels;
            c3 = c3.add(more);
            c3 = c3.blend(lowest, c3.compare(LE, lowest));
            c3 = c3.blend(highest, c3.compare(GE, highest));
            c3.intoArray(y, to);
            to += channels;
            c4 = c4.add(more);
            c4 = c4.blend(lowest, c4.compare(LE, lowest));
            c4 = c4.blend(highest, c4.compare(GE, highest));
            c4.intoArray(y, to);
            to += channels;
            c5 = c5.add(more);
            c5 = c5.blend(lowest, c5.compare(LE, lowest));
            c5 = c5.blend(highest, c5.compare(GE, highest));
            c5.intoArray(y, to);
            to += channels;
            c6 = c6.add(more);
            c6 = c6.blend(lowest, c6.compare(LE, lowest));
            c6 = c6.blend(highest, c6.compare(GE, highest));
            c6.intoArray(y, to);
        }
    }
}
