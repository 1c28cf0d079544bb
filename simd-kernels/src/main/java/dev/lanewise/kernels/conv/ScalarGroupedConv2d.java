package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Epilogues;
import java.util.Arrays;

/**
 * The scalar twin of {@link GroupedConv2d}: an output is one chain of fma from +0 over kernel row, kernel column and
 * the group's input channels, ascending; a tap on the border takes part with zeros. A task is an output line.
 *
 * @param g the geometry, with its batch size
 * @param w packed by {@link GroupedConv2d#pack}
 */
record ScalarGroupedConv2d(
        Conv2dGeometry g,
        float[] x,
        int xOffset,
        float[] w,
        float[] y,
        int yOffset,
        Epilogue epilogue) implements Workers.Task {
    private static final int WIDTH = GroupedConv2d.WIDTH;

    @Override
    public void run(int first, int end, int worker) {
        int channels = g.outChannels();
        for (int pixel = first * g.outWidth(); pixel < end * g.outWidth(); pixel++) {
            int to = yOffset + pixel * channels;
            Arrays.fill(y, to, to + channels, 0);
            int line = pixel / g.outWidth();
            int top = line % g.outHeight() * g.stride().vertical() - g.padding().top();
            int left = pixel % g.outWidth() * g.stride().horizontal() - g.padding().left();
            window(xOffset + line / g.outHeight() * g.height() * g.width() * channels, top, left, to);
            Epilogues.apply(epilogue, 1, channels, y, to, channels, 0, epilogue.residualOffset() + pixel * channels);
            Epilogues.finish(false, epilogue.activation(), 1, channels, y, to, channels);
        }
    }

    private void window(int image, int top, int left, int to) {
        int channels = g.outChannels();
        for (int tap = 0; tap < g.kernelHeight() * g.kernelWidth(); tap++) {
            int row = top + tap / g.kernelWidth() * g.dilation().vertical();
            int column = left + tap % g.kernelWidth() * g.dilation().horizontal();
            boolean inside = row >= 0 && row < g.height() && column >= 0 && column < g.width();
            for (int c = 0; c < channels; c += g.inChannelsPerGroup()) {
                group(inside, image + (row * g.width() + column) * channels + c, tap, c, to + c);
            }
        }
    }

    /** Continues the chains of a group's outputs with the inputs of one tap. */
    private void group(boolean inside, int at, int tap, int channel, int to) {
        int inputs = g.inChannelsPerGroup();
        int chain = g.kernelHeight() * g.kernelWidth() * inputs;
        int weights = channel / WIDTH * WIDTH * chain + tap * inputs * WIDTH + channel % WIDTH;
        for (int i = 0; i < inputs; i++) {
            float v = inside ? x[at + i] : 0;
            for (int c = 0; c < inputs; c++) y[to + c] = Math.fma(v, w[weights + i * WIDTH + c], y[to + c]);
        }
    }
}
