package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** The transforms of F(2x2, 5x5) on vectors of channels; {@link ScalarWinogradFive} shows the formulas. */
final class VectorWinogradFive implements WinogradTransforms {
    private static final int L = Species.LENGTH;

    private final VectorWinograd4 six = new VectorWinograd4();

    @Override
    public void input(int channels, float[] d, int dOffset, int rowStride, int pixelStride,
            float[] v, int vOffset, int pointStride, float[] scratch, int scratchOffset) {
        six.input(channels, d, dOffset, rowStride, pixelStride, v, vOffset, pointStride, scratch, scratchOffset);
    }

    @Override
    public void output(int channels, float[] m, int mOffset, int pointStride,
            float[] y, int yOffset, int rowStride, int pixelStride,
            float @Nullable [] bias, int biasOffset, float low, float high, float[] scratch, int scratchOffset) {
        for (int column = 0; column < 6; column++) {
            twoFromSix(channels, m, mOffset + column * pointStride, 6 * pointStride,
                    scratch, scratchOffset + column * CHANNELS, 6 * CHANNELS);
        }
        for (int row = 0; row < 2; row++) {
            int from = scratchOffset + 6 * row * CHANNELS;
            int to = yOffset + row * rowStride;
            if (bias == null) {
                twoFromSix(channels, scratch, from, CHANNELS, y, to, pixelStride);
            } else {
                twoFromSix(channels, scratch, from, CHANNELS, y, to, pixelStride, bias, biasOffset, low, high);
            }
        }
    }

    private static void twoFromSix(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int m4 = m3 + mStep;
        int m5 = m4 + mStep;
        int y1 = y0 + yStep;
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, m, m0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, m, m1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, m, m2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, m, m3 + c);
            FloatVector x4 = FloatVector.fromArray(FLOAT, m, m4 + c);
            FloatVector x5 = FloatVector.fromArray(FLOAT, m, m5 + c);
            FloatVector first = x1.sub(x2).fma(FloatVector.broadcast(FLOAT, 0.5f), x5);
            x0.add(x1.add(x2)).add(x3.add(x4)).intoArray(y, y0 + c);
            x3.sub(x4).fma(FloatVector.broadcast(FLOAT, 1.5f), first).intoArray(y, y1 + c);
        }
    }

    /** The same, then the bias and the bounds. */
    private static void twoFromSix(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep,
            float[] bias, int bias0, float low, float high) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int m4 = m3 + mStep;
        int m5 = m4 + mStep;
        int y1 = y0 + yStep;
        FloatVector least = FloatVector.broadcast(FLOAT, low);
        FloatVector most = FloatVector.broadcast(FLOAT, high);
        for (int c = 0; c < channels; c += L) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, m, m0 + c);
            FloatVector x1 = FloatVector.fromArray(FLOAT, m, m1 + c);
            FloatVector x2 = FloatVector.fromArray(FLOAT, m, m2 + c);
            FloatVector x3 = FloatVector.fromArray(FLOAT, m, m3 + c);
            FloatVector x4 = FloatVector.fromArray(FLOAT, m, m4 + c);
            FloatVector x5 = FloatVector.fromArray(FLOAT, m, m5 + c);
            FloatVector b = FloatVector.fromArray(FLOAT, bias, bias0 + c);
            FloatVector first = x1.sub(x2).fma(FloatVector.broadcast(FLOAT, 0.5f), x5);
            FloatVector z0 = x0.add(x1.add(x2)).add(x3.add(x4)).add(b);
            FloatVector z1 = x3.sub(x4).fma(FloatVector.broadcast(FLOAT, 1.5f), first).add(b);
            z0 = z0.blend(least, z0.compare(LE, least));
            z1 = z1.blend(least, z1.compare(LE, least));
            z0.blend(most, z0.compare(GE, most)).intoArray(y, y0 + c);
            z1.blend(most, z1.compare(GE, most)).intoArray(y, y1 + c);
        }
    }
}
