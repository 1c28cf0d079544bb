package dev.lanewise.kernels.conv;

import org.jspecify.annotations.Nullable;

/**
 * F(2x2, 5x5), the scalar twin of {@link VectorWinogradFive} and the definition of its order: the points of
 * {@link ScalarWinograd4}, so that inputs are transformed as there.
 */
final class ScalarWinogradFive implements WinogradTransforms {
    private final ScalarWinograd4 six = new ScalarWinograd4();

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
            int to = yOffset + row * rowStride;
            twoFromSix(channels, scratch, scratchOffset + 6 * row * CHANNELS, CHANNELS, y, to, pixelStride);
            for (int pixel = 0; pixel < 2 && bias != null; pixel++) {
                ScalarWinograd4.end(channels, y, to + pixel * pixelStride, bias, biasOffset, low, high);
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
        for (int c = 0; c < channels; c++) {
            float sum1 = m[m1 + c] + m[m2 + c];
            float difference1 = m[m1 + c] - m[m2 + c];
            float sum3 = m[m3 + c] + m[m4 + c];
            float difference3 = m[m3 + c] - m[m4 + c];
            y[y0 + c] = m[m0 + c] + sum1 + sum3;
            y[y1 + c] = Math.fma(difference3, 1.5f, Math.fma(difference1, 0.5f, m[m5 + c]));
        }
    }
}
