package dev.lanewise.kernels.conv;

import org.jspecify.annotations.Nullable;

/** The scalar twin of {@link VectorWinograd2}, and the definition of its order; points 0, 1, -1 and infinity. */
final class ScalarWinograd2 implements WinogradTransforms {
    @Override
    public void inputColumns(int n, float[] d, int d0, int rowStride, float[] t, int t0, int tRow) {
        fourFromFour(n, d, d0, rowStride, t, t0, tRow);
    }

    @Override
    public void inputRows(int channels, float[] t, int t0, int tRow, int tPixel, float[] v, int v0, int pointStride) {
        for (int row = 0; row < 4; row++) {
            fourFromFour(channels, t, t0 + row * tRow, tPixel, v, v0 + 4 * row * pointStride, pointStride);
        }
    }

    @Override
    public void outputColumns(int n, float[] m, int m0, int mRow, float[] t, int t0, int tRow) {
        twoFromFour(n, m, m0, mRow, t, t0, tRow);
    }

    @Override
    public void outputRows(int channels, float[] t, int t0, int tRow, int tColumn,
            float[] y, int y0, int rowStride, int pixelStride,
            float @Nullable [] bias, int bias0, float low, float high) {
        for (int row = 0; row < 2; row++) {
            int from = t0 + row * tRow;
            int to = y0 + row * rowStride;
            twoFromFour(channels, t, from, tColumn, y, to, pixelStride);
            for (int pixel = 0; pixel < 2 && bias != null; pixel++) {
                end(channels, y, to + pixel * pixelStride, bias, bias0, low, high);
            }
        }
    }

    private static void fourFromFour(int channels, float[] d, int d0, int dStep, float[] v, int v0, int vStep) {
        int d1 = d0 + dStep;
        int d2 = d1 + dStep;
        int d3 = d2 + dStep;
        int v1 = v0 + vStep;
        int v2 = v1 + vStep;
        int v3 = v2 + vStep;
        for (int c = 0; c < channels; c++) {
            v[v0 + c] = d[d0 + c] - d[d2 + c];
            v[v1 + c] = d[d1 + c] + d[d2 + c];
            v[v2 + c] = d[d2 + c] - d[d1 + c];
            v[v3 + c] = d[d3 + c] - d[d1 + c];
        }
    }

    private static void twoFromFour(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int y1 = y0 + yStep;
        for (int c = 0; c < channels; c++) {
            y[y0 + c] = m[m0 + c] + m[m1 + c] + m[m2 + c];
            y[y1 + c] = m[m1 + c] - m[m2 + c] + m[m3 + c];
        }
    }

    private static void end(int channels, float[] y, int y0, float[] bias, int bias0, float low, float high) {
        for (int c = 0; c < channels; c++) {
            float sum = y[y0 + c] + bias[bias0 + c];
            sum = sum <= low ? low : sum;
            y[y0 + c] = sum >= high ? high : sum;
        }
    }
}
