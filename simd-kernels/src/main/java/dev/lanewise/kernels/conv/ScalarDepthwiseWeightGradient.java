package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import java.util.Arrays;

/**
 * The scalar twin of {@link DepthwiseWeightGradient}, and the definition of its order: loops over channels, for which
 * the sums are laid out {@code [taps, channels]}. Tasks are taps.
 */
record ScalarDepthwiseWeightGradient(
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
        return Math.multiplyExact(workers.width(), 2 * g.inChannels());
    }

    static Call bind(Workers workers, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset,
            float[] dw, int dwOffset, float[] scratch, int scratchOffset) {
        return Call.of(workers, g.kernelHeight() * g.kernelWidth(),
                new ScalarDepthwiseWeightGradient(g, x, xOffset, dy, dyOffset, dw, dwOffset,
                        new float[g.inChannels()], scratch, scratchOffset));
    }

    @Override
    public void run(int first, int end, int worker) {
        int channels = g.inChannels();
        int images = Conv2dGradients.imagesPerChunk(g);
        int taps = g.kernelHeight() * g.kernelWidth();
        int total = scratchOffset + 2 * worker * channels;
        int sums = total + channels;
        for (int tap = first; tap < end; tap++) {
            for (int n = 0; n < g.batch(); n += images) {
                Arrays.fill(scratch, sums, sums + channels, 0);
                for (int image = n; image < Math.min(g.batch(), n + images); image++) image(image, tap, sums);
                if (n == 0) Arrays.fill(scratch, total, total + channels, -0f); // adding to -0 changes nothing
                for (int c = 0; c < channels; c++) scratch[total + c] += scratch[sums + c];
            }
            for (int c = 0; c < channels; c++) dw[dwOffset + c * taps + tap] = scratch[total + c];
        }
    }

    private void image(int n, int tap, int sums) {
        int top = tap / g.kernelWidth() * g.dilation().vertical() - g.padding().top();
        int left = tap % g.kernelWidth() * g.dilation().horizontal() - g.padding().left();
        int gradient = dyOffset + n * g.outHeight() * g.outWidth() * g.inChannels();
        for (int oy = 0; oy < g.outHeight(); oy++) {
            int row = oy * g.stride().vertical() + top;
            for (int ox = 0; ox < g.outWidth(); ox++) {
                int column = ox * g.stride().horizontal() + left;
                if (row < 0 || row >= g.height() || column < 0 || column >= g.width()) {
                    multiplyAdd(g.inChannels(), zeros, 0, gradient, sums);
                } else {
                    int pixel = (n * g.height() + row) * g.width() + column;
                    multiplyAdd(g.inChannels(), x, xOffset + pixel * g.inChannels(), gradient, sums);
                }
                gradient += g.inChannels();
            }
        }
    }

    private void multiplyAdd(int channels, float[] from, int from0, int gradient, int sums) {
        for (int c = 0; c < channels; c++) {
            scratch[sums + c] = Math.fma(from[from0 + c], dy[gradient + c], scratch[sums + c]);
        }
    }
}
