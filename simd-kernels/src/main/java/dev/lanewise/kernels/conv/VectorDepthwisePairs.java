package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Two output lines of a depthwise convolution with a 3x3 kernel, one vector of channels: they share rows of the input,
 * and all weights stay in registers, of which 32 are needed. A line has at least as many pixels as one pass takes; its
 * last pixels are computed together with some that are done already, so no slower code is needed.
 */
final class VectorDepthwisePairs {
    /** Pixels of a line in one pass. */
    static final int PIXELS = 4;

    private VectorDepthwisePairs() {}

    /**
     * A 3x3 kernel with stride 2, two lines, without a residual: they share a row of the input.
     *
     * @param top whether the first row of the windows lies beyond the border, and reads as zeros
     * @param bottom whether the last does
     * @param left whether the first column does
     * @param right whether the last column does
     * @param still 0, which C2 does not know: so it sums offsets up as they are needed, instead of keeping a dozen
     *     multiples of {@code channels} that it would spill into vector registers
     */
    static void apart(int n, boolean top, boolean bottom, boolean left, boolean right, float[] x, int x0,
            int line, float[] w, int w0, int channels, int still, float[] y, int y0, int outLine,
            float @Nullable [] bias, int bias0, Activation activation) {
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
        for (int p = 0, step = channels; p < n; p += PIXELS, step += still) {
            int first = Math.min(p, n - PIXELS);
            boolean atLeft = left && first == 0;
            boolean atRight = right && first == n - PIXELS;
            int o = first * step;
            int a = x0 + 2 * o;
            int at;
            FloatVector v0 = zero;
            FloatVector v1 = zero;
            FloatVector v2 = zero;
            FloatVector v3 = zero;
            FloatVector v4 = zero;
            FloatVector v5 = zero;
            FloatVector v6 = zero;
            FloatVector v7 = zero;
            FloatVector v8 = zero;
            if (!top) {
                at = a;
                v0 = atLeft ? zero : FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v1 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v2 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v3 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v4 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v5 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v6 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v7 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v8 = atRight ? zero : FloatVector.fromArray(FLOAT, x, at);
            }
            FloatVector c00 = v2.fma(w02, v1.fma(w01, v0.fma(w00, zero)));
            FloatVector c01 = v4.fma(w02, v3.fma(w01, v2.fma(w00, zero)));
            FloatVector c02 = v6.fma(w02, v5.fma(w01, v4.fma(w00, zero)));
            FloatVector c03 = v8.fma(w02, v7.fma(w01, v6.fma(w00, zero)));
            a += line;
            at = a;
            v0 = atLeft ? zero : FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v1 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v2 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v3 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v4 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v5 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v6 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v7 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v8 = atRight ? zero : FloatVector.fromArray(FLOAT, x, at);
            c00 = v2.fma(w12, v1.fma(w11, v0.fma(w10, c00)));
            c01 = v4.fma(w12, v3.fma(w11, v2.fma(w10, c01)));
            c02 = v6.fma(w12, v5.fma(w11, v4.fma(w10, c02)));
            c03 = v8.fma(w12, v7.fma(w11, v6.fma(w10, c03)));
            a += line;
            at = a;
            v0 = atLeft ? zero : FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v1 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v2 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v3 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v4 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v5 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v6 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v7 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v8 = atRight ? zero : FloatVector.fromArray(FLOAT, x, at);
            c00 = v2.fma(w22, v1.fma(w21, v0.fma(w20, c00)));
            c01 = v4.fma(w22, v3.fma(w21, v2.fma(w20, c01)));
            c02 = v6.fma(w22, v5.fma(w21, v4.fma(w20, c02)));
            c03 = v8.fma(w22, v7.fma(w21, v6.fma(w20, c03)));
            FloatVector c10 = v2.fma(w02, v1.fma(w01, v0.fma(w00, zero)));
            FloatVector c11 = v4.fma(w02, v3.fma(w01, v2.fma(w00, zero)));
            FloatVector c12 = v6.fma(w02, v5.fma(w01, v4.fma(w00, zero)));
            FloatVector c13 = v8.fma(w02, v7.fma(w01, v6.fma(w00, zero)));
            a += line;
            at = a;
            v0 = atLeft ? zero : FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v1 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v2 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v3 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v4 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v5 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v6 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v7 = FloatVector.fromArray(FLOAT, x, at);
            at += step;
            v8 = atRight ? zero : FloatVector.fromArray(FLOAT, x, at);
            c10 = v2.fma(w12, v1.fma(w11, v0.fma(w10, c10)));
            c11 = v4.fma(w12, v3.fma(w11, v2.fma(w10, c11)));
            c12 = v6.fma(w12, v5.fma(w11, v4.fma(w10, c12)));
            c13 = v8.fma(w12, v7.fma(w11, v6.fma(w10, c13)));
            a += line;
            v0 = zero;
            v1 = zero;
            v2 = zero;
            v3 = zero;
            v4 = zero;
            v5 = zero;
            v6 = zero;
            v7 = zero;
            v8 = zero;
            if (!bottom) {
                at = a;
                v0 = atLeft ? zero : FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v1 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v2 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v3 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v4 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v5 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v6 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v7 = FloatVector.fromArray(FLOAT, x, at);
                at += step;
                v8 = atRight ? zero : FloatVector.fromArray(FLOAT, x, at);
            }
            c10 = v2.fma(w22, v1.fma(w21, v0.fma(w20, c10)));
            c11 = v4.fma(w22, v3.fma(w21, v2.fma(w20, c11)));
            c12 = v6.fma(w22, v5.fma(w21, v4.fma(w20, c12)));
            c13 = v8.fma(w22, v7.fma(w21, v6.fma(w20, c13)));
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
            at = y0 + o;
            c00.intoArray(y, at);
            at += step;
            c01.intoArray(y, at);
            at += step;
            c02.intoArray(y, at);
            at += step;
            c03.intoArray(y, at);
            at = y0 + o + outLine;
            c10.intoArray(y, at);
            at += step;
            c11.intoArray(y, at);
            at += step;
            c12.intoArray(y, at);
            at += step;
            c13.intoArray(y, at);
        }
    }
}
