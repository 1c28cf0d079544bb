package dev.lanewise.kernels.elementwise;

/** The scalar twins of {@link VectorRectifiers}. */
final class ScalarRectifiers {
    private ScalarRectifiers() {}

    static void relu(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = v <= 0 ? 0 : v;
        }
    }

    static void clip(int n, float low, float high, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = clip(v, low, high);
        }
    }

    static void leakyRelu(int n, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = v >= 0 ? v : alpha * v;
        }
    }

    static void hardSigmoid(int n, float alpha, float beta, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = clip(Math.fma(alpha, v, beta), 0, 1);
        }
    }

    static void hardSwish(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = Math.max(v, -3) * (clip(v + 3, 0, 6) * (1 / 6f));
        }
    }

    private static float clip(float v, float low, float high) {
        float raised = v <= low ? low : v;
        return raised >= high ? high : raised;
    }
}
