package dev.lanewise.kernels.normalize;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;

/** {@link ScalarLayerNorm} with lanes along the row. */
final class VectorLayerNorm {
    private VectorLayerNorm() {}

    static void normalize(
            int n,
            float[] x,
            int xAt,
            float mean,
            float r,
            float[] gamma,
            int gammaAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, x, xAt + i)
                    .sub(mean)
                    .mul(r)
                    .fma(FloatVector.fromArray(FLOAT, gamma, gammaAt + i),
                            FloatVector.fromArray(FLOAT, beta, betaAt + i))
                    .intoArray(y, yAt + i);
        }
        if (i < n) {
            ScalarLayerNorm.normalize(
                    n - i, x, xAt + i, mean, r, gamma, gammaAt + i, beta, betaAt + i, y, yAt + i);
        }
    }

    static void weigh(
            int n, float[] x, int xAt, float mean, float r, float[] a, int aAt, float[] y, int yAt) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, x, xAt + i)
                    .sub(mean)
                    .mul(r)
                    .mul(FloatVector.fromArray(FLOAT, a, aAt + i))
                    .intoArray(y, yAt + i);
        }
        if (i < n) ScalarLayerNorm.weigh(n - i, x, xAt + i, mean, r, a, aAt + i, y, yAt + i);
    }

    static void multiply(int n, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, a, aAt + i)
                    .mul(FloatVector.fromArray(FLOAT, b, bAt + i))
                    .intoArray(y, yAt + i);
        }
        if (i < n) ScalarLayerNorm.multiply(n - i, a, aAt + i, b, bAt + i, y, yAt + i);
    }

    static void finish(int n, float[] x, int xAt, float mean, float shift, float slope, float r, float[] y, int yAt) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, y, yAt + i).sub(shift);
            FloatVector.fromArray(FLOAT, x, xAt + i)
                    .sub(mean)
                    .fma(FloatVector.broadcast(FLOAT, slope), v)
                    .mul(r)
                    .intoArray(y, yAt + i);
        }
        if (i < n) ScalarLayerNorm.finish(n - i, x, xAt + i, mean, shift, slope, r, y, yAt + i);
    }
}
