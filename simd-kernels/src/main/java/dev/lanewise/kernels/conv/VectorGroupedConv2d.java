package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Epilogues;

/**
 * Convolution with small groups, lanes over output channels. A task is some output lines of an image; with padding it
 * first copies their input with its border of zeros.
 *
 * @param g the geometry, with its batch size
 * @param taps of each tap its row in the window, and its column times the channels
 * @param linesOfTask output lines of a task
 * @param w packed by {@link GroupedConv2d#pack}
 */
record VectorGroupedConv2d(
        Conv2dGeometry g,
        int[] taps,
        int linesOfTask,
        float[] x,
        int xOffset,
        float[] w,
        float[] y,
        int yOffset,
        Epilogue epilogue,
        float[] scratch,
        int scratchOffset) implements Workers.Task {
    private static final int L = Lanes.floats();
    private static final int WIDTH = GroupedConv2d.WIDTH;

    @Override
    public void run(int first, int end, int worker) {
        int tasks = Math.ceilDiv(g.outHeight(), linesOfTask);
        int copy = g.padding().isNone() ? 0 : scratchOffset + worker * VectorDepthwiseConv2d.inputSize(g, linesOfTask);
        for (int task = first; task < end; task++) {
            int from = task % tasks * linesOfTask;
            lines(task / tasks, from, Math.min(g.outHeight(), from + linesOfTask), copy);
        }
    }

    private void lines(int image, int from, int to, int copy) {
        int at = xOffset + image * g.height() * g.width() * g.inChannels();
        int row = from * g.stride().vertical() - g.padding().top();
        int size = g.paddedWidth() * g.inChannels();
        float[] a = x;
        int a0 = at + row * size;
        if (!g.padding().isNone()) {
            int rows = VectorDepthwiseConv2d.rows(g, to - from);
            for (int r = 0; r < rows; r++) {
                BorderedInput.copy(
                        g, x, at, row + r, -g.padding().left(), g.paddedWidth(), scratch, copy + r * size);
            }
            a = scratch;
            a0 = copy;
        }
        int outLine = g.outWidth() * g.outChannels();
        int place = (image * g.outHeight() + from) * outLine;
        for (int line = 0; line < to - from; line++) {
            line(a, a0 + line * g.stride().vertical() * size, size, place + line * outLine);
        }
        Epilogues.finish(true, epilogue.activation(), to - from, outLine, y, yOffset + place, outLine);
    }

    private void line(float[] a, int a0, int row, int place) {
        int n = g.outWidth();
        int channels = g.outChannels();
        int inputs = g.inChannelsPerGroup();
        int chain = taps.length / 2 * inputs;
        int step = g.stride().horizontal() * channels;
        for (int c = 0; c < channels; c += L) {
            int weights = c / WIDTH * WIDTH * chain + c % WIDTH;
            int to = yOffset + place + c;
            int bias = epilogue.biasOffset() + c;
            int residual = epilogue.residualOffset() + place + c;
            if (inputs >= L) {
                VectorGroupedLines.single(n, taps, inputs, step, a, a0 + c / inputs * inputs, row, w, weights, y, to,
                        channels, epilogue.bias(), bias, epilogue.residual(), residual, epilogue.activation());
            } else if (inputs == 8) {
                VectorGroupedLines.octets(n, taps, inputs, step, a, a0 + c, row, w, weights, y, to,
                        channels, epilogue.bias(), bias, epilogue.residual(), residual, epilogue.activation());
            } else if (inputs == 4) {
                VectorGroupedLines.quads(n, taps, step, a, a0 + c, row, w, weights, y, to,
                        channels, epilogue.bias(), bias, epilogue.residual(), residual, epilogue.activation());
            } else {
                VectorGroupedLines.pairs(n, taps, step, a, a0 + c, row, w, weights, y, to,
                        channels, epilogue.bias(), bias, epilogue.residual(), residual, epilogue.activation());
            }
        }
    }
}
