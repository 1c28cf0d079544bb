package dev.lanewise.kernels.attention;

/** The heads of one position, turned in plain loops. */
final class ScalarRotary {
    private ScalarRotary() {}

    static void rotate(int heads, int headDim, int pairs, boolean interleaved, float[] x, int xAt, float[] cos,
            int cosAt, float[] sin, int sinAt, float[] y, int yAt) {
        for (int head = 0; head < heads; head++, xAt += headDim, yAt += headDim) {
            if (interleaved) interleaved(0, pairs, x, xAt, cos, cosAt, sin, sinAt, y, yAt);
            else
                halves(0, pairs, x, xAt, cos, cosAt, sin, sinAt, y, yAt);
            System.arraycopy(x, xAt + 2 * pairs, y, yAt + 2 * pairs, headDim - 2 * pairs);
        }
    }

    /** Pairs {@code first} to {@code pairs - 1}, whose halves are {@code pairs} apart. */
    static void halves(int first, int pairs, float[] x, int xAt, float[] cos, int cosAt, float[] sin, int sinAt,
            float[] y, int yAt) {
        for (int i = first; i < pairs; i++) {
            float a = x[xAt + i];
            float b = x[xAt + pairs + i];
            y[yAt + i] = Math.fma(a, cos[cosAt + i], -(b * sin[sinAt + i]));
            y[yAt + pairs + i] = Math.fma(b, cos[cosAt + i], a * sin[sinAt + i]);
        }
    }

    /** Pairs {@code first} to {@code pairs - 1} of neighbours. */
    static void interleaved(int first, int pairs, float[] x, int xAt, float[] cos, int cosAt, float[] sin, int sinAt,
            float[] y, int yAt) {
        for (int i = first; i < pairs; i++) {
            float a = x[xAt + 2 * i];
            float b = x[xAt + 2 * i + 1];
            y[yAt + 2 * i] = Math.fma(a, cos[cosAt + i], -(b * sin[sinAt + i]));
            y[yAt + 2 * i + 1] = Math.fma(b, cos[cosAt + i], a * sin[sinAt + i]);
        }
    }
}
