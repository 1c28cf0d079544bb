package dev.lanewise.kernels.normalize;

/** A row of layer normalisation in plain loops. */
final class ScalarLayerNorm {
    private ScalarLayerNorm() {}

    /** {@code y = (x - mean) * r * gamma + beta}, the last product and the sum in one fma. */
    static void normalize(
            int n,
            float[] x,
            int xAt,
            float mean,
            float r,
            float[] gamma,
            int gammaAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma((x[xAt + i] - mean) * r, gamma[gammaAt + i], beta[betaAt + i]);
        }
    }

    /** {@code y = (x - mean) * r * a}. */
    static void weigh(
            int n, float[] x, int xAt, float mean, float r, float[] a, int aAt, float[] y, int yAt) {
        for (int i = 0; i < n; i++) y[yAt + i] = (x[xAt + i] - mean) * r * a[aAt + i];
    }

    /** {@code y = a * b}. */
    static void multiply(int n, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        for (int i = 0; i < n; i++) y[yAt + i] = a[aAt + i] * b[bAt + i];
    }

    /** {@code y = ((y - shift) + (x - mean) * slope) * r}. */
    static void finish(int n, float[] x, int xAt, float mean, float shift, float slope, float r, float[] y, int yAt) {
        for (int i = 0; i < n; i++) y[yAt + i] = Math.fma(x[xAt + i] - mean, slope, y[yAt + i] - shift) * r;
    }
}
