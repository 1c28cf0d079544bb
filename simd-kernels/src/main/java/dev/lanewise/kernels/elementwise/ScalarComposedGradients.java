package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;

/** The scalar twins of {@link VectorComposedGradients}. */
final class ScalarComposedGradients {
    private ScalarComposedGradients() {}

    static void negatedSquare(int n, float[] x, int xOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            dx[dxOffset + i] = -(v * v);
        }
    }

    static void geluTanhArgument(int n, float[] x, int xOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float b = Math.min(Math.max(v, -GELU_TANH_FLAT), GELU_TANH_FLAT);
            dx[dxOffset + i] = Math.fma(b * b, GELU_CUBIC, GELU_LINEAR) * b;
        }
    }

    static void mishArgument(int n, float[] x, int xOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            dx[dxOffset + i] = -Math.max(v, MISH_FLAT);
        }
    }

    static void product(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) dx[dxOffset + i] *= dy[dyOffset + i];
    }

    static void negatedProduct(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) dx[dxOffset + i] = -dx[dxOffset + i] * dy[dyOffset + i];
    }

    static void erf(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) dx[dxOffset + i] = ERF_SLOPE * dx[dxOffset + i] * dy[dyOffset + i];
    }

    static void tanh(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float s = dx[dxOffset + i];
            dx[dxOffset + i] = Math.fma(-s, s, 1) * dy[dyOffset + i];
        }
    }

    static void sigmoid(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float s = dx[dxOffset + i];
            dx[dxOffset + i] = s * (1 - s) * dy[dyOffset + i];
        }
    }

    static void elu(
            int n, float scale, float alpha, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx,
            int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float s = dx[dxOffset + i];
            dx[dxOffset + i] = (v >= 0 ? scale : alpha * s) * dy[dyOffset + i];
        }
    }

    static void silu(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float s = dx[dxOffset + i];
            float b = Math.min(Math.max(v, GATE_CLOSED), -GATE_CLOSED);
            dx[dxOffset + i] = s * Math.fma(b, 1 - s, 1) * dy[dyOffset + i];
        }
    }

    static void geluTanh(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float s = dx[dxOffset + i];
            float b = Math.min(Math.max(v, -GELU_TANH_FLAT), GELU_TANH_FLAT);
            float slope = Math.fma(b * b, GELU_SLOPE, GELU_LINEAR);
            dx[dxOffset + i] = s * Math.fma(b * slope, 1 - s, 1) * dy[dyOffset + i];
        }
    }

    static void mish(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float s = dx[dxOffset + i];
            float b = Math.min(Math.max(v, MISH_FLAT), -MISH_FLAT);
            float numerator = Math.fma(2, s, 1);
            float denominator = Math.fma(s + s, s, numerator);
            float w = (s + s) / denominator;
            float slope = Math.fma(w * w * (1 + s), b, numerator / denominator);
            dx[dxOffset + i] = (v < MISH_FLAT ? 0 : slope) * dy[dyOffset + i];
        }
    }
}
