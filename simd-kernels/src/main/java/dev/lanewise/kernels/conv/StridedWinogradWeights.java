package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;

/**
 * Weights for {@link StridedWinogradConv2d}: along each axis the three taps, which are those of point 0, of the odd
 * phase and of point infinity, and for point 1 the sum of the first and the last, computed in double and rounded once.
 *
 * <p>They are stored as {@code [panels, 4 x 4, inChannels, 32]}, zeros beyond the last output channel.
 */
final class StridedWinogradWeights {
    /** Kinds along an axis. */
    static final int SIDE = 4;

    private static final int WIDTH = Panels.WIDTH;

    private StridedWinogradWeights() {}

    static float[] pack(int outChannels, int inChannels, WeightSource w) {
        int panels = Panels.count(outChannels);
        int size = inChannels * WIDTH;
        float[] u = new float[Panels.size(outChannels, Math.multiplyExact(SIDE * SIDE, inChannels))];
        for (int panel = 0; panel < panels; panel++) {
            int columns = Math.min(WIDTH, outChannels - panel * WIDTH);
            int at = panel * SIDE * SIDE * size;
            for (int tap = 0; tap < 9; tap++) {
                w.load(panel * WIDTH, columns, tap, 0, inChannels, u, at + (tap / 3 * SIDE + tap % 3) * size);
            }
            for (int row = 0; row < 3; row++) {
                int first = at + row * SIDE * size;
                sum(size, u, first, first + 2 * size, first + 3 * size);
            }
            int last = at + 3 * SIDE * size;
            for (int column = 0; column < 3; column++) {
                int first = at + column * size;
                sum(size, u, first, first + 2 * SIDE * size, last + column * size);
            }
            corners(size, u, at, last + 3 * size);
        }
        return u;
    }

    private static void sum(int size, float[] u, int a, int b, int to) {
        for (int i = 0; i < size; i++) u[to + i] = u[a + i] + u[b + i];
    }

    /** The sum of the four taps of the even phase. */
    private static void corners(int size, float[] u, int at, int to) {
        int right = at + 2 * size;
        int below = at + 2 * SIDE * size;
        int corner = below + 2 * size;
        for (int i = 0; i < size; i++) {
            u[to + i] = (float) (((double) u[at + i] + u[right + i]) + ((double) u[below + i] + u[corner + i]));
        }
    }
}
