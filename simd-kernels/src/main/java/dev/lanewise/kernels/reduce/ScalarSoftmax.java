package dev.lanewise.kernels.reduce;

import dev.lanewise.kernels.simd.ExpPolynomial;

/** The steps of softmax on a row, in plain loops. */
final class ScalarSoftmax {
    private ScalarSoftmax() {}

    /** {@code y = x - a}; may be in place. */
    static void subtract(int n, float[] x, int xAt, float a, float[] y, int yAt) {
        for (int i = 0; i < n; i++) y[yAt + i] = x[xAt + i] - a;
    }

    /** The largest of those that are no NaN; -infinity where there are none. */
    static float largest(int n, float[] x, int xAt) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = xAt; i < xAt + n; i++) largest = x[i] > largest ? x[i] : largest;
        return largest;
    }

    /** {@code y = exp(x - a)}; may be in place. */
    static void exps(int n, float[] x, int xAt, float a, float[] y, int yAt) {
        for (int i = 0; i < n; i++) y[yAt + i] = ExpPolynomial.ofNonPositive(x[xAt + i] - a);
    }

    /** {@code y = y * a}. */
    static void multiply(int n, float[] y, int yAt, float a) {
        for (int i = yAt; i < yAt + n; i++) y[i] *= a;
    }

    /** {@code dx = y * (dy - sum)}. */
    static void gradient(int n, float[] y, int yAt, float[] dy, int dyAt, float sum, float[] dx, int dxAt) {
        for (int i = 0; i < n; i++) dx[dxAt + i] = y[yAt + i] * (dy[dyAt + i] - sum);
    }

    /** {@code dx = dy - dx * sum}, in one fma. */
    static void logGradient(int n, float[] dy, int dyAt, float sum, float[] dx, int dxAt) {
        for (int i = 0; i < n; i++) dx[dxAt + i] = Math.fma(dx[dxAt + i], -sum, dy[dyAt + i]);
    }
}
