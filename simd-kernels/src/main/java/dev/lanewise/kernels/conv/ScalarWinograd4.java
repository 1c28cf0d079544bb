package dev.lanewise.kernels.conv;

import org.jspecify.annotations.Nullable;

/**
 * The scalar twin of {@link VectorWinograd4}, and the definition of its order.
 *
 * <p>Interpolation points 0, 1/2, -1/2, 3/2, -3/2 and infinity: half the rounding error of the textbook's 0, 1, -1, 2,
 * -2 (compare B. Barabasz and others, "Error analysis and improving the accuracy of Winograd convolution for deep
 * neural networks", 2018). All factors are exact in a float. {@code B^T}'s row of the point -1/2 is negated, which
 * saves a negation, and so is {@code G}'s.
 */
final class ScalarWinograd4 implements WinogradTransforms {
    @Override
    public void inputColumns(int n, float[] d, int d0, int rowStride, float[] t, int t0, int tRow) {
        sixFromSix(n, d, d0, rowStride, t, t0, tRow);
    }

    @Override
    public void inputRows(int channels, float[] t, int t0, int tRow, int tPixel, float[] v, int v0, int pointStride) {
        for (int row = 0; row < 6; row++) {
            sixFromSix(channels, t, t0 + row * tRow, tPixel, v, v0 + 6 * row * pointStride, pointStride);
        }
    }

    @Override
    public void outputColumns(int n, float[] m, int m0, int mRow, float[] t, int t0, int tRow) {
        fourFromSix(n, m, m0, mRow, t, t0, tRow);
    }

    @Override
    public void outputRows(int channels, float[] t, int t0, int tRow, int tColumn,
            float[] y, int y0, int rowStride, int pixelStride,
            float @Nullable [] bias, int bias0, float low, float high) {
        for (int row = 0; row < 4; row++) {
            int from = t0 + row * tRow;
            int to = y0 + row * rowStride;
            fourFromSix(channels, t, from, tColumn, y, to, pixelStride);
            for (int pixel = 0; pixel < 4 && bias != null; pixel++) {
                end(channels, y, to + pixel * pixelStride, bias, bias0, low, high);
            }
        }
    }

    private static void sixFromSix(int channels, float[] d, int d0, int dStep, float[] v, int v0, int vStep) {
        int d1 = d0 + dStep;
        int d2 = d1 + dStep;
        int d3 = d2 + dStep;
        int d4 = d3 + dStep;
        int d5 = d4 + dStep;
        int v1 = v0 + vStep;
        int v2 = v1 + vStep;
        int v3 = v2 + vStep;
        int v4 = v3 + vStep;
        int v5 = v4 + vStep;
        for (int c = 0; c < channels; c++) {
            float even1 = Math.fma(d[d2 + c], -2.25f, d[d4 + c]);
            float odd1 = Math.fma(d[d3 + c], -0.5f, 1.125f * d[d1 + c]);
            float even3 = Math.fma(d[d2 + c], -0.25f, d[d4 + c]);
            float odd3 = Math.fma(d[d3 + c], 1.5f, -0.375f * d[d1 + c]);
            v[v0 + c] = Math.fma(d[d0 + c], 0.5625f, Math.fma(d[d2 + c], -2.5f, d[d4 + c]));
            v[v1 + c] = odd1 - even1;
            v[v2 + c] = odd1 + even1;
            v[v3 + c] = even3 + odd3;
            v[v4 + c] = even3 - odd3;
            v[v5 + c] = Math.fma(d[d1 + c], 0.5625f, Math.fma(d[d3 + c], -2.5f, d[d5 + c]));
        }
    }

    private static void fourFromSix(int channels, float[] m, int m0, int mStep, float[] y, int y0, int yStep) {
        int m1 = m0 + mStep;
        int m2 = m1 + mStep;
        int m3 = m2 + mStep;
        int m4 = m3 + mStep;
        int m5 = m4 + mStep;
        int y1 = y0 + yStep;
        int y2 = y1 + yStep;
        int y3 = y2 + yStep;
        for (int c = 0; c < channels; c++) {
            float sum1 = m[m1 + c] + m[m2 + c];
            float difference1 = m[m1 + c] - m[m2 + c];
            float sum3 = m[m3 + c] + m[m4 + c];
            float difference3 = m[m3 + c] - m[m4 + c];
            y[y0 + c] = m[m0 + c] + sum1 + sum3;
            y[y1 + c] = Math.fma(difference3, 1.5f, difference1 * 0.5f);
            y[y2 + c] = Math.fma(sum3, 2.25f, sum1 * 0.25f);
            y[y3 + c] = Math.fma(difference3, 3.375f, Math.fma(difference1, 0.125f, m[m5 + c]));
        }
    }

    static void end(int channels, float[] y, int y0, float[] bias, int bias0, float low, float high) {
        for (int c = 0; c < channels; c++) {
            float sum = y[y0 + c] + bias[bias0 + c];
            sum = sum <= low ? low : sum;
            y[y0 + c] = sum >= high ? high : sum;
        }
    }
}
