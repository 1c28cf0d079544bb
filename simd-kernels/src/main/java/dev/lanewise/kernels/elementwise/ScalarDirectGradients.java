package dev.lanewise.kernels.elementwise;

/** The scalar twins of {@link VectorDirectGradients}. */
final class ScalarDirectGradients {
    private ScalarDirectGradients() {}

    static void scale(int n, float factor, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) dx[dxOffset + i] = factor * dy[dyOffset + i];
    }

    static void abs(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) dx[dxOffset + i] = Math.signum(x[xOffset + i]) * dy[dyOffset + i];
    }

    static void square(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            dx[dxOffset + i] = (v + v) * dy[dyOffset + i];
        }
    }

    static void sqrt(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) dx[dxOffset + i] = 0.5f / (float) Math.sqrt(x[xOffset + i]) * dy[dyOffset + i];
    }

    static void reciprocal(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float y = 1 / v;
            dx[dxOffset + i] = -(y * y) * dy[dyOffset + i];
        }
    }

    static void log(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) dx[dxOffset + i] = dy[dyOffset + i] / x[xOffset + i];
    }

    static void softsign(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float slope = 1 / (1 + Math.abs(v));
            dx[dxOffset + i] = slope * slope * dy[dyOffset + i];
        }
    }

    static void relu(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            dx[dxOffset + i] = (v > 0 ? 1 : v <= 0 ? 0 : v) * dy[dyOffset + i];
        }
    }

    static void clip(
            int n, float low, float high, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float slope = low < v && v < high ? 1 : 0;
            dx[dxOffset + i] = (Float.isNaN(v) ? v : slope) * dy[dyOffset + i];
        }
    }

    static void leakyRelu(
            int n, float alpha, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            dx[dxOffset + i] = (v >= 0 ? 1 : v < 0 ? alpha : v) * dy[dyOffset + i];
        }
    }

    static void hardSigmoid(
            int n, float alpha, float beta, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx,
            int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float line = Math.fma(alpha, v, beta);
            float slope = 0 < line && line < 1 ? alpha : 0;
            dx[dxOffset + i] = (Float.isNaN(v) ? v : slope) * dy[dyOffset + i];
        }
    }

    static void hardSwish(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float line = Math.fma(v, 1 / 3f, 0.5f);
            dx[dxOffset + i] = (v <= -3 ? 0 : v >= 3 ? 1 : line) * dy[dyOffset + i];
        }
    }
}
