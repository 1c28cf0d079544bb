package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Epilogues;
import java.util.Arrays;

/**
 * The scalar twin of depthwise convolution: channel by channel one chain of fma from +0 over kernel row and kernel
 * column; a tap on the border takes part with zeros. A task is an output line.
 *
 * @param g the geometry, with its batch size
 * @param w {@code [kernelHeight, kernelWidth, channels]}
 */
record ScalarDepthwiseConv2d(
        Conv2dGeometry g,
        float[] x,
        int xOffset,
        float[] w,
        float[] y,
        int yOffset,
        Epilogue epilogue) implements Workers.Task {

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
        for (int r = 0; r < g.kernelHeight(); r++) {
            for (int s = 0; s < g.kernelWidth(); s++) {
                int row = top + r * g.dilation().vertical();
                int column = left + s * g.dilation().horizontal();
                int weights = (r * g.kernelWidth() + s) * channels;
                boolean inside = row >= 0 && row < g.height() && column >= 0 && column < g.width();
                if (inside) tap(channels, x, image + (row * g.width() + column) * channels, w, weights, y, to);
                else
                    border(channels, w, weights, y, to);
            }
        }
    }

    static void tap(int channels, float[] x, int x0, float[] w, int w0, float[] y, int y0) {
        for (int c = 0; c < channels; c++) y[y0 + c] = Math.fma(x[x0 + c], w[w0 + c], y[y0 + c]);
    }

    static void border(int channels, float[] w, int w0, float[] y, int y0) {
        for (int c = 0; c < channels; c++) y[y0 + c] = Math.fma(0f, w[w0 + c], y[y0 + c]);
    }
}
