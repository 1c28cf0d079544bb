package dev.lanewise.kernels.reduce;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link ScalarSoftmax} with lanes along the row, masked at its end, because rows are often short. */
final class VectorSoftmax {
    private VectorSoftmax() {}

    static void subtract(int n, float[] x, int xAt, float a, float[] y, int yAt) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, x, xAt + i).sub(a).intoArray(y, yAt + i);
        }
        if (i == n) return;
        VectorMask<Float> mask = FLOAT.indexInRange(i, n);
        FloatVector.fromArray(FLOAT, x, xAt + i, mask).sub(a).intoArray(y, yAt + i, mask);
    }

    static void divide(int n, float[] y, int yAt, float a) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, y, yAt + i).div(a).intoArray(y, yAt + i);
        }
        if (i == n) return;
        VectorMask<Float> mask = FLOAT.indexInRange(i, n);
        FloatVector.fromArray(FLOAT, y, yAt + i, mask).div(a).intoArray(y, yAt + i, mask);
    }

    static void gradient(int n, float[] y, int yAt, float[] dy, int dyAt, float sum, float[] dx, int dxAt) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, dy, dyAt + i)
                    .sub(sum)
                    .mul(FloatVector.fromArray(FLOAT, y, yAt + i))
                    .intoArray(dx, dxAt + i);
        }
        if (i == n) return;
        VectorMask<Float> mask = FLOAT.indexInRange(i, n);
        FloatVector v = FloatVector.fromArray(FLOAT, y, yAt + i, mask);
        FloatVector.fromArray(FLOAT, dy, dyAt + i, mask).sub(sum).mul(v).intoArray(dx, dxAt + i, mask);
    }

    static void logGradient(int n, float[] dy, int dyAt, float sum, float[] dx, int dxAt) {
        FloatVector minus = FloatVector.broadcast(FLOAT, -sum);
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, dx, dxAt + i)
                    .fma(minus, FloatVector.fromArray(FLOAT, dy, dyAt + i))
                    .intoArray(dx, dxAt + i);
        }
        if (i == n) return;
        VectorMask<Float> mask = FLOAT.indexInRange(i, n);
        FloatVector v = FloatVector.fromArray(FLOAT, dy, dyAt + i, mask);
        FloatVector.fromArray(FLOAT, dx, dxAt + i, mask).fma(minus, v).intoArray(dx, dxAt + i, mask);
    }
}
