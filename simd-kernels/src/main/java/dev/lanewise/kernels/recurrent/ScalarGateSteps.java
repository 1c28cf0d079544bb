package dev.lanewise.kernels.recurrent;

/** The scalar twins of {@link VectorGateSteps}. */
final class ScalarGateSteps {
    private ScalarGateSteps() {}

    /** {@code next = y = fma(f, c, i * g)} with i, f and g {@code units} apart. */
    static void cell(int n, int units, float[] gates, int i0, float[] c, int c0, float[] next, int n0,
            float[] y, int y0) {
        int f0 = i0 + units;
        int g0 = f0 + units;
        for (int u = 0; u < n; u++) {
            float value = Math.fma(gates[f0 + u], c[c0 + u], gates[i0 + u] * gates[g0 + u]);
            next[n0 + u] = value;
            y[y0 + u] = value;
        }
    }

    /** {@code y = y * x}. */
    static void multiply(int n, float[] x, int x0, float[] y, int y0) {
        for (int u = 0; u < n; u++) y[y0 + u] *= x[x0 + u];
    }

    /** {@code n = fma(r, b, n)} with n, r, z and b {@code units} apart. */
    static void reset(int n, int units, float[] gates, int n0) {
        int r0 = n0 + units;
        int b0 = n0 + 3 * units;
        for (int u = 0; u < n; u++) gates[n0 + u] = Math.fma(gates[r0 + u], gates[b0 + u], gates[n0 + u]);
    }

    /** {@code y = fma(z, h - n, n)} with n, r and z {@code units} apart. */
    static void blend(int n, int units, float[] gates, int n0, float[] h, int h0, float[] y, int y0) {
        int z0 = n0 + 2 * units;
        for (int u = 0; u < n; u++) {
            float candidate = gates[n0 + u];
            y[y0 + u] = Math.fma(gates[z0 + u], h[h0 + u] - candidate, candidate);
        }
    }
}
