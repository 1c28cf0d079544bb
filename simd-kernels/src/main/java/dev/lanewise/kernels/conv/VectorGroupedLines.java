package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import org.jspecify.annotations.Nullable;

/**
 * Output lines of a convolution with small groups, one vector of output channels at a time: a pixel's channels are
 * loaded once a tap, and permuted so that each lane sees one input channel of its own group after the other. Passes
 * overlap, or compute the last pixel several times, rather than leave pixels to slower code.
 *
 * <p>Arguments of all kernels: {@code n} pixels of a line; {@code taps}, of each its row in the window and its column
 * times the channels; {@code inputs} of a group; {@code step} from a pixel's input to the next one's; {@code row} from
 * one row of the input to the next; weights {@code [tap, input, WIDTH]} from {@code w0} on.
 *
 * <p>Bounds of the activation are read before the loops: a call in a loop, even one that is never taken, makes C2 keep
 * all vectors in memory across it.
 */
final class VectorGroupedLines {
    /** Pixels of a line in one pass: with more, C2 keeps the permutations on the stack. */
    private static final int PIXELS = 5;

    private static final int WIDTH = GroupedConv2d.WIDTH;

    private static final VectorShuffle<Float> PAIR_0 = within(2, 0);
    private static final VectorShuffle<Float> PAIR_1 = within(2, 1);
    private static final VectorShuffle<Float> QUAD_0 = within(4, 0);
    private static final VectorShuffle<Float> QUAD_1 = within(4, 1);
    private static final VectorShuffle<Float> QUAD_2 = within(4, 2);
    private static final VectorShuffle<Float> QUAD_3 = within(4, 3);
    private static final VectorShuffle<Float> OCTET_0 = within(8, 0);
    private static final VectorShuffle<Float> OCTET_1 = within(8, 1);
    private static final VectorShuffle<Float> OCTET_2 = within(8, 2);
    private static final VectorShuffle<Float> OCTET_3 = within(8, 3);

    /** Brings the other half of each group of eight to where {@code OCTET_0} to {@code OCTET_3} look. */
    private static final VectorShuffle<Float> OTHER_HALF = VectorShuffle.fromOp(FLOAT,
            lane -> (lane ^ 4) % FLOAT.length());

    private VectorGroupedLines() {}

    /** Lane {@code input} of each group, in all its lanes; not used where a vector is no longer than a group. */
    private static VectorShuffle<Float> within(int group, int input) {
        return VectorShuffle.fromOp(FLOAT, lane -> Math.min(lane / group * group + input, FLOAT.length() - 1));
    }

    /** Groups of two channels. */
    static void pairs(int n, int[] taps, int step, float[] x, int x0, int row, float[] w, int w0,
            float[] y, int y0, int channels, float @Nullable [] bias, int bias0, float @Nullable [] residual,
            int residual0, Activation activation) {
        boolean below = Epilogues.clampsBelow(activation);
        boolean above = Epilogues.clampsAbove(activation);
        float low = Epilogues.low(activation);
        float high = activation.beta();
        int last = n - 1;
        for (int p = 0; p < n; p += PIXELS) {
            int first = Math.max(0, Math.min(p, n - PIXELS));
            int p1 = Math.min(first + 1, last);
            int p2 = Math.min(first + 2, last);
            int p3 = Math.min(first + 3, last);
            int p4 = Math.min(first + 4, last);
            FloatVector c0 = FloatVector.zero(FLOAT);
            FloatVector c1 = FloatVector.zero(FLOAT);
            FloatVector c2 = FloatVector.zero(FLOAT);
            FloatVector c3 = FloatVector.zero(FLOAT);
            FloatVector c4 = FloatVector.zero(FLOAT);
            int b = w0;
            for (int t = 0; t < taps.length; t += 2) {
                int a = x0 + taps[t] * row + taps[t + 1];
                FloatVector v0 = FloatVector.fromArray(FLOAT, x, a + first * step);
                FloatVector v1 = FloatVector.fromArray(FLOAT, x, a + p1 * step);
                FloatVector v2 = FloatVector.fromArray(FLOAT, x, a + p2 * step);
                FloatVector v3 = FloatVector.fromArray(FLOAT, x, a + p3 * step);
                FloatVector v4 = FloatVector.fromArray(FLOAT, x, a + p4 * step);
                FloatVector v = FloatVector.fromArray(FLOAT, w, b);
                c0 = v0.rearrange(PAIR_0).fma(v, c0);
                c1 = v1.rearrange(PAIR_0).fma(v, c1);
                c2 = v2.rearrange(PAIR_0).fma(v, c2);
                c3 = v3.rearrange(PAIR_0).fma(v, c3);
                c4 = v4.rearrange(PAIR_0).fma(v, c4);
                v = FloatVector.fromArray(FLOAT, w, b + WIDTH);
                c0 = v0.rearrange(PAIR_1).fma(v, c0);
                c1 = v1.rearrange(PAIR_1).fma(v, c1);
                c2 = v2.rearrange(PAIR_1).fma(v, c2);
                c3 = v3.rearrange(PAIR_1).fma(v, c3);
                c4 = v4.rearrange(PAIR_1).fma(v, c4);
                b += 2 * WIDTH;
            }
            if (bias != null) {
                FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
                c0 = c0.add(v);
                c1 = c1.add(v);
                c2 = c2.add(v);
                c3 = c3.add(v);
                c4 = c4.add(v);
            }
            if (residual != null) {
                c0 = c0.add(FloatVector.fromArray(FLOAT, residual, residual0 + first * channels));
                c1 = c1.add(FloatVector.fromArray(FLOAT, residual, residual0 + p1 * channels));
                c2 = c2.add(FloatVector.fromArray(FLOAT, residual, residual0 + p2 * channels));
                c3 = c3.add(FloatVector.fromArray(FLOAT, residual, residual0 + p3 * channels));
                c4 = c4.add(FloatVector.fromArray(FLOAT, residual, residual0 + p4 * channels));
            }
            if (below) {
                FloatVector v = FloatVector.broadcast(FLOAT, low);
                c0 = c0.blend(v, c0.compare(LE, v));
                c1 = c1.blend(v, c1.compare(LE, v));
                c2 = c2.blend(v, c2.compare(LE, v));
                c3 = c3.blend(v, c3.compare(LE, v));
                c4 = c4.blend(v, c4.compare(LE, v));
            }
            if (above) {
                FloatVector v = FloatVector.broadcast(FLOAT, high);
                c0 = c0.blend(v, c0.compare(GE, v));
                c1 = c1.blend(v, c1.compare(GE, v));
                c2 = c2.blend(v, c2.compare(GE, v));
                c3 = c3.blend(v, c3.compare(GE, v));
                c4 = c4.blend(v, c4.compare(GE, v));
            }
            c0.intoArray(y, y0 + first * channels);
            c1.intoArray(y, y0 + p1 * channels);
            c2.intoArray(y, y0 + p2 * channels);
            c3.intoArray(y, y0 + p3 * channels);
            c4.intoArray(y, y0 + p4 * channels);
        }
    }

    /** Groups of four channels. */
    static void quads(int n, int[] taps, int step, float[] x, int x0, int row, float[] w, int w0,
            float[] y, int y0, int channels, float @Nullable [] bias, int bias0, float @Nullable [] residual,
            int residual0, Activation activation) {
        boolean below = Epilogues.clampsBelow(activation);
        boolean above = Epilogues.clampsAbove(activation);
        float low = Epilogues.low(activation);
        float high = activation.beta();
        int last = n - 1;
        for (int p = 0; p < n; p += PIXELS) {
            int first = Math.max(0, Math.min(p, n - PIXELS));
            int p1 = Math.min(first + 1, last);
            int p2 = Math.min(first + 2, last);
            int p3 = Math.min(first + 3, last);
            int p4 = Math.min(first + 4, last);
            FloatVector c0 = FloatVector.zero(FLOAT);
            FloatVector c1 = FloatVector.zero(FLOAT);
            FloatVector c2 = FloatVector.zero(FLOAT);
            FloatVector c3 = FloatVector.zero(FLOAT);
            FloatVector c4 = FloatVector.zero(FLOAT);
            int b = w0;
            for (int t = 0; t < taps.length; t += 2) {
                int a = x0 + taps[t] * row + taps[t + 1];
                FloatVector v0 = FloatVector.fromArray(FLOAT, x, a + first * step);
                FloatVector v1 = FloatVector.fromArray(FLOAT, x, a + p1 * step);
                FloatVector v2 = FloatVector.fromArray(FLOAT, x, a + p2 * step);
                FloatVector v3 = FloatVector.fromArray(FLOAT, x, a + p3 * step);
                FloatVector v4 = FloatVector.fromArray(FLOAT, x, a + p4 * step);
                FloatVector v = FloatVector.fromArray(FLOAT, w, b);
                c0 = v0.rearrange(QUAD_0).fma(v, c0);
                c1 = v1.rearrange(QUAD_0).fma(v, c1);
                c2 = v2.rearrange(QUAD_0).fma(v, c2);
                c3 = v3.rearrange(QUAD_0).fma(v, c3);
                c4 = v4.rearrange(QUAD_0).fma(v, c4);
                v = FloatVector.fromArray(FLOAT, w, b + WIDTH);
                c0 = v0.rearrange(QUAD_1).fma(v, c0);
                c1 = v1.rearrange(QUAD_1).fma(v, c1);
                c2 = v2.rearrange(QUAD_1).fma(v, c2);
                c3 = v3.rearrange(QUAD_1).fma(v, c3);
                c4 = v4.rearrange(QUAD_1).fma(v, c4);
                v = FloatVector.fromArray(FLOAT, w, b + 2 * WIDTH);
                c0 = v0.rearrange(QUAD_2).fma(v, c0);
                c1 = v1.rearrange(QUAD_2).fma(v, c1);
                c2 = v2.rearrange(QUAD_2).fma(v, c2);
                c3 = v3.rearrange(QUAD_2).fma(v, c3);
                c4 = v4.rearrange(QUAD_2).fma(v, c4);
                v = FloatVector.fromArray(FLOAT, w, b + 3 * WIDTH);
                c0 = v0.rearrange(QUAD_3).fma(v, c0);
                c1 = v1.rearrange(QUAD_3).fma(v, c1);
                c2 = v2.rearrange(QUAD_3).fma(v, c2);
                c3 = v3.rearrange(QUAD_3).fma(v, c3);
                c4 = v4.rearrange(QUAD_3).fma(v, c4);
                b += 4 * WIDTH;
            }
            if (bias != null) {
                FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
                c0 = c0.add(v);
                c1 = c1.add(v);
                c2 = c2.add(v);
                c3 = c3.add(v);
                c4 = c4.add(v);
            }
            if (residual != null) {
                c0 = c0.add(FloatVector.fromArray(FLOAT, residual, residual0 + first * channels));
                c1 = c1.add(FloatVector.fromArray(FLOAT, residual, residual0 + p1 * channels));
                c2 = c2.add(FloatVector.fromArray(FLOAT, residual, residual0 + p2 * channels));
                c3 = c3.add(FloatVector.fromArray(FLOAT, residual, residual0 + p3 * channels));
                c4 = c4.add(FloatVector.fromArray(FLOAT, residual, residual0 + p4 * channels));
            }
            if (below) {
                FloatVector v = FloatVector.broadcast(FLOAT, low);
                c0 = c0.blend(v, c0.compare(LE, v));
                c1 = c1.blend(v, c1.compare(LE, v));
                c2 = c2.blend(v, c2.compare(LE, v));
                c3 = c3.blend(v, c3.compare(LE, v));
                c4 = c4.blend(v, c4.compare(LE, v));
            }
            if (above) {
                FloatVector v = FloatVector.broadcast(FLOAT, high);
                c0 = c0.blend(v, c0.compare(GE, v));
                c1 = c1.blend(v, c1.compare(GE, v));
                c2 = c2.blend(v, c2.compare(GE, v));
                c3 = c3.blend(v, c3.compare(GE, v));
                c4 = c4.blend(v, c4.compare(GE, v));
            }
            c0.intoArray(y, y0 + first * channels);
            c1.intoArray(y, y0 + p1 * channels);
            c2.intoArray(y, y0 + p2 * channels);
            c3.intoArray(y, y0 + p3 * channels);
            c4.intoArray(y, y0 + p4 * channels);
        }
    }

    /** Groups of eight channels. */
    static void octets(int n, int[] taps, int inputs, int step, float[] x, int x0, int row, float[] w, int w0,
            float[] y, int y0, int channels, float @Nullable [] bias, int bias0, float @Nullable [] residual,
            int residual0, Activation activation) {
        boolean below = Epilogues.clampsBelow(activation);
        boolean above = Epilogues.clampsAbove(activation);
        float low = Epilogues.low(activation);
        float high = activation.beta();
        int last = n - 1;
        for (int p = 0; p < n; p += PIXELS) {
            int first = Math.max(0, Math.min(p, n - PIXELS));
            int p1 = Math.min(first + 1, last);
            int p2 = Math.min(first + 2, last);
            int p3 = Math.min(first + 3, last);
            int p4 = Math.min(first + 4, last);
            FloatVector c0 = FloatVector.zero(FLOAT);
            FloatVector c1 = FloatVector.zero(FLOAT);
            FloatVector c2 = FloatVector.zero(FLOAT);
            FloatVector c3 = FloatVector.zero(FLOAT);
            FloatVector c4 = FloatVector.zero(FLOAT);
            int b = w0;
            for (int t = 0; t < taps.length; t += 2) {
                int a = x0 + taps[t] * row + taps[t + 1];
                FloatVector v0 = FloatVector.fromArray(FLOAT, x, a + first * step);
                FloatVector v1 = FloatVector.fromArray(FLOAT, x, a + p1 * step);
                FloatVector v2 = FloatVector.fromArray(FLOAT, x, a + p2 * step);
                FloatVector v3 = FloatVector.fromArray(FLOAT, x, a + p3 * step);
                FloatVector v4 = FloatVector.fromArray(FLOAT, x, a + p4 * step);
                for (int i = 0; i < inputs; i += 4) {
                    FloatVector v = FloatVector.fromArray(FLOAT, w, b);
                    c0 = v0.rearrange(OCTET_0).fma(v, c0);
                    c1 = v1.rearrange(OCTET_0).fma(v, c1);
                    c2 = v2.rearrange(OCTET_0).fma(v, c2);
                    c3 = v3.rearrange(OCTET_0).fma(v, c3);
                    c4 = v4.rearrange(OCTET_0).fma(v, c4);
                    v = FloatVector.fromArray(FLOAT, w, b + WIDTH);
                    c0 = v0.rearrange(OCTET_1).fma(v, c0);
                    c1 = v1.rearrange(OCTET_1).fma(v, c1);
                    c2 = v2.rearrange(OCTET_1).fma(v, c2);
                    c3 = v3.rearrange(OCTET_1).fma(v, c3);
                    c4 = v4.rearrange(OCTET_1).fma(v, c4);
                    v = FloatVector.fromArray(FLOAT, w, b + 2 * WIDTH);
                    c0 = v0.rearrange(OCTET_2).fma(v, c0);
                    c1 = v1.rearrange(OCTET_2).fma(v, c1);
                    c2 = v2.rearrange(OCTET_2).fma(v, c2);
                    c3 = v3.rearrange(OCTET_2).fma(v, c3);
                    c4 = v4.rearrange(OCTET_2).fma(v, c4);
                    v = FloatVector.fromArray(FLOAT, w, b + 3 * WIDTH);
                    c0 = v0.rearrange(OCTET_3).fma(v, c0);
                    c1 = v1.rearrange(OCTET_3).fma(v, c1);
                    c2 = v2.rearrange(OCTET_3).fma(v, c2);
                    c3 = v3.rearrange(OCTET_3).fma(v, c3);
                    c4 = v4.rearrange(OCTET_3).fma(v, c4);
                    b += 4 * WIDTH;
                    v0 = v0.rearrange(OTHER_HALF);
                    v1 = v1.rearrange(OTHER_HALF);
                    v2 = v2.rearrange(OTHER_HALF);
                    v3 = v3.rearrange(OTHER_HALF);
                    v4 = v4.rearrange(OTHER_HALF);
                }
            }
            if (bias != null) {
                FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
                c0 = c0.add(v);
                c1 = c1.add(v);
                c2 = c2.add(v);
                c3 = c3.add(v);
                c4 = c4.add(v);
            }
            if (residual != null) {
                c0 = c0.add(FloatVector.fromArray(FLOAT, residual, residual0 + first * channels));
                c1 = c1.add(FloatVector.fromArray(FLOAT, residual, residual0 + p1 * channels));
                c2 = c2.add(FloatVector.fromArray(FLOAT, residual, residual0 + p2 * channels));
                c3 = c3.add(FloatVector.fromArray(FLOAT, residual, residual0 + p3 * channels));
                c4 = c4.add(FloatVector.fromArray(FLOAT, residual, residual0 + p4 * channels));
            }
            if (below) {
                FloatVector v = FloatVector.broadcast(FLOAT, low);
                c0 = c0.blend(v, c0.compare(LE, v));
                c1 = c1.blend(v, c1.compare(LE, v));
                c2 = c2.blend(v, c2.compare(LE, v));
                c3 = c3.blend(v, c3.compare(LE, v));
                c4 = c4.blend(v, c4.compare(LE, v));
            }
            if (above) {
                FloatVector v = FloatVector.broadcast(FLOAT, high);
                c0 = c0.blend(v, c0.compare(GE, v));
                c1 = c1.blend(v, c1.compare(GE, v));
                c2 = c2.blend(v, c2.compare(GE, v));
                c3 = c3.blend(v, c3.compare(GE, v));
                c4 = c4.blend(v, c4.compare(GE, v));
            }
            c0.intoArray(y, y0 + first * channels);
            c1.intoArray(y, y0 + p1 * channels);
            c2.intoArray(y, y0 + p2 * channels);
            c3.intoArray(y, y0 + p3 * channels);
            c4.intoArray(y, y0 + p4 * channels);
        }
    }

    /** All lanes in one group: inputs are broadcast from memory. */
    static void single(int n, int[] taps, int inputs, int step, float[] x, int x0, int row, float[] w, int w0,
            float[] y, int y0, int channels, float @Nullable [] bias, int bias0, float @Nullable [] residual,
            int residual0, Activation activation) {
        boolean below = Epilogues.clampsBelow(activation);
        boolean above = Epilogues.clampsAbove(activation);
        float low = Epilogues.low(activation);
        float high = activation.beta();
        int last = n - 1;
        for (int p = 0; p < n; p += PIXELS) {
            int first = Math.max(0, Math.min(p, n - PIXELS));
            int p1 = Math.min(first + 1, last);
            int p2 = Math.min(first + 2, last);
            int p3 = Math.min(first + 3, last);
            int p4 = Math.min(first + 4, last);
            FloatVector c0 = FloatVector.zero(FLOAT);
            FloatVector c1 = FloatVector.zero(FLOAT);
            FloatVector c2 = FloatVector.zero(FLOAT);
            FloatVector c3 = FloatVector.zero(FLOAT);
            FloatVector c4 = FloatVector.zero(FLOAT);
            int b = w0;
            for (int t = 0; t < taps.length; t += 2) {
                int a = x0 + taps[t] * row + taps[t + 1];
                for (int i = 0; i < inputs; i += 2) {
                    FloatVector v = FloatVector.fromArray(FLOAT, w, b);
                    c0 = FloatVector.broadcast(FLOAT, x[a + first * step + i]).fma(v, c0);
                    c1 = FloatVector.broadcast(FLOAT, x[a + p1 * step + i]).fma(v, c1);
                    c2 = FloatVector.broadcast(FLOAT, x[a + p2 * step + i]).fma(v, c2);
                    c3 = FloatVector.broadcast(FLOAT, x[a + p3 * step + i]).fma(v, c3);
                    c4 = FloatVector.broadcast(FLOAT, x[a + p4 * step + i]).fma(v, c4);
                    v = FloatVector.fromArray(FLOAT, w, b + WIDTH);
                    c0 = FloatVector.broadcast(FLOAT, x[a + first * step + i + 1]).fma(v, c0);
                    c1 = FloatVector.broadcast(FLOAT, x[a + p1 * step + i + 1]).fma(v, c1);
                    c2 = FloatVector.broadcast(FLOAT, x[a + p2 * step + i + 1]).fma(v, c2);
                    c3 = FloatVector.broadcast(FLOAT, x[a + p3 * step + i + 1]).fma(v, c3);
                    c4 = FloatVector.broadcast(FLOAT, x[a + p4 * step + i + 1]).fma(v, c4);
                    b += 2 * WIDTH;
                }
            }
            if (bias != null) {
                FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
                c0 = c0.add(v);
                c1 = c1.add(v);
                c2 = c2.add(v);
                c3 = c3.add(v);
                c4 = c4.add(v);
            }
            if (residual != null) {
                c0 = c0.add(FloatVector.fromArray(FLOAT, residual, residual0 + first * channels));
                c1 = c1.add(FloatVector.fromArray(FLOAT, residual, residual0 + p1 * channels));
                c2 = c2.add(FloatVector.fromArray(FLOAT, residual, residual0 + p2 * channels));
                c3 = c3.add(FloatVector.fromArray(FLOAT, residual, residual0 + p3 * channels));
                c4 = c4.add(FloatVector.fromArray(FLOAT, residual, residual0 + p4 * channels));
            }
            if (below) {
                FloatVector v = FloatVector.broadcast(FLOAT, low);
                c0 = c0.blend(v, c0.compare(LE, v));
                c1 = c1.blend(v, c1.compare(LE, v));
                c2 = c2.blend(v, c2.compare(LE, v));
                c3 = c3.blend(v, c3.compare(LE, v));
                c4 = c4.blend(v, c4.compare(LE, v));
            }
            if (above) {
                FloatVector v = FloatVector.broadcast(FLOAT, high);
                c0 = c0.blend(v, c0.compare(GE, v));
                c1 = c1.blend(v, c1.compare(GE, v));
                c2 = c2.blend(v, c2.compare(GE, v));
                c3 = c3.blend(v, c3.compare(GE, v));
                c4 = c4.blend(v, c4.compare(GE, v));
            }
            c0.intoArray(y, y0 + first * channels);
            c1.intoArray(y, y0 + p1 * channels);
            c2.intoArray(y, y0 + p2 * channels);
            c3.intoArray(y, y0 + p3 * channels);
            c4.intoArray(y, y0 + p4 * channels);
        }
    }
}
