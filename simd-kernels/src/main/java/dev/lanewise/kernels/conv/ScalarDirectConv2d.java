package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Epilogues;
import dev.lanewise.kernels.micro.Panels;
import java.util.Arrays;

/**
 * The scalar twin of {@link DirectConv2d}, and the definition of the order: an output is one chain of fma from +0 over
 * kernel row, kernel column and the group's input channels, ascending; a tap on the border takes part with zeros. A
 * task is an output line.
 *
 * @param g the geometry, with its batch size
 * @param panels packed by {@link PixelTiles#pack}
 */
record ScalarDirectConv2d(
        Conv2dGeometry g,
        float[] x,
        int xOffset,
        float[] panels,
        float[] y,
        int yOffset,
        Epilogue epilogue) implements Workers.Task {
    /** Columns computed together: their chains hide the latency of fma, and C2 keeps them in registers. */
    private static final int TOGETHER = 8;

    private static final float[] ZERO = {0};

    @Override
    public void run(int first, int end, int worker) {
        int channels = g.outChannels();
        for (int pixel = first * g.outWidth(); pixel < end * g.outWidth(); pixel++) {
            int to = yOffset + pixel * g.outStride();
            Arrays.fill(y, to, to + channels, 0);
            for (int group = 0; group < g.groups(); group++) pixel(pixel, group);
            Epilogues.apply(epilogue, 1, channels, y, to, channels, 0,
                    epilogue.residualOffset() + pixel * g.outStride());
            Epilogues.finish(false, epilogue.activation(), 1, channels, y, to, channels);
        }
    }

    private void pixel(int pixel, int group) {
        int line = pixel / g.outWidth();
        int image = line / g.outHeight() * g.height();
        int top = line % g.outHeight() * g.stride().vertical() - g.padding().top();
        int left = pixel % g.outWidth() * g.stride().horizontal() - g.padding().left();
        int output = yOffset + pixel * g.outStride() + group * g.outChannelsPerGroup();
        boolean whole = g.groups() == 1 && g.dilation().horizontal() == 1 && left >= 0
                && left + g.kernelWidth() <= g.width();
        int together = whole ? g.kernelWidth() : 1;
        for (int r = 0; r < g.kernelHeight(); r++) {
            for (int s = 0; s < g.kernelWidth(); s += together) {
                int row = top + r * g.dilation().vertical();
                int column = left + s * g.dilation().horizontal();
                int tap = r * g.kernelWidth() + s;
                int run = together * g.inChannelsPerGroup();
                if (row >= 0 && row < g.height() && column >= 0 && column < g.width()) {
                    int place = ((image + row) * g.width() + column) * g.inChannels();
                    run(tap, group, run, x, xOffset + place + group * g.inChannelsPerGroup(), 1, output);
                } else {
                    run(tap, group, run, ZERO, 0, 0, output);
                }
            }
        }
    }

    /** Continues the chains of one pixel's outputs with the inputs from one tap on, which lie {@code step} apart. */
    private void run(int tap, int group, int run, float[] a, int a0, int step, int output) {
        int columns = g.outChannelsPerGroup();
        int chain = g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
        int weights = group * PixelTiles.groupSize(g) + tap * g.inChannelsPerGroup() * Panels.WIDTH;
        int together = columns - columns % TOGETHER;
        for (int j = 0; j < columns; j += j < together ? TOGETHER : 1) {
            int panel = weights + j / Panels.WIDTH * chain * Panels.WIDTH + j % Panels.WIDTH;
            if (j < together) eight(run, a, a0, step, panels, panel, y, output + j);
            else
                one(run, a, a0, step, panels, panel, y, output + j);
        }
    }

    private static void one(int k, float[] a, int a0, int step, float[] b, int b0, float[] c, int c0) {
        float sum = c[c0];
        for (int l = 0; l < k; l++) sum = Math.fma(a[a0 + l * step], b[b0 + l * Panels.WIDTH], sum);
        c[c0] = sum;
    }

    private static void eight(int k, float[] a, int a0, int step, float[] b, int b0, float[] c, int c0) {
        float sum0 = c[c0];
        float sum1 = c[c0 + 1];
        float sum2 = c[c0 + 2];
        float sum3 = c[c0 + 3];
        float sum4 = c[c0 + 4];
        float sum5 = c[c0 + 5];
        float sum6 = c[c0 + 6];
        float sum7 = c[c0 + 7];
        for (int l = 0; l < k; l++) {
            float x = a[a0 + l * step];
            int p = b0 + l * Panels.WIDTH;
            sum0 = Math.fma(x, b[p], sum0);
            sum1 = Math.fma(x, b[p + 1], sum1);
            sum2 = Math.fma(x, b[p + 2], sum2);
            sum3 = Math.fma(x, b[p + 3], sum3);
            sum4 = Math.fma(x, b[p + 4], sum4);
            sum5 = Math.fma(x, b[p + 5], sum5);
            sum6 = Math.fma(x, b[p + 6], sum6);
            sum7 = Math.fma(x, b[p + 7], sum7);
        }
        c[c0] = sum0;
        c[c0 + 1] = sum1;
        c[c0 + 2] = sum2;
        c[c0 + 3] = sum3;
        c[c0 + 4] = sum4;
        c[c0 + 5] = sum5;
        c[c0 + 6] = sum6;
        c[c0 + 7] = sum7;
    }
}
