package dev.lanewise.kernels.conv;

/** The scalar twin of {@link VectorWeights4}, and the definition of its order. */
final class ScalarWeights4 implements WeightTransform {
    @Override
    public void transform(int channels, float[] w, int w0, int rowStep, int columnStep, int channelStep,
            float[] u, int u0, int pointStride, float[] scratch, int s0) {
        int n = channels * COLUMNS;
        for (int column = 0; column < 3; column++) {
            for (int c = 0; c < channels; c++) {
                sixFromThree(COLUMNS, w, w0 + column * columnStep + c * channelStep, rowStep,
                        scratch, s0 + column * n + c * COLUMNS, 3 * n);
            }
        }
        for (int row = 0; row < 6; row++) {
            sixFromThree(n, scratch, s0 + 3 * row * n, n, u, u0 + 6 * row * pointStride, pointStride);
        }
    }

    /** {@code G}'s rows, those of opposite points together. */
    private static void sixFromThree(int n, float[] g, int g0, int gStep, float[] u, int u0, int uStep) {
        int g1 = g0 + gStep;
        int g2 = g1 + gStep;
        int u1 = u0 + uStep;
        int u2 = u1 + uStep;
        int u3 = u2 + uStep;
        int u4 = u3 + uStep;
        int u5 = u4 + uStep;
        for (int i = 0; i < n; i++) {
            float even1 = Math.fma(g[g2 + i], 0.25f, g[g0 + i]);
            float odd1 = 0.5f * g[g1 + i];
            float even3 = Math.fma(g[g2 + i], 0.25f, 1f / 9 * g[g0 + i]);
            float odd3 = 1f / 6 * g[g1 + i];
            u[u0 + i] = 16f / 9 * g[g0 + i];
            u[u1 + i] = odd1 + even1;
            u[u2 + i] = odd1 - even1;
            u[u3 + i] = even3 + odd3;
            u[u4 + i] = even3 - odd3;
            u[u5 + i] = g[g2 + i];
        }
    }
}
