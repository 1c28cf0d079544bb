package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Four neighbouring output pixels of a depthwise convolution with a 3x3 kernel and stride 1, one vector of channels, line by line
 * downwards. Each row of the input is loaded once: it is the last row of one line's windows, the middle one of the next
 * line's and the first one of the line's after that, and their sums stay in registers, as all weights do. So an output
 * takes one load and a half, where seven pixels of a single line take four. For 32 registers.
 *
 * <p>Rows and columns beyond the border are zeros that take part, so that a weight that is not finite shows.
 */
final class VectorDepthwiseColumns {
    /** Output pixels side by side. */
    static final int PIXELS = 4;

    private VectorDepthwiseColumns() {}

    /**
     * {@code lines} times four outputs.
     *
     * @param lines output lines, at least one
     * @param top whether the first row of the first line's windows lies beyond the border, and reads as zeros
     * @param bottom whether the last row of the last line's does
     * @param left whether the first column does
     * @param right whether the last column does
     * @param x0 where the first window's first pixel lies, or would lie
     * @param line floats from a row of the input to the next
     * @param outLine floats from an output line to the next
     */
    static void adjacent(int lines, boolean top, boolean bottom, boolean left, boolean right, float[] x, int x0,
            int line, float[] w, int w0, int channels, float[] y, int y0, int outLine,
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
        int a = x0;
        int o = y0;
        int more = residual0;
        int at;
        FloatVector v0 = zero;
        FloatVector v1 = zero;
        FloatVector v2 = zero;
        FloatVector v3 = zero;
        FloatVector v4 = zero;
        FloatVector v5 = zero;
        if (!top) {
            at = a;
            v0 = left ? zero : FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v1 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v2 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v3 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v4 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v5 = right ? zero : FloatVector.fromArray(FLOAT, x, at);
        }
        FloatVector c0 = v2.fma(w02, v1.fma(w01, v0.fma(w00, zero)));
        FloatVector c1 = v3.fma(w02, v2.fma(w01, v1.fma(w00, zero)));
        FloatVector c2 = v4.fma(w02, v3.fma(w01, v2.fma(w00, zero)));
        FloatVector c3 = v5.fma(w02, v4.fma(w01, v3.fma(w00, zero)));
        a += line;
        at = a;
        v0 = left ? zero : FloatVector.fromArray(FLOAT, x, at);
        at += channels;
        v1 = FloatVector.fromArray(FLOAT, x, at);
        at += channels;
        v2 = FloatVector.fromArray(FLOAT, x, at);
        at += channels;
        v3 = FloatVector.fromArray(FLOAT, x, at);
        at += channels;
        v4 = FloatVector.fromArray(FLOAT, x, at);
        at += channels;
        v5 = right ? zero : FloatVector.fromArray(FLOAT, x, at);
        FloatVector d0 = v2.fma(w12, v1.fma(w11, v0.fma(w10, c0)));
        FloatVector d1 = v3.fma(w12, v2.fma(w11, v1.fma(w10, c1)));
        FloatVector d2 = v4.fma(w12, v3.fma(w11, v2.fma(w10, c2)));
        FloatVector d3 = v5.fma(w12, v4.fma(w11, v3.fma(w10, c3)));
        c0 = v2.fma(w02, v1.fma(w01, v0.fma(w00, zero)));
        c1 = v3.fma(w02, v2.fma(w01, v1.fma(w00, zero)));
        c2 = v4.fma(w02, v3.fma(w01, v2.fma(w00, zero)));
        c3 = v5.fma(w02, v4.fma(w01, v3.fma(w00, zero)));
        a += line;
        for (int i = 1; i < lines; i++) {
            at = a;
            v0 = left ? zero : FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v1 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v2 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v3 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v4 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v5 = right ? zero : FloatVector.fromArray(FLOAT, x, at);
            FloatVector e0 = v2.fma(w22, v1.fma(w21, v0.fma(w20, d0)));
            FloatVector e1 = v3.fma(w22, v2.fma(w21, v1.fma(w20, d1)));
            FloatVector e2 = v4.fma(w22, v3.fma(w21, v2.fma(w20, d2)));
            FloatVector e3 = v5.fma(w22, v4.fma(w21, v3.fma(w20, d3)));
            d0 = v2.fma(w12, v1.fma(w11, v0.fma(w10, c0)));
            d1 = v3.fma(w12, v2.fma(w11, v1.fma(w10, c1)));
            d2 = v4.fma(w12, v3.fma(w11, v2.fma(w10, c2)));
            d3 = v5.fma(w12, v4.fma(w11, v3.fma(w10, c3)));
            c0 = v2.fma(w02, v1.fma(w01, v0.fma(w00, zero)));
            c1 = v3.fma(w02, v2.fma(w01, v1.fma(w00, zero)));
            c2 = v4.fma(w02, v3.fma(w01, v2.fma(w00, zero)));
            c3 = v5.fma(w02, v4.fma(w01, v3.fma(w00, zero)));
            if (bias != null) {
                FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
                e0 = e0.add(v);
                e1 = e1.add(v);
                e2 = e2.add(v);
                e3 = e3.add(v);
            }
            if (residual != null) {
                at = more;
                e0 = e0.add(FloatVector.fromArray(FLOAT, residual, at));
                at += channels;
                e1 = e1.add(FloatVector.fromArray(FLOAT, residual, at));
                at += channels;
                e2 = e2.add(FloatVector.fromArray(FLOAT, residual, at));
                at += channels;
                e3 = e3.add(FloatVector.fromArray(FLOAT, residual, at));
            }
            if (below) {
                FloatVector v = FloatVector.broadcast(FLOAT, low);
                e0 = e0.blend(v, e0.compare(LE, v));
                e1 = e1.blend(v, e1.compare(LE, v));
                e2 = e2.blend(v, e2.compare(LE, v));
                e3 = e3.blend(v, e3.compare(LE, v));
            }
            if (above) {
                FloatVector v = FloatVector.broadcast(FLOAT, high);
                e0 = e0.blend(v, e0.compare(GE, v));
                e1 = e1.blend(v, e1.compare(GE, v));
                e2 = e2.blend(v, e2.compare(GE, v));
                e3 = e3.blend(v, e3.compare(GE, v));
            }
            at = o;
            e0.intoArray(y, at);
            at += channels;
            e1.intoArray(y, at);
            at += channels;
            e2.intoArray(y, at);
            at += channels;
            e3.intoArray(y, at);
            a += line;
            o += outLine;
            more += outLine;
        }
        v0 = zero;
        v1 = zero;
        v2 = zero;
        v3 = zero;
        v4 = zero;
        v5 = zero;
        if (!bottom) {
            at = a;
            v0 = left ? zero : FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v1 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v2 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v3 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v4 = FloatVector.fromArray(FLOAT, x, at);
            at += channels;
            v5 = right ? zero : FloatVector.fromArray(FLOAT, x, at);
        }
        d0 = v2.fma(w22, v1.fma(w21, v0.fma(w20, d0)));
        d1 = v3.fma(w22, v2.fma(w21, v1.fma(w20, d1)));
        d2 = v4.fma(w22, v3.fma(w21, v2.fma(w20, d2)));
        d3 = v5.fma(w22, v4.fma(w21, v3.fma(w20, d3)));
        if (bias != null) {
            FloatVector v = FloatVector.fromArray(FLOAT, bias, bias0);
            d0 = d0.add(v);
            d1 = d1.add(v);
            d2 = d2.add(v);
            d3 = d3.add(v);
        }
        if (residual != null) {
            at = more;
            d0 = d0.add(FloatVector.fromArray(FLOAT, residual, at));
            at += channels;
            d1 = d1.add(FloatVector.fromArray(FLOAT, residual, at));
            at += channels;
            d2 = d2.add(FloatVector.fromArray(FLOAT, residual, at));
            at += channels;
            d3 = d3.add(FloatVector.fromArray(FLOAT, residual, at));
        }
        if (below) {
            FloatVector v = FloatVector.broadcast(FLOAT, low);
            d0 = d0.blend(v, d0.compare(LE, v));
            d1 = d1.blend(v, d1.compare(LE, v));
            d2 = d2.blend(v, d2.compare(LE, v));
            d3 = d3.blend(v, d3.compare(LE, v));
        }
        if (above) {
            FloatVector v = FloatVector.broadcast(FLOAT, high);
            d0 = d0.blend(v, d0.compare(GE, v));
            d1 = d1.blend(v, d1.compare(GE, v));
            d2 = d2.blend(v, d2.compare(GE, v));
            d3 = d3.blend(v, d3.compare(GE, v));
        }
        at = o;
        d0.intoArray(y, at);
        at += channels;
        d1.intoArray(y, at);
        at += channels;
        d2.intoArray(y, at);
        at += channels;
        d3.intoArray(y, at);
    }
}
