package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;
import java.util.Arrays;

/**
 * Turned weights in the Winograd domain, panel by panel and from where they lie: what {@link WinogradWeights} does, but
 * in float, because an input gradient in training sees new weights in each call. It rounds twice a weight more.
 *
 * @param g the geometry of the turned convolution
 */
record TurnedWinogradWeights(int outTile, Conv2dGeometry g, TurnedWeights weights) {
    private static final int WIDTH = Panels.WIDTH;
    private static final int CHANNELS = WeightTransform.CHANNELS;
    private static final int TAPS = 9;

    /** Floats of scratch that {@link #load} needs. */
    static final int SCRATCH = WeightTransform.SCRATCH + TAPS * CHANNELS * WIDTH;

    /** Floats of all panels. */
    static int size(int outTile, Conv2dGeometry g) {
        return Panels.size(g.outChannels(), Math.multiplyExact(points(outTile), g.inChannels()));
    }

    int size() {
        return size(outTile, g);
    }

    int panels() {
        return Panels.count(g.outChannels());
    }

    private static int points(int outTile) {
        return (outTile + 2) * (outTile + 2);
    }

    /** Panels {@code first} to {@code end} in the order of {@link WinogradWeights}, the first of all at {@code at}. */
    void loadPanels(boolean vector, int first, int end, float[] u, int at, float[] scratch, int s0) {
        int point = g.inChannels() * WIDTH;
        for (int panel = first; panel < end; panel++) {
            load(vector, panel, 0, g.inChannels(), u, at + panel * points(outTile) * point, point, scratch, s0);
        }
    }

    /**
     * Input channels {@code first} to {@code first + channels} of one panel, {@code [points, channels, 32]} with points
     * {@code pointStride} apart; zeros beyond the last output channel.
     */
    void load(boolean vector, int panel, int first, int channels, float[] u, int at, int pointStride,
            float[] scratch, int s0) {
        WeightTransform transform = transform(vector);
        int columns = Math.min(WIDTH, g.outChannels() - panel * WIDTH);
        for (int c = 0; c < channels; c += CHANNELS) {
            int n = Math.min(CHANNELS, channels - c);
            if (columns == WIDTH) {
                int from = weights.at(panel * WIDTH, 0, first + c);
                transform.transform(n, weights.w(), from, weights.at(panel * WIDTH, 3, first + c) - from,
                        weights.at(panel * WIDTH, 1, first + c) - from, weights.channelStep(),
                        u, at + c * WIDTH, pointStride, scratch, s0);
            } else {
                int copy = s0 + WeightTransform.SCRATCH;
                Arrays.fill(scratch, copy, s0 + SCRATCH, 0);
                for (int tap = 0; tap < TAPS; tap++) {
                    weights.load(panel * WIDTH, columns, tap, first + c, n, scratch, copy + tap * CHANNELS * WIDTH);
                }
                transform.transform(n, scratch, copy, 3 * CHANNELS * WIDTH, CHANNELS * WIDTH, WIDTH,
                        u, at + c * WIDTH, pointStride, scratch, s0);
            }
        }
    }

    private WeightTransform transform(boolean vector) {
        if (vector) return outTile == 4 ? Vectors.F4 : Vectors.F2;
        return outTile == 4 ? Scalars.F4 : Scalars.F2;
    }

    /** Apart, because it is only loaded where vectors run. */
    private static final class Vectors {
        static final WeightTransform F4 = new VectorWeights4();
        static final WeightTransform F2 = new VectorWeights2();
    }

    private static final class Scalars {
        static final WeightTransform F4 = new ScalarWeights4();
        static final WeightTransform F2 = new ScalarWeights2();
    }
}
