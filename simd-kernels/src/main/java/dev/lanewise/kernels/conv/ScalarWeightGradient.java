package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import java.util.Arrays;

/**
 * The scalar twin of {@link WeightGradient}, and the definition of its order.
 * Tasks are output channels; a chunk's sums are kept beside {@code dw} and added to it.
 */
record ScalarWeightGradient(
        Conv2dGeometry g,
        float[] x,
        int xOffset,
        float[] dy,
        int dyOffset,
        float[] dw,
        int dwOffset,
        float[] zeros,
        float[] scratch,
        int scratchOffset) implements Workers.Task {

    static int scratchSize(Workers workers, Conv2dGeometry g) {
        return Math.multiplyExact(workers.width(), kernelSize(g));
    }

    static Call bind(Workers workers, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset,
            float[] dw, int dwOffset, float[] scratch, int scratchOffset) {
        return Call.of(workers, g.outChannels(), new ScalarWeightGradient(g, x, xOffset, dy, dyOffset, dw, dwOffset,
                new float[g.inChannelsPerGroup()], scratch, scratchOffset));
    }

    private static int kernelSize(Conv2dGeometry g) {
        return g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
    }

    @Override
    public void run(int first, int end, int worker) {
        int size = kernelSize(g);
        int images = Conv2dGradients.imagesPerChunk(g);
        int sums = scratchOffset + worker * size;
        for (int k = first; k < end; k++) {
            int kernel = dwOffset + k * size;
            Arrays.fill(dw, kernel, kernel + size, -0f); // adding to -0 changes nothing
            for (int n = 0; n < g.batch(); n += images) {
                Arrays.fill(scratch, sums, sums + size, 0);
                for (int image = n; image < Math.min(g.batch(), n + images); image++) image(image, k, sums);
                add(size, scratch, sums, dw, kernel);
            }
        }
    }

    private static void add(int n, float[] from, int from0, float[] to, int to0) {
        for (int i = 0; i < n; i++) to[to0 + i] += from[from0 + i];
    }

    private void image(int n, int k, int sums) {
        int pixel = n * g.outHeight() * g.outWidth();
        for (int oy = 0; oy < g.outHeight(); oy++) {
            for (int ox = 0; ox < g.outWidth(); ox++) {
                float gradient = dy[dyOffset + pixel++ * g.outChannels() + k];
                window(n, oy * g.stride().vertical() - g.padding().top(),
                        ox * g.stride().horizontal() - g.padding().left(), k, gradient, sums);
            }
        }
    }

    /** Adds {@code gradient} times the inputs of one window. */
    private void window(int n, int top, int left, int k, float gradient, int sums) {
        int channels = g.inChannelsPerGroup();
        int firstChannel = k / g.outChannelsPerGroup() * channels;
        int at = sums;
        for (int r = 0; r < g.kernelHeight(); r++) {
            int row = top + r * g.dilation().vertical();
            for (int s = 0; s < g.kernelWidth(); s++) {
                int column = left + s * g.dilation().horizontal();
                if (row < 0 || row >= g.height() || column < 0 || column >= g.width()) {
                    multiplyAdd(channels, gradient, zeros, 0, scratch, at);
                } else {
                    int from = ((n * g.height() + row) * g.width() + column) * g.inChannels() + firstChannel;
                    multiplyAdd(channels, gradient, x, xOffset + from, scratch, at);
                }
                at += channels;
            }
        }
    }

    private static void multiplyAdd(int n, float factor, float[] from, int from0, float[] to, int to0) {
        for (int i = 0; i < n; i++) to[to0 + i] = Math.fma(from[from0 + i], factor, to[to0 + i]);
    }
}
