package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** Weights of F(2x2, 3x3) on vectors of output channels; {@link ScalarWeights2} shows the formulas. */
final class VectorWeights2 implements WeightTransform {
    private static final int L = Species.LENGTH;

    /** Vectors of a panel's row, a power of two. */
    private static final int VECTORS = COLUMNS / L;

    @Override
    public void transform(int channels, float[] w, int w0, int rowStep, int columnStep, int channelStep,
            float[] u, int u0, int pointStride, float[] scratch, int s0) {
        int n = channels * COLUMNS;
        for (int column = 0; column < 3; column++) {
            fourFromThree(n / L, w, w0 + column * columnStep, rowStep, channelStep, scratch, s0 + column * n, 3 * n);
        }
        for (int row = 0; row < 4; row++) {
            fourFromThree(n / L, scratch, s0 + 3 * row * n, n, COLUMNS, u, u0 + 4 * row * pointStride, pointStride);
        }
    }

    private static void fourFromThree(int vectors, float[] g, int first, int gStep, int channelStep,
            float[] u, int to, int uStep) {
        for (int v = 0; v < vectors; v++) {
            int g0 = first + v / VECTORS * channelStep + v % VECTORS * L;
            int u0 = to + v * L;
            FloatVector x0 = FloatVector.fromArray(FLOAT, g, g0);
            FloatVector x1 = FloatVector.fromArray(FLOAT, g, g0 + gStep);
            FloatVector x2 = FloatVector.fromArray(FLOAT, g, g0 + 2 * gStep);
            FloatVector even = x2.fma(FloatVector.broadcast(FLOAT, 0.5f), x0.mul(0.5f));
            FloatVector odd = x1.mul(0.5f);
            x0.intoArray(u, u0);
            even.add(odd).intoArray(u, u0 + uStep);
            even.sub(odd).intoArray(u, u0 + 2 * uStep);
            x2.intoArray(u, u0 + 3 * uStep);
        }
    }
}
