package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * A line of pixels by two panels, 64 output channels, for images of three channels: tiles of six pixels by four vectors,
 * so that what a pixel puts out is stored together. One call does many tiles, which find their inputs by a table as
 * {@link VectorColorTiles} do; the last overlaps its predecessor where six does not divide the line.
 */
final class VectorColorPairs {
    /** Pixels of a tile. */
    static final int PIXELS = 6;

    /** Output channels. */
    static final int CHANNELS = 2 * WIDTH;

    private static final int L = Species.LENGTH;

    private VectorColorPairs() {}

    /**
     * Pixels {@code from} to {@code end} of a line.
     *
     * @param k steps of a chain
     * @param x0 what pixel 0 of the line reads begins here, each next one's {@code step} floats further
     * @param steps where each step of the chain finds its input, relative to the pixel's first float
     * @param panels two, one behind the other
     * @param c0 where the outputs of pixel 0 lie
     * @param lowest a lower bound of the outputs, which negative infinity is not
     * @param highest an upper bound of the outputs, which infinity is not
     */
    static void line(int from, int end, int k, float[] x, int x0, int step, int[] steps, float[] panels,
            float[] bias, int bias0, float lowest, float highest, float[] c, int c0) {
        int b1 = k * WIDTH;
        for (int pixel = from; pixel < end; pixel += PIXELS) {
            int first = Math.min(pixel, end - PIXELS);
            FloatVector c00 = FloatVector.zero(FLOAT);
            FloatVector c01 = FloatVector.zero(FLOAT);
            FloatVector c02 = FloatVector.zero(FLOAT);
            FloatVector c03 = FloatVector.zero(FLOAT);
            FloatVector c10 = FloatVector.zero(FLOAT);
            FloatVector c11 = FloatVector.zero(FLOAT);
            FloatVector c12 = FloatVector.zero(FLOAT);
            FloatVector c13 = FloatVector.zero(FLOAT);
            FloatVector c20 = FloatVector.zero(FLOAT);
            FloatVector c21 = FloatVector.zero(FLOAT);
            FloatVector c22 = FloatVector.zero(FLOAT);
            FloatVector c23 = FloatVector.zero(FLOAT);
            FloatVector c30 = FloatVector.zero(FLOAT);
            FloatVector c31 = FloatVector.zero(FLOAT);
            FloatVector c32 = FloatVector.zero(FLOAT);
            FloatVector c33 = FloatVector.zero(FLOAT);
            FloatVector c40 = FloatVector.zero(FLOAT);
            FloatVector c41 = FloatVector.zero(FLOAT);
            FloatVector c42 = FloatVector.zero(FLOAT);
            FloatVector c43 = FloatVector.zero(FLOAT);
            FloatVector c50 = FloatVector.zero(FLOAT);
            FloatVector c51 = FloatVector.zero(FLOAT);
            FloatVector c52 = FloatVector.zero(FLOAT);
            FloatVector c53 = FloatVector.zero(FLOAT);
            int r0 = x0 + first * step;
            for (int l = 0; l < k; l++) {
                FloatVector v0 = FloatVector.fromArray(FLOAT, panels, l * WIDTH);
                FloatVector v1 = FloatVector.fromArray(FLOAT, panels, l * WIDTH + L);
                FloatVector v2 = FloatVector.fromArray(FLOAT, panels, b1 + l * WIDTH);
                FloatVector v3 = FloatVector.fromArray(FLOAT, panels, b1 + l * WIDTH + L);
                int at0 = r0 + steps[l];
                FloatVector z0 = FloatVector.broadcast(FLOAT, x[at0]);
                c00 = z0.fma(v0, c00);
                c01 = z0.fma(v1, c01);
                c02 = z0.fma(v2, c02);
                c03 = z0.fma(v3, c03);
                int at1 = at0 + step;
                FloatVector z1 = FloatVector.broadcast(FLOAT, x[at1]);
                c10 = z1.fma(v0, c10);
                c11 = z1.fma(v1, c11);
                c12 = z1.fma(v2, c12);
                c13 = z1.fma(v3, c13);
                int at2 = at1 + step;
                FloatVector z2 = FloatVector.broadcast(FLOAT, x[at2]);
                c20 = z2.fma(v0, c20);
                c21 = z2.fma(v1, c21);
                c22 = z2.fma(v2, c22);
                c23 = z2.fma(v3, c23);
                int at3 = at2 + step;
                FloatVector z3 = FloatVector.broadcast(FLOAT, x[at3]);
                c30 = z3.fma(v0, c30);
                c31 = z3.fma(v1, c31);
                c32 = z3.fma(v2, c32);
                c33 = z3.fma(v3, c33);
                int at4 = at3 + step;
                FloatVector z4 = FloatVector.broadcast(FLOAT, x[at4]);
                c40 = z4.fma(v0, c40);
                c41 = z4.fma(v1, c41);
                c42 = z4.fma(v2, c42);
                c43 = z4.fma(v3, c43);
                int at5 = at4 + step;
                FloatVector z5 = FloatVector.broadcast(FLOAT, x[at5]);
                c50 = z5.fma(v0, c50);
                c51 = z5.fma(v1, c51);
                c52 = z5.fma(v2, c52);
                c53 = z5.fma(v3, c53);
            }
            FloatVector w0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector w1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            FloatVector w2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
            FloatVector w3 = FloatVector.fromArray(FLOAT, bias, bias0 + 3 * L);
            int to = c0 + first * CHANNELS;
            c00 = c00.add(w0);
            c01 = c01.add(w1);
            c02 = c02.add(w2);
            c03 = c03.add(w3);
            c10 = c10.add(w0);
            c11 = c11.add(w1);
            c12 = c12.add(w2);
            c13 = c13.add(w3);
            c20 = c20.add(w0);
            c21 = c21.add(w1);
            c22 = c22.add(w2);
            c23 = c23.add(w3);
            c30 = c30.add(w0);
            c31 = c31.add(w1);
            c32 = c32.add(w2);
            c33 = c33.add(w3);
            c40 = c40.add(w0);
            c41 = c41.add(w1);
            c42 = c42.add(w2);
            c43 = c43.add(w3);
            c50 = c50.add(w0);
            c51 = c51.add(w1);
            c52 = c52.add(w2);
            c53 = c53.add(w3);
            if (lowest > Float.NEGATIVE_INFINITY) {
                FloatVector low = FloatVector.broadcast(FLOAT, lowest);
                c00 = c00.blend(low, c00.compare(LE, low));
                c01 = c01.blend(low, c01.compare(LE, low));
                c02 = c02.blend(low, c02.compare(LE, low));
                c03 = c03.blend(low, c03.compare(LE, low));
                c10 = c10.blend(low, c10.compare(LE, low));
                c11 = c11.blend(low, c11.compare(LE, low));
                c12 = c12.blend(low, c12.compare(LE, low));
                c13 = c13.blend(low, c13.compare(LE, low));
                c20 = c20.blend(low, c20.compare(LE, low));
                c21 = c21.blend(low, c21.compare(LE, low));
                c22 = c22.blend(low, c22.compare(LE, low));
                c23 = c23.blend(low, c23.compare(LE, low));
                c30 = c30.blend(low, c30.compare(LE, low));
                c31 = c31.blend(low, c31.compare(LE, low));
                c32 = c32.blend(low, c32.compare(LE, low));
                c33 = c33.blend(low, c33.compare(LE, low));
                c40 = c40.blend(low, c40.compare(LE, low));
                c41 = c41.blend(low, c41.compare(LE, low));
                c42 = c42.blend(low, c42.compare(LE, low));
                c43 = c43.blend(low, c43.compare(LE, low));
                c50 = c50.blend(low, c50.compare(LE, low));
                c51 = c51.blend(low, c51.compare(LE, low));
                c52 = c52.blend(low, c52.compare(LE, low));
                c53 = c53.blend(low, c53.compare(LE, low));
            }
            if (highest < Float.POSITIVE_INFINITY) {
                FloatVector high = FloatVector.broadcast(FLOAT, highest);
                c00 = c00.blend(high, c00.compare(GE, high));
                c01 = c01.blend(high, c01.compare(GE, high));
                c02 = c02.blend(high, c02.compare(GE, high));
                c03 = c03.blend(high, c03.compare(GE, high));
                c10 = c10.blend(high, c10.compare(GE, high));
                c11 = c11.blend(high, c11.compare(GE, high));
                c12 = c12.blend(high, c12.compare(GE, high));
                c13 = c13.blend(high, c13.compare(GE, high));
                c20 = c20.blend(high, c20.compare(GE, high));
                c21 = c21.blend(high, c21.compare(GE, high));
                c22 = c22.blend(high, c22.compare(GE, high));
                c23 = c23.blend(high, c23.compare(GE, high));
                c30 = c30.blend(high, c30.compare(GE, high));
                c31 = c31.blend(high, c31.compare(GE, high));
                c32 = c32.blend(high, c32.compare(GE, high));
                c33 = c33.blend(high, c33.compare(GE, high));
                c40 = c40.blend(high, c40.compare(GE, high));
                c41 = c41.blend(high, c41.compare(GE, high));
                c42 = c42.blend(high, c42.compare(GE, high));
                c43 = c43.blend(high, c43.compare(GE, high));
                c50 = c50.blend(high, c50.compare(GE, high));
                c51 = c51.blend(high, c51.compare(GE, high));
                c52 = c52.blend(high, c52.compare(GE, high));
                c53 = c53.blend(high, c53.compare(GE, high));
            }
            c00.intoArray(c, to);
            c01.intoArray(c, to + L);
            c02.intoArray(c, to + 2 * L);
            c03.intoArray(c, to + 3 * L);
            c10.intoArray(c, to + CHANNELS);
            c11.intoArray(c, to + CHANNELS + L);
            c12.intoArray(c, to + CHANNELS + 2 * L);
            c13.intoArray(c, to + CHANNELS + 3 * L);
            c20.intoArray(c, to + 2 * CHANNELS);
            c21.intoArray(c, to + 2 * CHANNELS + L);
            c22.intoArray(c, to + 2 * CHANNELS + 2 * L);
            c23.intoArray(c, to + 2 * CHANNELS + 3 * L);
            c30.intoArray(c, to + 3 * CHANNELS);
            c31.intoArray(c, to + 3 * CHANNELS + L);
            c32.intoArray(c, to + 3 * CHANNELS + 2 * L);
            c33.intoArray(c, to + 3 * CHANNELS + 3 * L);
            c40.intoArray(c, to + 4 * CHANNELS);
            c41.intoArray(c, to + 4 * CHANNELS + L);
            c42.intoArray(c, to + 4 * CHANNELS + 2 * L);
            c43.intoArray(c, to + 4 * CHANNELS + 3 * L);
            c50.intoArray(c, to + 5 * CHANNELS);
            c51.intoArray(c, to + 5 * CHANNELS + L);
            c52.intoArray(c, to + 5 * CHANNELS + 2 * L);
            c53.intoArray(c, to + 5 * CHANNELS + 3 * L);
        }
    }
}
