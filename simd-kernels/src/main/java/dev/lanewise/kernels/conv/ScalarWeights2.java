package dev.lanewise.kernels.conv;

/** The scalar twin of {@link VectorWeights2}, and the definition of its order. */
final class ScalarWeights2 implements WeightTransform {
    @Override
    public void transform(int channels, float[] w, int w0, int rowStep, int columnStep, int channelStep,
            float[] u, int u0, int pointStride, float[] scratch, int s0) {
        int n = channels * COLUMNS;
        for (int column = 0; column < 3; column++) {
            for (int c = 0; c < channels; c++) {
                fourFromThree(COLUMNS, w, w0 + column * columnStep + c * channelStep, rowStep,
                        scratch, s0 + column * n + c * COLUMNS, 3 * n);
            }
        }
        for (int row = 0; row < 4; row++) {
            fourFromThree(n, scratch, s0 + 3 * row * n, n, u, u0 + 4 * row * pointStride, pointStride);
        }
    }

    private static void fourFromThree(int n, float[] g, int g0, int gStep, float[] u, int u0, int uStep) {
        int g1 = g0 + gStep;
        int g2 = g1 + gStep;
        int u1 = u0 + uStep;
        int u2 = u1 + uStep;
        int u3 = u2 + uStep;
        for (int i = 0; i < n; i++) {
            float even = Math.fma(g[g2 + i], 0.5f, 0.5f * g[g0 + i]);
            float odd = 0.5f * g[g1 + i];
            u[u0 + i] = g[g0 + i];
            u[u1 + i] = even + odd;
            u[u2 + i] = even - odd;
            u[u3 + i] = g[g2 + i];
        }
    }
}
