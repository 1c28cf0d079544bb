package dev.lanewise.kernels.conv;

import org.jspecify.annotations.Nullable;

/**
 * F(2x2, 5x5), the scalar twin of {@link VectorWinogradFive} and the definition of its order: the points of
 * {@link ScalarWinograd4}, so that inputs are transformed as there.
 */
final class ScalarWinogradFive implements WinogradTransforms {
    private final ScalarWinograd4 six = new ScalarWinograd4();

    @Override
    public void inputColumns(int n, float[] d, int d0, int rowStride, float[] t, int t0, int tRow) {
        six.inputColumns(n, d, d0, rowStride, t, t0, tRow);
    }

    @Override
    public void inputRows(int channels, float[] t, int t0, int tRow, int tPixel, float[] v, int v0, int pointStride) {
        six.inputRows(channels, t, t0, tRow, tPixel, v, v0, pointStride);
    }

    @Override
    public void outputColumns(int n, float[] m, int m0, int mRow, float[] t, int t0, int tRow) {
        twoFromSix(n, m, m0, mRow, t, t0, tRow);
    }

    @Override
    public void outputRows(int channels, float[] t, int t0, int tRow, int tColumn,
            float[] y, int y0, int rowStride, int pixelStride,
            float @Nullable [] bias, int bias0, float low, float high) {
        for (int row = 0; row < 2; row++) {
            int from = t0 + row * tRow;
            int to = y0 + row * rowStride;
            twoFromSix(channels, t, from, tColumn, y, to, pixelStride);
            for (int pixel = 0; pixel < 2 && bias != null; pixel++) {
                ScalarWinograd4.end(channels, y, to + pixel * pixelStride, bias, bias0, low, high);
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
