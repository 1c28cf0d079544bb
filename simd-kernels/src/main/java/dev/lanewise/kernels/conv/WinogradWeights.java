package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;

/**
 * Weights in the Winograd domain, {@code U = G g G^T}, computed in double and rounded once.
 *
 * <p>They are stored as {@code [panels, points, inChannels, 32]}, zeros beyond the last output channel.
 */
final class WinogradWeights {
    private static final int WIDTH = Panels.WIDTH;

    /** Points 0, 1, -1, infinity. */
    private static final double[][] G2 = {{1, 0, 0}, {0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0, 0, 1}};

    /** Points 0, 1/2, -1/2, 3/2, -3/2, infinity; the third row is negated, as {@link ScalarWinograd4} says. */
    private static final double[][] G4 = {
        {16.0 / 9, 0, 0},
        {1, 0.5, 0.25},
        {-1, 0.5, -0.25},
        {1.0 / 9, 1.0 / 6, 0.25},
        {1.0 / 9, -1.0 / 6, 0.25},
        {0, 0, 1}};

    private WinogradWeights() {}

    static float[] pack(int outTile, int outChannels, int inChannels, float[] w, int wOffset) {
        double[][] matrix = outTile == 4 ? G4 : G2;
        int side = matrix.length;
        int points = side * side;
        int panels = Math.ceilDiv(outChannels, WIDTH);
        float[] u = new float[panels * points * inChannels * WIDTH];
        double[] g = new double[9 * WIDTH];
        double[] t = new double[3 * side * WIDTH];
        for (int panel = 0; panel < panels; panel++) {
            int columns = Math.min(WIDTH, outChannels - panel * WIDTH);
            int from = wOffset + panel * WIDTH * 9 * inChannels;
            for (int c = 0; c < inChannels; c++) {
                gather(columns, inChannels, w, from + c, g);
                for (int i = 0; i < side; i++) {
                    for (int s = 0; s < 3; s++) combine(matrix[i], g, s, 3, t, 3 * i + s);
                }
                for (int i = 0; i < side; i++) {
                    for (int j = 0; j < side; j++) {
                        int point = i * side + j;
                        combine(matrix[j], t, 3 * i, u, ((panel * points + point) * inChannels + c) * WIDTH);
                    }
                }
            }
        }
        return u;
    }

    /** {@code g[tap, k] = w[k, tap, c]}. */
    private static void gather(int columns, int inChannels, float[] w, int from, double[] g) {
        for (int k = 0; k < columns; k++) {
            for (int tap = 0; tap < 9; tap++) g[tap * WIDTH + k] = w[from + (9 * k + tap) * inChannels];
        }
    }

    /** Row {@code to} of {@code t}: the factors times rows {@code row}, {@code row + step} and {@code row + 2 * step}. */
    private static void combine(double[] factors, double[] g, int row, int step, double[] t, int to) {
        int g0 = row * WIDTH;
        int g1 = g0 + step * WIDTH;
        int g2 = g1 + step * WIDTH;
        int t0 = to * WIDTH;
        double a = factors[0];
        double b = factors[1];
        double c = factors[2];
        for (int k = 0; k < WIDTH; k++) t[t0 + k] = a * g[g0 + k] + b * g[g1 + k] + c * g[g2 + k];
    }

    private static void combine(double[] factors, double[] t, int row, float[] u, int u0) {
        int t0 = row * WIDTH;
        int t1 = t0 + WIDTH;
        int t2 = t1 + WIDTH;
        double a = factors[0];
        double b = factors[1];
        double c = factors[2];
        for (int k = 0; k < WIDTH; k++) u[u0 + k] = (float) (a * t[t0 + k] + b * t[t1 + k] + c * t[t2 + k]);
    }
}
