package dev.lanewise.kernels.recurrent;

/** Gradients of one row of a step, backwards through {@link GateSteps}. */
final class GateGradients {
    private GateGradients() {}

    /** {@code y = y + x}. */
    static void add(int n, float[] x, int x0, float[] y, int y0) {
        for (int u = 0; u < n; u++) y[y0 + u] += x[x0 + u];
    }

    static void tanh(int n, float[] y, int y0, float[] dh, int dh0, float[] sums, int s0) {
        for (int u = 0; u < n; u++) {
            float value = y[y0 + u];
            sums[s0 + u] = dh[dh0 + u] * Math.fma(-value, value, 1);
        }
    }

    static void relu(int n, float[] y, int y0, float[] dh, int dh0, float[] sums, int s0) {
        for (int u = 0; u < n; u++) sums[s0 + u] = y[y0 + u] > 0 ? dh[dh0 + u] : 0;
    }

    static void lstm(boolean vector, int n, float[] gates, int i0, float[] own, int w0, float[] tanhs, int t0,
            float[] c, int c0, float[] dh, int dh0, float[] dc, int dc0, float[] sums, int s0) {
        if (vector) VectorGateGradients.lstm(n, n, gates, i0, own, w0, tanhs, t0, c, c0, dh, dh0, dc, dc0, sums, s0);
        else
            lstm(n, n, gates, i0, own, w0, tanhs, t0, c, c0, dh, dh0, dc, dc0, sums, s0);
    }

    /**
     * With gates {@code units} apart and what comes back to themselves in {@code own}:
     * {@code dc = dc + dh * o * (1 - t^2)}, then {@code di = (dc * g + own) * (i * (1 - i))} and so on; {@code dc}
     * becomes that of the step before.
     */
    static void lstm(int n, int units, float[] gates, int i0, float[] own, int w0, float[] tanhs, int t0,
            float[] c, int c0, float[] dh, int dh0, float[] dc, int dc0, float[] sums, int s0) {
        for (int u = 0; u < n; u++) {
            float i = gates[i0 + u];
            float f = gates[i0 + units + u];
            float g = gates[i0 + 2 * units + u];
            float o = gates[i0 + 3 * units + u];
            float t = tanhs[t0 + u];
            float d = dh[dh0 + u];
            float cell = Math.fma(d * o, Math.fma(-t, t, 1), dc[dc0 + u]);
            sums[s0 + u] = Math.fma(cell, g, own[w0 + u]) * (i * (1 - i));
            sums[s0 + units + u] = Math.fma(cell, c[c0 + u], own[w0 + units + u]) * (f * (1 - f));
            sums[s0 + 2 * units + u] = Math.fma(cell, i, own[w0 + 2 * units + u]) * Math.fma(-g, g, 1);
            sums[s0 + 3 * units + u] = Math.fma(d, t, own[w0 + 3 * units + u]) * (o * (1 - o));
            dc[dc0 + u] = cell * f;
        }
    }

    static void gru(boolean vector, int n, float[] gates, int n0, float[] own, int w0, float[] h, int h0,
            float[] dh, int dh0, float[] sums, int s0, float[] hidden, int d0) {
        if (vector) VectorGateGradients.gru(n, n, gates, n0, own, w0, h, h0, dh, dh0, sums, s0, hidden, d0);
        else
            gru(n, n, gates, n0, own, w0, h, h0, dh, dh0, sums, s0, hidden, d0);
    }

    /**
     * Gates n, r, z and b_n are {@code units} apart, so what comes back to themselves in {@code own}; gradients r, z,
     * n; {@code dh} becomes {@code dh * z}.
     */
    static void gru(int n, int units, float[] gates, int n0, float[] own, int w0, float[] h, int h0,
            float[] dh, int dh0, float[] sums, int s0, float[] hidden, int d0) {
        for (int u = 0; u < n; u++) {
            float candidate = gates[n0 + u];
            float r = gates[n0 + units + u];
            float z = gates[n0 + 2 * units + u];
            float d = dh[dh0 + u];
            float dn = Math.fma(d, 1 - z, own[w0 + u]) * Math.fma(-candidate, candidate, 1);
            float dr = Math.fma(dn, gates[n0 + 3 * units + u], own[w0 + units + u]) * (r * (1 - r));
            float dz = Math.fma(d, h[h0 + u] - candidate, own[w0 + 2 * units + u]) * (z * (1 - z));
            sums[s0 + u] = dr;
            sums[s0 + units + u] = dz;
            sums[s0 + 2 * units + u] = dn;
            hidden[d0 + u] = dr;
            hidden[d0 + units + u] = dz;
            hidden[d0 + 2 * units + u] = Math.fma(dn, r, own[w0 + 3 * units + u]);
            dh[dh0 + u] = d * z;
        }
    }
}
