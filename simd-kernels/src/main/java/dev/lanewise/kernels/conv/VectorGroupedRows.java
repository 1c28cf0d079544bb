package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import jdk.incubator.vector.FloatVector;

/**
 * Convolution with groups of sixteen channels, one vector of 512 bits: seven output lines together, pixel by pixel of
 * the input along a kernel row of three taps.
 *
 * <p>A number of the input goes to sixteen outputs of a pixel only, so that there would be as many broadcasts as fma,
 * and both want the same pipes: Zen 4 runs at no more than three quarters of its peak. But with stride 1 a pixel of the
 * input is tap 2 of one output, tap 1 of the next and tap 0 of the one after, so that a broadcast serves three. Each
 * output still sees its taps in order, since pixels pass from left to right.
 *
 * <p>Arguments: of a pixel of the input, seven lines lie side by side from {@code x0} on, sixteen channels each, and
 * {@code step} floats further those of the next pixel; weights are {@code [tap, input, output]} from {@code w0} on;
 * sums {@code [pixel, line, output]} are continued at {@code c0}, but those that see the first of the taps begin with
 * what lies at {@code begin0}: zeros, or the same sums. Lines that lie side by side take one integer register together;
 * seven that do not are kept in memory around the inner loop.
 */
final class VectorGroupedRows {
    /** Lines that are computed together. */
    static final int LINES = 7;

    private static final int WIDTH = GroupedConv2d.WIDTH;

    /** Floats of a tap's weights. */
    private static final int TAP = WIDTH * WIDTH;

    private VectorGroupedRows() {}

    /** Pixels of the input that go to three outputs each; the first of them to tap 2 of the output at {@code c0}. */
    static void three(int pixels, float[] x, int x0, int step, float[] w, int w0,
            float[] begin, int begin0, int beginStep, float[] c, int c0) {
        FloatVector a0 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector a1 = FloatVector.fromArray(FLOAT, c, c0 + WIDTH);
        FloatVector a2 = FloatVector.fromArray(FLOAT, c, c0 + 2 * WIDTH);
        FloatVector a3 = FloatVector.fromArray(FLOAT, c, c0 + 3 * WIDTH);
        FloatVector a4 = FloatVector.fromArray(FLOAT, c, c0 + 4 * WIDTH);
        FloatVector a5 = FloatVector.fromArray(FLOAT, c, c0 + 5 * WIDTH);
        FloatVector a6 = FloatVector.fromArray(FLOAT, c, c0 + 6 * WIDTH);
        FloatVector b0 = FloatVector.fromArray(FLOAT, c, c0 + 7 * WIDTH);
        FloatVector b1 = FloatVector.fromArray(FLOAT, c, c0 + 8 * WIDTH);
        FloatVector b2 = FloatVector.fromArray(FLOAT, c, c0 + 9 * WIDTH);
        FloatVector b3 = FloatVector.fromArray(FLOAT, c, c0 + 10 * WIDTH);
        FloatVector b4 = FloatVector.fromArray(FLOAT, c, c0 + 11 * WIDTH);
        FloatVector b5 = FloatVector.fromArray(FLOAT, c, c0 + 12 * WIDTH);
        FloatVector b6 = FloatVector.fromArray(FLOAT, c, c0 + 13 * WIDTH);
        for (int p = 0; p < pixels; p++) {
            int at = c0 + p * LINES * WIDTH;
            int from = x0 + p * step;
            int b = begin0 + p * beginStep;
            FloatVector e0 = FloatVector.fromArray(FLOAT, begin, b);
            FloatVector e1 = FloatVector.fromArray(FLOAT, begin, b + WIDTH);
            FloatVector e2 = FloatVector.fromArray(FLOAT, begin, b + 2 * WIDTH);
            FloatVector e3 = FloatVector.fromArray(FLOAT, begin, b + 3 * WIDTH);
            FloatVector e4 = FloatVector.fromArray(FLOAT, begin, b + 4 * WIDTH);
            FloatVector e5 = FloatVector.fromArray(FLOAT, begin, b + 5 * WIDTH);
            FloatVector e6 = FloatVector.fromArray(FLOAT, begin, b + 6 * WIDTH);
            for (int i = 0; i < WIDTH; i++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, w, w0 + i * WIDTH);
                FloatVector v1 = FloatVector.fromArray(FLOAT, w, w0 + i * WIDTH + TAP);
                FloatVector v2 = FloatVector.fromArray(FLOAT, w, w0 + i * WIDTH + 2 * TAP);
                FloatVector z0 = FloatVector.broadcast(FLOAT, x[from + i]);
                e0 = z0.fma(v0, e0);
                b0 = z0.fma(v1, b0);
                a0 = z0.fma(v2, a0);
                FloatVector z1 = FloatVector.broadcast(FLOAT, x[from + WIDTH + i]);
                e1 = z1.fma(v0, e1);
                b1 = z1.fma(v1, b1);
                a1 = z1.fma(v2, a1);
                FloatVector z2 = FloatVector.broadcast(FLOAT, x[from + 2 * WIDTH + i]);
                e2 = z2.fma(v0, e2);
                b2 = z2.fma(v1, b2);
                a2 = z2.fma(v2, a2);
                FloatVector z3 = FloatVector.broadcast(FLOAT, x[from + 3 * WIDTH + i]);
                e3 = z3.fma(v0, e3);
                b3 = z3.fma(v1, b3);
                a3 = z3.fma(v2, a3);
                FloatVector z4 = FloatVector.broadcast(FLOAT, x[from + 4 * WIDTH + i]);
                e4 = z4.fma(v0, e4);
                b4 = z4.fma(v1, b4);
                a4 = z4.fma(v2, a4);
                FloatVector z5 = FloatVector.broadcast(FLOAT, x[from + 5 * WIDTH + i]);
                e5 = z5.fma(v0, e5);
                b5 = z5.fma(v1, b5);
                a5 = z5.fma(v2, a5);
                FloatVector z6 = FloatVector.broadcast(FLOAT, x[from + 6 * WIDTH + i]);
                e6 = z6.fma(v0, e6);
                b6 = z6.fma(v1, b6);
                a6 = z6.fma(v2, a6);
            }
            a0.intoArray(c, at);
            a1.intoArray(c, at + WIDTH);
            a2.intoArray(c, at + 2 * WIDTH);
            a3.intoArray(c, at + 3 * WIDTH);
            a4.intoArray(c, at + 4 * WIDTH);
            a5.intoArray(c, at + 5 * WIDTH);
            a6.intoArray(c, at + 6 * WIDTH);
            a0 = b0;
            a1 = b1;
            a2 = b2;
            a3 = b3;
            a4 = b4;
            a5 = b5;
            a6 = b6;
            b0 = e0;
            b1 = e1;
            b2 = e2;
            b3 = e3;
            b4 = e4;
            b5 = e5;
            b6 = e6;
        }
        int end = c0 + pixels * LINES * WIDTH;
        a0.intoArray(c, end);
        a1.intoArray(c, end + WIDTH);
        a2.intoArray(c, end + 2 * WIDTH);
        a3.intoArray(c, end + 3 * WIDTH);
        a4.intoArray(c, end + 4 * WIDTH);
        a5.intoArray(c, end + 5 * WIDTH);
        a6.intoArray(c, end + 6 * WIDTH);
        b0.intoArray(c, end + 7 * WIDTH);
        b1.intoArray(c, end + 8 * WIDTH);
        b2.intoArray(c, end + 9 * WIDTH);
        b3.intoArray(c, end + 10 * WIDTH);
        b4.intoArray(c, end + 11 * WIDTH);
        b5.intoArray(c, end + 12 * WIDTH);
        b6.intoArray(c, end + 13 * WIDTH);
    }

    /**
     * One pixel of the input that goes to the later of two taps of the output at {@code c0} and to the earlier, whose
     * weights lie at {@code w0}, of the next.
     */
    static void two(float[] x, int x0, float[] w, int w0, float[] begin, int begin0, float[] c, int c0) {
        FloatVector a0 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector a1 = FloatVector.fromArray(FLOAT, c, c0 + WIDTH);
        FloatVector a2 = FloatVector.fromArray(FLOAT, c, c0 + 2 * WIDTH);
        FloatVector a3 = FloatVector.fromArray(FLOAT, c, c0 + 3 * WIDTH);
        FloatVector a4 = FloatVector.fromArray(FLOAT, c, c0 + 4 * WIDTH);
        FloatVector a5 = FloatVector.fromArray(FLOAT, c, c0 + 5 * WIDTH);
        FloatVector a6 = FloatVector.fromArray(FLOAT, c, c0 + 6 * WIDTH);
        FloatVector b0 = FloatVector.fromArray(FLOAT, begin, begin0);
        FloatVector b1 = FloatVector.fromArray(FLOAT, begin, begin0 + WIDTH);
        FloatVector b2 = FloatVector.fromArray(FLOAT, begin, begin0 + 2 * WIDTH);
        FloatVector b3 = FloatVector.fromArray(FLOAT, begin, begin0 + 3 * WIDTH);
        FloatVector b4 = FloatVector.fromArray(FLOAT, begin, begin0 + 4 * WIDTH);
        FloatVector b5 = FloatVector.fromArray(FLOAT, begin, begin0 + 5 * WIDTH);
        FloatVector b6 = FloatVector.fromArray(FLOAT, begin, begin0 + 6 * WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, w, w0 + i * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, w, w0 + i * WIDTH + TAP);
            FloatVector z0 = FloatVector.broadcast(FLOAT, x[x0 + i]);
            b0 = z0.fma(v0, b0);
            a0 = z0.fma(v1, a0);
            FloatVector z1 = FloatVector.broadcast(FLOAT, x[x0 + WIDTH + i]);
            b1 = z1.fma(v0, b1);
            a1 = z1.fma(v1, a1);
            FloatVector z2 = FloatVector.broadcast(FLOAT, x[x0 + 2 * WIDTH + i]);
            b2 = z2.fma(v0, b2);
            a2 = z2.fma(v1, a2);
            FloatVector z3 = FloatVector.broadcast(FLOAT, x[x0 + 3 * WIDTH + i]);
            b3 = z3.fma(v0, b3);
            a3 = z3.fma(v1, a3);
            FloatVector z4 = FloatVector.broadcast(FLOAT, x[x0 + 4 * WIDTH + i]);
            b4 = z4.fma(v0, b4);
            a4 = z4.fma(v1, a4);
            FloatVector z5 = FloatVector.broadcast(FLOAT, x[x0 + 5 * WIDTH + i]);
            b5 = z5.fma(v0, b5);
            a5 = z5.fma(v1, a5);
            FloatVector z6 = FloatVector.broadcast(FLOAT, x[x0 + 6 * WIDTH + i]);
            b6 = z6.fma(v0, b6);
            a6 = z6.fma(v1, a6);
        }
        a0.intoArray(c, c0);
        a1.intoArray(c, c0 + WIDTH);
        a2.intoArray(c, c0 + 2 * WIDTH);
        a3.intoArray(c, c0 + 3 * WIDTH);
        a4.intoArray(c, c0 + 4 * WIDTH);
        a5.intoArray(c, c0 + 5 * WIDTH);
        a6.intoArray(c, c0 + 6 * WIDTH);
        b0.intoArray(c, c0 + 7 * WIDTH);
        b1.intoArray(c, c0 + 8 * WIDTH);
        b2.intoArray(c, c0 + 9 * WIDTH);
        b3.intoArray(c, c0 + 10 * WIDTH);
        b4.intoArray(c, c0 + 11 * WIDTH);
        b5.intoArray(c, c0 + 12 * WIDTH);
        b6.intoArray(c, c0 + 13 * WIDTH);
    }

    /** One pixel of the input that goes to one tap of the output at {@code c0}. */
    static void one(float[] x, int x0, float[] w, int w0, float[] begin, int begin0, float[] c, int c0) {
        FloatVector a0 = FloatVector.fromArray(FLOAT, begin, begin0);
        FloatVector a1 = FloatVector.fromArray(FLOAT, begin, begin0 + WIDTH);
        FloatVector a2 = FloatVector.fromArray(FLOAT, begin, begin0 + 2 * WIDTH);
        FloatVector a3 = FloatVector.fromArray(FLOAT, begin, begin0 + 3 * WIDTH);
        FloatVector a4 = FloatVector.fromArray(FLOAT, begin, begin0 + 4 * WIDTH);
        FloatVector a5 = FloatVector.fromArray(FLOAT, begin, begin0 + 5 * WIDTH);
        FloatVector a6 = FloatVector.fromArray(FLOAT, begin, begin0 + 6 * WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, w, w0 + i * WIDTH);
            FloatVector z0 = FloatVector.broadcast(FLOAT, x[x0 + i]);
            a0 = z0.fma(v0, a0);
            FloatVector z1 = FloatVector.broadcast(FLOAT, x[x0 + WIDTH + i]);
            a1 = z1.fma(v0, a1);
            FloatVector z2 = FloatVector.broadcast(FLOAT, x[x0 + 2 * WIDTH + i]);
            a2 = z2.fma(v0, a2);
            FloatVector z3 = FloatVector.broadcast(FLOAT, x[x0 + 3 * WIDTH + i]);
            a3 = z3.fma(v0, a3);
            FloatVector z4 = FloatVector.broadcast(FLOAT, x[x0 + 4 * WIDTH + i]);
            a4 = z4.fma(v0, a4);
            FloatVector z5 = FloatVector.broadcast(FLOAT, x[x0 + 5 * WIDTH + i]);
            a5 = z5.fma(v0, a5);
            FloatVector z6 = FloatVector.broadcast(FLOAT, x[x0 + 6 * WIDTH + i]);
            a6 = z6.fma(v0, a6);
        }
        a0.intoArray(c, c0);
        a1.intoArray(c, c0 + WIDTH);
        a2.intoArray(c, c0 + 2 * WIDTH);
        a3.intoArray(c, c0 + 3 * WIDTH);
        a4.intoArray(c, c0 + 4 * WIDTH);
        a5.intoArray(c, c0 + 5 * WIDTH);
        a6.intoArray(c, c0 + 6 * WIDTH);
    }
}
