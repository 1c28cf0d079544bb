package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Epilogues;
import java.util.Arrays;

/**
 * The scalar twin of {@link VectorExpandedDepthwise}. A task is an output line; those of a range that follow each other
 * share a ring of three expanded lines {@code [3, width, channels]}.
 */
record ScalarExpandedDepthwise(
        Conv2dGeometry e,
        Conv2dGeometry d,
        float[] x,
        int xOffset,
        float[] expanding,
        float[] taps,
        Epilogue first,
        Epilogue second,
        float[] y,
        int yOffset,
        float[] scratch,
        int scratchOffset) implements Workers.Task {
    private static final int RING = 3;

    static int scratchSize(Conv2dGeometry e) {
        return Math.multiplyExact(RING, lineSize(e));
    }

    private static int lineSize(Conv2dGeometry e) {
        return e.outWidth() * e.outChannels();
    }

    @Override
    public void run(int first, int end, int worker) {
        int ring = scratchOffset + worker * scratchSize(e);
        int next = 0;
        for (int task = first; task < end; task++) {
            int image = task / d.outHeight();
            int row = task % d.outHeight() * d.stride().vertical() - d.padding().top();
            if (task == first || task % d.outHeight() == 0) next = Math.max(0, row);
            for (; next < Math.min(d.height(), row + RING); next++) {
                expand((image * e.height() + next) * e.width(), ring + next % RING * lineSize(e));
            }
            line(task, row, ring);
        }
    }

    private void expand(int firstPixel, int to) {
        int channels = e.outChannels();
        for (int p = 0; p < e.width(); p++) {
            for (int block = 0; block < PackedExpansion.blocks(e); block++) {
                chains(xOffset + (firstPixel + p) * e.inChannels(), block,
                        to + p * channels + PackedExpansion.first(e, block));
            }
        }
        Epilogues.apply(first, e.width(), channels, scratch, to, channels, 0, 0);
    }

    private void chains(int from, int block, int to) {
        int k = e.inChannels();
        Arrays.fill(scratch, to, to + PackedExpansion.CHANNELS, 0);
        for (int l = 0; l < k; l++) {
            scaled(x[from + l], expanding, (block * k + l) * PackedExpansion.CHANNELS, scratch, to);
        }
    }

    private static void scaled(float factor, float[] w, int w0, float[] y, int y0) {
        for (int c = 0; c < PackedExpansion.CHANNELS; c++) y[y0 + c] = Math.fma(factor, w[w0 + c], y[y0 + c]);
    }

    private void line(int task, int row, int ring) {
        int channels = d.outChannels();
        for (int p = 0; p < d.outWidth(); p++) {
            int to = yOffset + (task * d.outWidth() + p) * channels;
            Arrays.fill(y, to, to + channels, 0);
            for (int r = 0; r < d.kernelHeight(); r++) {
                for (int s = 0; s < d.kernelWidth(); s++) {
                    tap(row + r, p * d.stride().horizontal() - d.padding().left() + s,
                            (r * d.kernelWidth() + s) * channels, ring, to);
                }
            }
            Epilogues.apply(second, 1, channels, y, to, channels, 0, 0);
        }
    }

    private void tap(int row, int column, int weights, int ring, int to) {
        int channels = d.outChannels();
        if (row >= 0 && row < d.height() && column >= 0 && column < d.width()) {
            int from = ring + row % RING * lineSize(e) + column * channels;
            ScalarDepthwiseConv2d.tap(channels, scratch, from, taps, weights, y, to);
        } else {
            ScalarDepthwiseConv2d.border(channels, taps, weights, y, to);
        }
    }
}
