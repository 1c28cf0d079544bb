package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.jspecify.annotations.Nullable;

/**
 * Output lines of a depthwise convolution, one vector of channels at a time. A line has at least as many pixels as one
 * pass takes; its last pixels are computed together with some that are done already, so no slower code is needed.
 *
 * <p>Bounds of the activation are read before the loops: a call in a loop, even one that is never taken, makes C2 keep
 * all vectors in memory across it.
 */
final class VectorDepthwiseLines {
    /** Pixels of a line in one pass of {@link #threeByThree} and {@link #windows}. */
    static final int TOGETHER = 4;

    /** Pixels of a line in one pass of {@link #neighbours}. */
    static final int NEIGHBOURS = 8;

    private VectorDepthwiseLines() {}

    /** A 3x3 kernel with stride 1, two lines: they share half of their loads, and all weights stay in registers. */
    static void threeByThree(int n, float[] x, int x0, int line, float[] w, int w0, int channels,
            float[] y, int y0, int outLine,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector w00 = FloatVector.fromArray(FLOAT, w, w0);
        FloatVector w01 = FloatVector.fromArray(FLOAT, w, w0 + channels);
        FloatVector w02 = FloatVector.fromArray(FLOAT, w, w0 + 2 * channels);
        FloatVector w10 = FloatVector.fromArray(FLOAT, w, w0 + 3 * channels);
        FloatVector w11 = FloatVector.fromArray(FLOAT, w, w0 + 4 * channels);
        FloatVector w12 = FloatVector.fromArray(FLOAT, w, w0 + 5 * channels);
        FloatVector w20 = FloatVector.fromArray(FLOAT, w, w0 + 6 * channels);
        FloatVector w21 = FloatVector.fromArray(FLOAT, w, w0 + 7 * channels);
        FloatVector w22 = FloatVector.fromArray(FLOAT, w, w0 + 8 * channels);
        FloatVector zero = FloatVector.zero(FLOAT);
        boolean below = Epilogues.clampsBelow(activation);
        boolean above = Epilogues.clampsAbove(activation);
        float low = Epilogues.low(activation);
        float high = activation.beta();
        for (int p = 0; p < n; p += TOGETHER) {
            int o = Math.min(p, n - TOGETHER) * channels;
            int a = x0 + o;
            FloatVector v0 = FloatVector.fromArray(FLOAT, x, a);
            FloatVector v1 = FloatVector.fromArray(FLOAT, x, a + channels);
            FloatVector v2 = FloatVector.fromArray(FLOAT, x, a + 2 * channels);
            FloatVector v3 = FloatVector.fromArray(FLOAT, x, a + 3 * channels);
            FloatVector v4 = FloatVector.fromArray(FLOAT, x, a + 4 * channels);
            FloatVector v5 = FloatVector.fromArray(FLOAT, x, a + 5 * channels);
            FloatVector c00 = v2.fma(w02, v1.fma(w01, v0.fma(w00, zero)));
            FloatVector c01 = v3.fma(w02, v2.fma(w01, v1.fma(w00, zero)));
            FloatVector c02 = v4.fma(w02, v3.fma(w01, v2.fma(w00, zero)));
            FloatVector c03 = v5.fma(w02, v4.fma(w01, v3.fma(w00, zero)));
            a += line;
            v0 = FloatVector.fromArray(FLOAT, x, a);
            v1 = FloatVector.fromArray(FLOAT, x, a + channels);
            v2 = FloatVector.fromArray(FLOAT, x, a + 2 * channels);
            v3 = FloatVector.fromArray(FLOAT, x, a + 3 * channels);
            v4 = FloatVector.fromArray(FLOAT, x, a + 4 * channels);
            v5 = FloatVector.fromArray(FLOAT, x, a + 5 * channels);
            c00 = v2.fma(w12, v1.fma(w11, v0.fma(w10, c00)));
            c01 = v3.fma(w12, v2.fma(w11, v1.fma(w10, c01)));
            c02 = v4.fma(w12, v3.fma(w11, v2.fma(w10, c02)));
            c03 = v5.fma(w12, v4.fma(w11, v3.fma(w10, c03)));
            FloatVector c10 = v2.fma(w02, v1.fma(w01, v0.fma(w00, zero)));
            FloatVector c11 = v3.fma(w02, v2.fma(w01, v1.fma(w00, zero)));
            FloatVector c12 = v4.fma(w02, v3.fma(w01, v2.fma(w00, zero)));
            FloatVector c13 = v5.fma(w02, v4.fma(w01, v3.fma(w00, zero)));
            a += line;
            v0 = FloatVector.fromArray(FLOAT, x, a);
            v1 = FloatVector.fromArray(FLOAT, x, a + channels);
            v2 = FloatVector.fromArray(FLOAT, x, a + 2 * channels);
            v3 = FloatVector.fromArray(FLOAT, x, a + 3 * channels);
            v4 = FloatVector.fromArray(FLOAT, x, a + 4 * channels);
            v5 = FloatVector.fromArray(FLOAT, x, a + 5 * channels);
            c00 = v2.fma(w22, v1.fma(w21, v0.fma(w20, c00)));
            c01 = v3.fma(w22, v2.fma(w21, v1.fma(w20, c01)));
            c02 = v4.fma(w22, v3.fma(w21, v2.fma(w20, c02)));
            c03 = v5.fma(w22, v4.fma(w21, v3.fma(w20, c03)));
            c10 = v2.fma(w12, v1.fma(w11, v0.fma(w10, c10)));
            c11 = v3.fma(w12, v2.fma(w11, v1.fma(w10, c11)));
            c12 = v4.fma(w12, v3.fma(w11, v2.fma(w10, c12)));
            c13 = v5.fma(w12, v4.fma(w11, v3.fma(w10, c13)));
            a += line;
            v0 = FloatVector.fromArray(FLOAT, x, a);
            v1 = FloatVector.fromArray(FLOAT, x, a + channels);
            v2 = FloatVector.fromArray(FLOAT, x, a + 2 * channels);
            v3 = FloatVector.fromArray(FLOAT, x, a + 3 * channels);
            v4 = FloatVector.fromArray(FLOAT, x, a + 4 * channels);
            v5 = FloatVector.fromArray(FLOAT, x, a + 5 * channels);
            c10 = v2.fma(w22, v1.fma(w21, v0.fma(w20, c10)));
            c11 = v3.fma(w22, v2.fma(w21, v1.fma(w20, c11)));
            c12 = v4.fma(w22, v3.fma(w21, v2.fma(w20, c12)));
            c13 = v5.fma(w22, v4.fma(w21, v3.fma(w20, c13)));
            if (bias != null) {
                FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
                c00 = c00.add(v);
                c01 = c01.add(v);
                c02 = c02.add(v);
                c03 = c03.add(v);
                c10 = c10.add(v);
                c11 = c11.add(v);
                c12 = c12.add(v);
                c13 = c13.add(v);
            }
            if (residual != null) {
                c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0 + o));
                c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + channels));
                c02 = c02.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 2 * channels));
                c03 = c03.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 3 * channels));
                c10 = c10.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + outLine));
                c11 = c11.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + outLine + channels));
                c12 = c12.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + outLine + 2 * channels));
                c13 = c13.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + outLine + 3 * channels));
            }
            if (below) {
                FloatVector v = FloatVector.broadcast(FLOAT, low);
                c00 = c00.blend(v, c00.compare(LE, v));
                c01 = c01.blend(v, c01.compare(LE, v));
                c02 = c02.blend(v, c02.compare(LE, v));
                c03 = c03.blend(v, c03.compare(LE, v));
                c10 = c10.blend(v, c10.compare(LE, v));
                c11 = c11.blend(v, c11.compare(LE, v));
                c12 = c12.blend(v, c12.compare(LE, v));
                c13 = c13.blend(v, c13.compare(LE, v));
            }
            if (above) {
                FloatVector v = FloatVector.broadcast(FLOAT, high);
                c00 = c00.blend(v, c00.compare(GE, v));
                c01 = c01.blend(v, c01.compare(GE, v));
                c02 = c02.blend(v, c02.compare(GE, v));
                c03 = c03.blend(v, c03.compare(GE, v));
                c10 = c10.blend(v, c10.compare(GE, v));
                c11 = c11.blend(v, c11.compare(GE, v));
                c12 = c12.blend(v, c12.compare(GE, v));
                c13 = c13.blend(v, c13.compare(GE, v));
            }
            c00.intoArray(y, y0 + o);
            c01.intoArray(y, y0 + o + channels);
            c02.intoArray(y, y0 + o + 2 * channels);
            c03.intoArray(y, y0 + o + 3 * channels);
            c10.intoArray(y, y0 + o + outLine);
            c11.intoArray(y, y0 + o + outLine + channels);
            c12.intoArray(y, y0 + o + outLine + 2 * channels);
            c13.intoArray(y, y0 + o + outLine + 3 * channels);
        }
    }

    /**
     * Any kernel with stride 1 and its columns side by side, one line: pixels slide through registers, so that a tap
     * loads one pixel and one weight for eight fma.
     */
    static void neighbours(int n, int kernelHeight, int kernelWidth, float[] x, int x0, int line, float[] w, int w0,
            int channels, float[] y, int y0,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        boolean below = Epilogues.clampsBelow(activation);
        boolean above = Epilogues.clampsAbove(activation);
        float low = Epilogues.low(activation);
        float high = activation.beta();
        for (int p = 0; p < n; p += NEIGHBOURS) {
            int o = Math.min(p, n - NEIGHBOURS) * channels;
            FloatVector c0 = FloatVector.zero(FLOAT);
            FloatVector c1 = FloatVector.zero(FLOAT);
            FloatVector c2 = FloatVector.zero(FLOAT);
            FloatVector c3 = FloatVector.zero(FLOAT);
            FloatVector c4 = FloatVector.zero(FLOAT);
            FloatVector c5 = FloatVector.zero(FLOAT);
            FloatVector c6 = FloatVector.zero(FLOAT);
            FloatVector c7 = FloatVector.zero(FLOAT);
            int b = w0;
            for (int r = 0; r < kernelHeight; r++) {
                int a = x0 + o + r * line;
                FloatVector v0 = FloatVector.fromArray(FLOAT, x, a);
                FloatVector v1 = FloatVector.fromArray(FLOAT, x, a + channels);
                FloatVector v2 = FloatVector.fromArray(FLOAT, x, a + 2 * channels);
                FloatVector v3 = FloatVector.fromArray(FLOAT, x, a + 3 * channels);
                FloatVector v4 = FloatVector.fromArray(FLOAT, x, a + 4 * channels);
                FloatVector v5 = FloatVector.fromArray(FLOAT, x, a + 5 * channels);
                FloatVector v6 = FloatVector.fromArray(FLOAT, x, a + 6 * channels);
                a += 7 * channels;
                for (int s = 0; s < kernelWidth; s++) {
                    FloatVector v = FloatVector.fromArray(FLOAT, w, b);
                    FloatVector v7 = FloatVector.fromArray(FLOAT, x, a);
                    c0 = v0.fma(v, c0);
                    c1 = v1.fma(v, c1);
                    c2 = v2.fma(v, c2);
                    c3 = v3.fma(v, c3);
                    c4 = v4.fma(v, c4);
                    c5 = v5.fma(v, c5);
                    c6 = v6.fma(v, c6);
                    c7 = v7.fma(v, c7);
                    v0 = v1;
                    v1 = v2;
                    v2 = v3;
                    v3 = v4;
                    v4 = v5;
                    v5 = v6;
                    v6 = v7;
                    a += channels;
                    b += channels;
                }
            }
            if (bias != null) {
                FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
                c0 = c0.add(v);
                c1 = c1.add(v);
                c2 = c2.add(v);
                c3 = c3.add(v);
                c4 = c4.add(v);
                c5 = c5.add(v);
                c6 = c6.add(v);
                c7 = c7.add(v);
            }
            if (residual != null) {
                c0 = c0.add(FloatVector.fromArray(FLOAT, residual, residual0 + o));
                c1 = c1.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + channels));
                c2 = c2.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 2 * channels));
                c3 = c3.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 3 * channels));
                c4 = c4.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 4 * channels));
                c5 = c5.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 5 * channels));
                c6 = c6.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 6 * channels));
                c7 = c7.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 7 * channels));
            }
            if (below) {
                FloatVector v = FloatVector.broadcast(FLOAT, low);
                c0 = c0.blend(v, c0.compare(LE, v));
                c1 = c1.blend(v, c1.compare(LE, v));
                c2 = c2.blend(v, c2.compare(LE, v));
                c3 = c3.blend(v, c3.compare(LE, v));
                c4 = c4.blend(v, c4.compare(LE, v));
                c5 = c5.blend(v, c5.compare(LE, v));
                c6 = c6.blend(v, c6.compare(LE, v));
                c7 = c7.blend(v, c7.compare(LE, v));
            }
            if (above) {
                FloatVector v = FloatVector.broadcast(FLOAT, high);
                c0 = c0.blend(v, c0.compare(GE, v));
                c1 = c1.blend(v, c1.compare(GE, v));
                c2 = c2.blend(v, c2.compare(GE, v));
                c3 = c3.blend(v, c3.compare(GE, v));
                c4 = c4.blend(v, c4.compare(GE, v));
                c5 = c5.blend(v, c5.compare(GE, v));
                c6 = c6.blend(v, c6.compare(GE, v));
                c7 = c7.blend(v, c7.compare(GE, v));
            }
            c0.intoArray(y, y0 + o);
            c1.intoArray(y, y0 + o + channels);
            c2.intoArray(y, y0 + o + 2 * channels);
            c3.intoArray(y, y0 + o + 3 * channels);
            c4.intoArray(y, y0 + o + 4 * channels);
            c5.intoArray(y, y0 + o + 5 * channels);
            c6.intoArray(y, y0 + o + 6 * channels);
            c7.intoArray(y, y0 + o + 7 * channels);
        }
    }

    /** Any kernel, one line: the taps' places are looked up. */
    static void windows(int n, int[] taps, int step, float[] x, int x0, int line, float[] w, int w0, int channels,
            float[] y, int y0,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        boolean below = Epilogues.clampsBelow(activation);
        boolean above = Epilogues.clampsAbove(activation);
        float low = Epilogues.low(activation);
        float high = activation.beta();
        for (int p = 0; p < n; p += TOGETHER) {
            int first = Math.min(p, n - TOGETHER);
            int b = w0;
            int o = first * channels;
            FloatVector c0 = FloatVector.zero(FLOAT);
            FloatVector c1 = FloatVector.zero(FLOAT);
            FloatVector c2 = FloatVector.zero(FLOAT);
            FloatVector c3 = FloatVector.zero(FLOAT);
            for (int t = 0; t < taps.length; t += 2) {
                int a = x0 + first * step + taps[t] * line + taps[t + 1];
                FloatVector v = FloatVector.fromArray(FLOAT, w, b);
                b += channels;
                c0 = FloatVector.fromArray(FLOAT, x, a).fma(v, c0);
                c1 = FloatVector.fromArray(FLOAT, x, a + step).fma(v, c1);
                c2 = FloatVector.fromArray(FLOAT, x, a + 2 * step).fma(v, c2);
                c3 = FloatVector.fromArray(FLOAT, x, a + 3 * step).fma(v, c3);
            }
            if (bias != null) {
                FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
                c0 = c0.add(v);
                c1 = c1.add(v);
                c2 = c2.add(v);
                c3 = c3.add(v);
            }
            if (residual != null) {
                c0 = c0.add(FloatVector.fromArray(FLOAT, residual, residual0 + o));
                c1 = c1.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + channels));
                c2 = c2.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 2 * channels));
                c3 = c3.add(FloatVector.fromArray(FLOAT, residual, residual0 + o + 3 * channels));
            }
            if (below) {
                FloatVector v = FloatVector.broadcast(FLOAT, low);
                c0 = c0.blend(v, c0.compare(LE, v));
                c1 = c1.blend(v, c1.compare(LE, v));
                c2 = c2.blend(v, c2.compare(LE, v));
                c3 = c3.blend(v, c3.compare(LE, v));
            }
            if (above) {
                FloatVector v = FloatVector.broadcast(FLOAT, high);
                c0 = c0.blend(v, c0.compare(GE, v));
                c1 = c1.blend(v, c1.compare(GE, v));
                c2 = c2.blend(v, c2.compare(GE, v));
                c3 = c3.blend(v, c3.compare(GE, v));
            }
            c0.intoArray(y, y0 + o);
            c1.intoArray(y, y0 + o + channels);
            c2.intoArray(y, y0 + o + 2 * channels);
            c3.intoArray(y, y0 + o + 3 * channels);
        }
    }

    /** Any kernel, one pixel, {@code count} channels if they are less than a vector. */
    static void few(int count, int[] taps, float[] x, int x0, int row, float[] w, int w0,
            int channels, float[] y, int y0, float @Nullable [] bias, int bias0,
            float @Nullable [] residual, int residual0, Activation activation) {
        VectorMask<Float> mask = FLOAT.indexInRange(0, count);
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int t = 0; t < taps.length; t += 2) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, x0 + taps[t] * row + taps[t + 1], mask);
            sum = v.fma(FloatVector.fromArray(FLOAT, w, w0 + t / 2 * channels, mask), sum);
        }
        if (bias != null) sum = sum.add(FloatVector.fromArray(FLOAT, bias, bias0, mask));
        if (residual != null) sum = sum.add(FloatVector.fromArray(FLOAT, residual, residual0, mask));
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            sum = sum.blend(low, sum.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            sum = sum.blend(high, sum.compare(GE, high));
        }
        sum.intoArray(y, y0, mask);
    }
}
