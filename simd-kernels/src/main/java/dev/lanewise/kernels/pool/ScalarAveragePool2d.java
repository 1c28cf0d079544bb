package dev.lanewise.kernels.pool;

import java.util.Arrays;

/** Average pooling in plain loops: a chain over the window's pixels, row by row, from +0, divided by their number. */
final class ScalarAveragePool2d {
    private ScalarAveragePool2d() {}

    /** Output row {@code oy} of image {@code n}. */
    static void row(
            PoolAxes axes, boolean countPadding, int n, int oy, float[] x, int xOffset, float[] y, int yOffset) {
        PoolAxis vertical = axes.vertical();
        PoolAxis horizontal = axes.horizontal();
        int channels = axes.channels();
        for (int ox = 0; ox < horizontal.windows(); ox++) {
            int to = yOffset + ((n * vertical.windows() + oy) * horizontal.windows() + ox) * channels;
            Arrays.fill(y, to, to + channels, 0);
            for (int r = 0; r < vertical.taps(oy); r++) {
                int iy = vertical.pixel(oy, vertical.first(oy) + r);
                for (int s = 0; s < horizontal.taps(ox); s++) {
                    int ix = horizontal.pixel(ox, horizontal.first(ox) + s);
                    int from = xOffset + ((n * vertical.size() + iy) * horizontal.size() + ix) * channels;
                    for (int c = 0; c < channels; c++) y[to + c] += x[from + c];
                }
            }
            float count = axes.count(oy, ox, countPadding);
            for (int c = 0; c < channels; c++) y[to + c] /= count;
        }
    }

    /** The gradient of {@code width} channels of image {@code n}, from channel {@code c0} on. */
    static void gradient(
            PoolAxes axes,
            boolean countPadding,
            int n,
            int c0,
            int width,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset) {
        PoolAxis vertical = axes.vertical();
        PoolAxis horizontal = axes.horizontal();
        int channels = axes.channels();
        for (int oy = 0; oy < vertical.windows(); oy++) {
            for (int ox = 0; ox < horizontal.windows(); ox++) {
                int from = dyOffset + ((n * vertical.windows() + oy) * horizontal.windows() + ox) * channels + c0;
                float share = 1 / axes.count(oy, ox, countPadding);
                for (int r = 0; r < vertical.taps(oy); r++) {
                    int iy = vertical.pixel(oy, vertical.first(oy) + r);
                    for (int s = 0; s < horizontal.taps(ox); s++) {
                        int ix = horizontal.pixel(ox, horizontal.first(ox) + s);
                        int to = dxOffset + ((n * vertical.size() + iy) * horizontal.size() + ix) * channels + c0;
                        for (int c = 0; c < width; c++) dx[to + c] = Math.fma(dy[from + c], share, dx[to + c]);
                    }
                }
            }
        }
    }
}
