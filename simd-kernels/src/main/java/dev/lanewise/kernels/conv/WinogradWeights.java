package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;
import java.util.Arrays;

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

    /** The points of {@link #G4}, and what they are divided by. */
    private static final double[][] G2_OF_FIVE = {
        {16.0 / 9, 0, 0, 0, 0},
        {1, 0.5, 0.25, 0.125, 0.0625},
        {-1, 0.5, -0.25, 0.125, -0.0625},
        {1.0 / 9, 1.0 / 6, 0.25, 0.375, 0.5625},
        {1.0 / 9, -1.0 / 6, 0.25, -0.375, 0.5625},
        {0, 0, 0, 0, 1}};

    /** Input channels brought into the domain together: long loops, whose numbers fit the first caches. */
    private static final int TOGETHER = 8;

    private final double[][] matrix;
    private final int kernel;
    private final int outChannels;
    private final int inChannels;

    /** The weights of some channels, and those with their columns brought into the domain. */
    private final float[] g;

    private final double[] t;

    WinogradWeights(int outTile, int kernel, int outChannels, int inChannels) {
        matrix = kernel == 5 ? G2_OF_FIVE : outTile == 4 ? G4 : G2;
        this.kernel = kernel;
        this.outChannels = outChannels;
        this.inChannels = inChannels;
        g = new float[kernel * kernel * TOGETHER * WIDTH];
        t = new double[kernel * matrix.length * TOGETHER * WIDTH];
    }

    /** Floats of the weights in the domain. */
    int size() {
        return Panels.size(outChannels, Math.multiplyExact(matrix.length * matrix.length, inChannels));
    }

    /** Fills {@code u}, from its beginning; one thread at a time. */
    void pack(WeightSource w, float[] u) {
        int side = matrix.length;
        int points = side * side;
        int taps = kernel * kernel;
        int panels = Panels.count(outChannels);
        for (int panel = 0; panel < panels; panel++) {
            int columns = Math.min(WIDTH, outChannels - panel * WIDTH);
            if (columns < WIDTH) Arrays.fill(g, 0);
            for (int c = 0; c < inChannels; c += TOGETHER) {
                int channels = Math.min(TOGETHER, inChannels - c);
                for (int tap = 0; tap < taps; tap++) {
                    w.load(panel * WIDTH, columns, tap, c, channels, g, tap * TOGETHER * WIDTH);
                }
                int n = channels * WIDTH;
                for (int i = 0; i < kernel * side; i++) combine(n, matrix[i / kernel], g, i % kernel, t, i);
                for (int point = 0; point < points; point++) {
                    int to = ((panel * points + point) * inChannels + c) * WIDTH;
                    combine(n, matrix[point % side], t, kernel * (point / side), u, to);
                }
            }
        }
    }

    /**
     * Row {@code to} of {@code t}: the factors times every third or fifth row of {@code g} from {@code row} on, the taps
     * {@code [r * r, c, k]}. C2 makes vectors of it because what is read and written are arrays of two kinds.
     */
    private static void combine(int n, double[] factors, float[] g, int row, double[] t, int to) {
        int step = factors.length * TOGETHER * WIDTH;
        int g0 = row * TOGETHER * WIDTH;
        int g1 = g0 + step;
        int g2 = g1 + step;
        int t0 = to * TOGETHER * WIDTH;
        double a = factors[0];
        double b = factors[1];
        double c = factors[2];
        if (factors.length == 3) {
            for (int i = 0; i < n; i++) t[t0 + i] = a * g[g0 + i] + b * g[g1 + i] + c * g[g2 + i];
            return;
        }
        int g3 = g2 + step;
        int g4 = g3 + step;
        double d = factors[3];
        double e = factors[4];
        for (int i = 0; i < n; i++) {
            t[t0 + i] = a * g[g0 + i] + b * g[g1 + i] + c * g[g2 + i] + d * g[g3 + i] + e * g[g4 + i];
        }
    }

    private static void combine(int n, double[] factors, double[] t, int row, float[] u, int u0) {
        int t0 = row * TOGETHER * WIDTH;
        int t1 = t0 + TOGETHER * WIDTH;
        int t2 = t1 + TOGETHER * WIDTH;
        double a = factors[0];
        double b = factors[1];
        double c = factors[2];
        if (factors.length == 3) {
            for (int i = 0; i < n; i++) u[u0 + i] = (float) (a * t[t0 + i] + b * t[t1 + i] + c * t[t2 + i]);
            return;
        }
        int t3 = t2 + TOGETHER * WIDTH;
        int t4 = t3 + TOGETHER * WIDTH;
        double d = factors[3];
        double e = factors[4];
        for (int i = 0; i < n; i++) {
            u[u0 + i] = (float) (a * t[t0 + i] + b * t[t1 + i] + c * t[t2 + i] + d * t[t3 + i] + e * t[t4 + i]);
        }
    }
}
