package dev.lanewise.kernels.elementwise;

/** The scalar twins of {@link VectorArithmetic}. */
final class ScalarArithmetic {
    private ScalarArithmetic() {}

    static void affine(int n, float alpha, float beta, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = Math.fma(alpha, v, beta);
        }
    }

    static void negate(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = -v;
        }
    }

    static void abs(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = Math.abs(v);
        }
    }

    static void sign(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = Math.signum(v);
        }
    }

    static void square(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = v * v;
        }
    }

    static void sqrt(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = (float) Math.sqrt(v);
        }
    }

    static void reciprocal(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = 1 / v;
        }
    }

    static void softsign(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            float a = Math.min(Math.abs(v), Float.MAX_VALUE);
            y[yOffset + i] = ScalarExponentials.withSignOf(v, a / (a + 1));
        }
    }

    static void floor(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = (float) Math.floor(v);
        }
    }

    static void ceil(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = (float) Math.ceil(v);
        }
    }

    static void round(int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = (float) Math.rint(v);
        }
    }
}
