package dev.lanewise.kernels.recurrent;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;

/** {@link ScalarGateSteps} in vectors. */
final class VectorGateSteps {
    private VectorGateSteps() {}

    static void cell(int n, int units, float[] gates, int i0, float[] c, int c0, float[] next, int n0,
            float[] y, int y0) {
        int f0 = i0 + units;
        int g0 = f0 + units;
        int u = 0;
        for (int bound = FLOAT.loopBound(n); u < bound; u += LENGTH) {
            FloatVector f = FloatVector.fromArray(FLOAT, gates, f0 + u);
            FloatVector entering = FloatVector.fromArray(FLOAT, gates, i0 + u)
                    .mul(FloatVector.fromArray(FLOAT, gates, g0 + u));
            FloatVector value = f.fma(FloatVector.fromArray(FLOAT, c, c0 + u), entering);
            value.intoArray(next, n0 + u);
            value.intoArray(y, y0 + u);
        }
        ScalarGateSteps.cell(n - u, units, gates, i0 + u, c, c0 + u, next, n0 + u, y, y0 + u);
    }

    static void multiply(int n, float[] x, int x0, float[] y, int y0) {
        int u = 0;
        for (int bound = FLOAT.loopBound(n); u < bound; u += LENGTH) {
            FloatVector.fromArray(FLOAT, y, y0 + u)
                    .mul(FloatVector.fromArray(FLOAT, x, x0 + u))
                    .intoArray(y, y0 + u);
        }
        ScalarGateSteps.multiply(n - u, x, x0 + u, y, y0 + u);
    }

    static void reset(int n, int units, float[] gates, int n0) {
        int r0 = n0 + units;
        int b0 = n0 + 3 * units;
        int u = 0;
        for (int bound = FLOAT.loopBound(n); u < bound; u += LENGTH) {
            FloatVector.fromArray(FLOAT, gates, r0 + u)
                    .fma(FloatVector.fromArray(FLOAT, gates, b0 + u), FloatVector.fromArray(FLOAT, gates, n0 + u))
                    .intoArray(gates, n0 + u);
        }
        ScalarGateSteps.reset(n - u, units, gates, n0 + u);
    }

    static void blend(int n, int units, float[] gates, int n0, float[] h, int h0, float[] y, int y0) {
        int z0 = n0 + 2 * units;
        int u = 0;
        for (int bound = FLOAT.loopBound(n); u < bound; u += LENGTH) {
            FloatVector candidate = FloatVector.fromArray(FLOAT, gates, n0 + u);
            FloatVector.fromArray(FLOAT, gates, z0 + u)
                    .fma(FloatVector.fromArray(FLOAT, h, h0 + u).sub(candidate), candidate)
                    .intoArray(y, y0 + u);
        }
        ScalarGateSteps.blend(n - u, units, gates, n0 + u, h, h0 + u, y, y0 + u);
    }
}
