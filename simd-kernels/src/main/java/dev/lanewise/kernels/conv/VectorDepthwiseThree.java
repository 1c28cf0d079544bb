package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Seven neighbouring output pixels of a depthwise convolution whose kernel is three columns wide, vector by vector of
 * channels. What the pixels share of the input is loaded once, and sums stay in registers from row to row of the kernel.
 * No border is copied.
 *
 * <p>A row beyond the border adds the same zeros to all pixels: they are summed once. Above, that is how each chain
 * begins. Below, what they add is a zero of some sign or a NaN, which added to the bias first changes no output.
 */
final class VectorDepthwiseThree {
    /** Output pixels of a call. */
    static final int PIXELS = 7;

    private VectorDepthwiseThree() {}

    /**
     * Stride 1. The last vector takes some channels again where they fill it no more.
     *
     * @param kernelHeight rows of the kernel
     * @param top the first of them that lies inside the image
     * @param bottom one more than the last
     * @param left columns of the windows beyond the left border, at most 1
     * @param right columns beyond the right border, at most 1
     * @param x0 where channel 0 of the first window's first pixel would lie
     * @param row how far the window's rows lie apart
     * @param w0 the weights {@code [kernelHeight, 3, channels]}
     */
    static void adjacent(int kernelHeight, int top, int bottom, int left, int right, float[] x,
            int x0, int row, float[] w, int w0, int channels, float[] y, int y0,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        boolean below = Epilogues.clampsBelow(activation);
        boolean above = Epilogues.clampsAbove(activation);
        float low = Epilogues.low(activation);
        float high = activation.beta();
        FloatVector zero = FloatVector.zero(FLOAT);
        for (int i = 0; i < channels; i += Species.LENGTH) {
            int c = Math.min(i, channels - Species.LENGTH);
            int b = w0 + c;
            FloatVector border = zero;
            for (int r = 0; r < top; r++) {
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b), border);
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b + channels), border);
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b + 2 * channels), border);
                b += 3 * channels;
            }
            FloatVector c0 = border;
            FloatVector c1 = border;
            FloatVector c2 = border;
            FloatVector c3 = border;
            FloatVector c4 = border;
            FloatVector c5 = border;
            FloatVector c6 = border;
            for (int r = top; r < bottom; r++) {
                int a = x0 + r * row + c;
                FloatVector v0 = left > 0 ? zero : FloatVector.fromArray(FLOAT, x, a);
                FloatVector v1 = FloatVector.fromArray(FLOAT, x, a + channels);
                FloatVector v2 = FloatVector.fromArray(FLOAT, x, a + 2 * channels);
                FloatVector v3 = FloatVector.fromArray(FLOAT, x, a + 3 * channels);
                FloatVector v4 = FloatVector.fromArray(FLOAT, x, a + 4 * channels);
                FloatVector v5 = FloatVector.fromArray(FLOAT, x, a + 5 * channels);
                FloatVector v6 = FloatVector.fromArray(FLOAT, x, a + 6 * channels);
                FloatVector v7 = FloatVector.fromArray(FLOAT, x, a + 7 * channels);
                FloatVector v8 = right > 0 ? zero : FloatVector.fromArray(FLOAT, x, a + 8 * channels);
                FloatVector u0 = FloatVector.fromArray(FLOAT, w, b);
                FloatVector u1 = FloatVector.fromArray(FLOAT, w, b + channels);
                FloatVector u2 = FloatVector.fromArray(FLOAT, w, b + 2 * channels);
                c0 = v2.fma(u2, v1.fma(u1, v0.fma(u0, c0)));
                c1 = v3.fma(u2, v2.fma(u1, v1.fma(u0, c1)));
                c2 = v4.fma(u2, v3.fma(u1, v2.fma(u0, c2)));
                c3 = v5.fma(u2, v4.fma(u1, v3.fma(u0, c3)));
                c4 = v6.fma(u2, v5.fma(u1, v4.fma(u0, c4)));
                c5 = v7.fma(u2, v6.fma(u1, v5.fma(u0, c5)));
                c6 = v8.fma(u2, v7.fma(u1, v6.fma(u0, c6)));
                b += 3 * channels;
            }
            border = FloatVector.broadcast(FLOAT, -0f);
            for (int r = bottom; r < kernelHeight; r++) {
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b), border);
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b + channels), border);
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b + 2 * channels), border);
                b += 3 * channels;
            }
            if (bias != null) border = border.add(FloatVector.fromArray(FLOAT, bias, bias0 + c));
            c0 = c0.add(border);
            c1 = c1.add(border);
            c2 = c2.add(border);
            c3 = c3.add(border);
            c4 = c4.add(border);
            c5 = c5.add(border);
            c6 = c6.add(border);
            if (residual != null) {
                c0 = c0.add(FloatVector.fromArray(FLOAT, residual, residual0 + c));
                c1 = c1.add(FloatVector.fromArray(FLOAT, residual, residual0 + channels + c));
                c2 = c2.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * channels + c));
                c3 = c3.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * channels + c));
                c4 = c4.add(FloatVector.fromArray(FLOAT, residual, residual0 + 4 * channels + c));
                c5 = c5.add(FloatVector.fromArray(FLOAT, residual, residual0 + 5 * channels + c));
                c6 = c6.add(FloatVector.fromArray(FLOAT, residual, residual0 + 6 * channels + c));
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
            }
            c0.intoArray(y, y0 + c);
            c1.intoArray(y, y0 + channels + c);
            c2.intoArray(y, y0 + 2 * channels + c);
            c3.intoArray(y, y0 + 3 * channels + c);
            c4.intoArray(y, y0 + 4 * channels + c);
            c5.intoArray(y, y0 + 5 * channels + c);
            c6.intoArray(y, y0 + 6 * channels + c);
        }
    }

    /** Stride 2; otherwise as {@link #adjacent}. */
    static void apart(int kernelHeight, int top, int bottom, int left, int right, float[] x,
            int x0, int row, float[] w, int w0, int channels, float[] y, int y0,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        boolean below = Epilogues.clampsBelow(activation);
        boolean above = Epilogues.clampsAbove(activation);
        float low = Epilogues.low(activation);
        float high = activation.beta();
        FloatVector zero = FloatVector.zero(FLOAT);
        for (int i = 0; i < channels; i += Species.LENGTH) {
            int c = Math.min(i, channels - Species.LENGTH);
            int b = w0 + c;
            FloatVector border = zero;
            for (int r = 0; r < top; r++) {
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b), border);
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b + channels), border);
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b + 2 * channels), border);
                b += 3 * channels;
            }
            FloatVector c0 = border;
            FloatVector c1 = border;
            FloatVector c2 = border;
            FloatVector c3 = border;
            FloatVector c4 = border;
            FloatVector c5 = border;
            FloatVector c6 = border;
            for (int r = top; r < bottom; r++) {
                int a = x0 + r * row + c;
                FloatVector v0 = left > 0 ? zero : FloatVector.fromArray(FLOAT, x, a);
                FloatVector v1 = FloatVector.fromArray(FLOAT, x, a + channels);
                FloatVector v2 = FloatVector.fromArray(FLOAT, x, a + 2 * channels);
                FloatVector v3 = FloatVector.fromArray(FLOAT, x, a + 3 * channels);
                FloatVector v4 = FloatVector.fromArray(FLOAT, x, a + 4 * channels);
                FloatVector v5 = FloatVector.fromArray(FLOAT, x, a + 5 * channels);
                FloatVector v6 = FloatVector.fromArray(FLOAT, x, a + 6 * channels);
                FloatVector v7 = FloatVector.fromArray(FLOAT, x, a + 7 * channels);
                FloatVector v8 = FloatVector.fromArray(FLOAT, x, a + 8 * channels);
                FloatVector v9 = FloatVector.fromArray(FLOAT, x, a + 9 * channels);
                FloatVector v10 = FloatVector.fromArray(FLOAT, x, a + 10 * channels);
                FloatVector v11 = FloatVector.fromArray(FLOAT, x, a + 11 * channels);
                FloatVector v12 = FloatVector.fromArray(FLOAT, x, a + 12 * channels);
                FloatVector v13 = FloatVector.fromArray(FLOAT, x, a + 13 * channels);
                FloatVector v14 = right > 0 ? zero : FloatVector.fromArray(FLOAT, x, a + 14 * channels);
                FloatVector u0 = FloatVector.fromArray(FLOAT, w, b);
                FloatVector u1 = FloatVector.fromArray(FLOAT, w, b + channels);
                FloatVector u2 = FloatVector.fromArray(FLOAT, w, b + 2 * channels);
                c0 = v2.fma(u2, v1.fma(u1, v0.fma(u0, c0)));
                c1 = v4.fma(u2, v3.fma(u1, v2.fma(u0, c1)));
                c2 = v6.fma(u2, v5.fma(u1, v4.fma(u0, c2)));
                c3 = v8.fma(u2, v7.fma(u1, v6.fma(u0, c3)));
                c4 = v10.fma(u2, v9.fma(u1, v8.fma(u0, c4)));
                c5 = v12.fma(u2, v11.fma(u1, v10.fma(u0, c5)));
                c6 = v14.fma(u2, v13.fma(u1, v12.fma(u0, c6)));
                b += 3 * channels;
            }
            border = FloatVector.broadcast(FLOAT, -0f);
            for (int r = bottom; r < kernelHeight; r++) {
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b), border);
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b + channels), border);
                border = zero.fma(FloatVector.fromArray(FLOAT, w, b + 2 * channels), border);
                b += 3 * channels;
            }
            if (bias != null) border = border.add(FloatVector.fromArray(FLOAT, bias, bias0 + c));
            c0 = c0.add(border);
            c1 = c1.add(border);
            c2 = c2.add(border);
            c3 = c3.add(border);
            c4 = c4.add(border);
            c5 = c5.add(border);
            c6 = c6.add(border);
            if (residual != null) {
                c0 = c0.add(FloatVector.fromArray(FLOAT, residual, residual0 + c));
                c1 = c1.add(FloatVector.fromArray(FLOAT, residual, residual0 + channels + c));
                c2 = c2.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * channels + c));
                c3 = c3.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * channels + c));
                c4 = c4.add(FloatVector.fromArray(FLOAT, residual, residual0 + 4 * channels + c));
                c5 = c5.add(FloatVector.fromArray(FLOAT, residual, residual0 + 5 * channels + c));
                c6 = c6.add(FloatVector.fromArray(FLOAT, residual, residual0 + 6 * channels + c));
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
            }
            c0.intoArray(y, y0 + c);
            c1.intoArray(y, y0 + channels + c);
            c2.intoArray(y, y0 + 2 * channels + c);
            c3.intoArray(y, y0 + 3 * channels + c);
            c4.intoArray(y, y0 + 4 * channels + c);
            c5.intoArray(y, y0 + 5 * channels + c);
            c6.intoArray(y, y0 + 6 * channels + c);
        }
    }
}
