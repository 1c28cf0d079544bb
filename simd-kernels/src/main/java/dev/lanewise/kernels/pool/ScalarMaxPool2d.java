package dev.lanewise.kernels.pool;

import java.util.Arrays;

/** Max pooling in plain loops. Its gradient scatters lane by lane, so it has no vector form. */
final class ScalarMaxPool2d {
    private ScalarMaxPool2d() {}

    /** Output row {@code oy} of image {@code n}. */
    static void row(PoolAxes axes, int n, int oy, float[] x, int xOffset, float[] y, int yOffset) {
        PoolAxis vertical = axes.vertical();
        PoolAxis horizontal = axes.horizontal();
        int channels = axes.channels();
        for (int ox = 0; ox < horizontal.windows(); ox++) {
            int to = yOffset + ((n * vertical.windows() + oy) * horizontal.windows() + ox) * channels;
            Arrays.fill(y, to, to + channels, Float.NEGATIVE_INFINITY);
            for (int r = 0; r < vertical.taps(oy); r++) {
                int iy = vertical.pixel(oy, vertical.first(oy) + r);
                for (int s = 0; s < horizontal.taps(ox); s++) {
                    int ix = horizontal.pixel(ox, horizontal.first(ox) + s);
                    int from = xOffset + ((n * vertical.size() + iy) * horizontal.size() + ix) * channels;
                    for (int c = 0; c < channels; c++) y[to + c] = Math.max(y[to + c], x[from + c]);
                }
            }
        }
    }

    /** The same with the index of each largest pixel. */
    static void row(
            PoolAxes axes, int n, int oy, float[] x, int xOffset, float[] y, int yOffset, int[] indices,
            int offset) {
        PoolAxis vertical = axes.vertical();
        PoolAxis horizontal = axes.horizontal();
        int channels = axes.channels();
        int first = (n * vertical.windows() + oy) * horizontal.windows() * channels;
        Arrays.fill(indices, offset + first, offset + first + horizontal.windows() * channels, Pool2d.NO_PIXEL);
        row(axes, n, oy, x, xOffset, y, yOffset);
        for (int ox = 0; ox < horizontal.windows(); ox++) {
            int out = first + ox * channels;
            for (int r = vertical.taps(oy) - 1; r >= 0; r--) {
                int iy = vertical.pixel(oy, vertical.first(oy) + r);
                for (int s = horizontal.taps(ox) - 1; s >= 0; s--) {
                    int ix = horizontal.pixel(ox, horizontal.first(ox) + s);
                    int from = xOffset + ((n * vertical.size() + iy) * horizontal.size() + ix) * channels;
                    for (int c = 0; c < channels; c++) {
                        float v = x[from + c];
                        boolean here = v == y[yOffset + out + c] || Float.isNaN(v);
                        indices[offset + out + c] = here ? iy * horizontal.size() + ix : indices[offset + out + c];
                    }
                }
            }
        }
    }

    /**
     * The gradient of {@code width} channels of image {@code n} from channel {@code c0} on: each output's goes to the
     * pixel that its index names, in order.
     */
    static void gradient(
            PoolAxes axes,
            int n,
            int c0,
            int width,
            float[] dy,
            int dyOffset,
            int[] indices,
            int offset,
            float[] dx,
            int dxOffset) {
        int channels = axes.channels();
        int windows = axes.vertical().windows() * axes.horizontal().windows();
        int image = dxOffset + n * axes.image();
        for (int window = n * windows; window < (n + 1) * windows; window++) {
            for (int c = c0; c < c0 + width; c++) {
                int index = indices[offset + window * channels + c];
                if (index != Pool2d.NO_PIXEL) dx[image + index * channels + c] += dy[dyOffset + window * channels + c];
            }
        }
    }
}
