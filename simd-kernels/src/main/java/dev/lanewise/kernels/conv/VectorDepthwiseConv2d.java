package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Epilogues;

/**
 * Any depthwise convolution, lanes over channels. A task is some output lines of an image. Pixels whose windows lie
 * inside the image read it where it is; the others, in rectangles as wide as the kernels' passes, read a copy with its
 * border of zeros, so that they run through the same kernels.
 *
 * @param g the geometry, with its batch size
 * @param taps of each tap its row in the window, and its column times the channels
 * @param linesOfTask output lines of a task, even unless it is a whole image
 */
record VectorDepthwiseConv2d(
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

    /** Fewest pixels of a rectangle, unless it is a whole line. */
    private static final int TOGETHER = VectorDepthwiseLines.TOGETHER;

    /** Floats of the input of so many whole lines with their border. */
    static int inputSize(Conv2dGeometry g, int lines) {
        return Math.multiplyExact(rows(g, lines), g.paddedWidth() * g.inChannels());
    }

    /** Rows of the input that so many lines read. */
    static int rows(Conv2dGeometry g, int lines) {
        return (lines - 1) * g.stride().vertical() + (g.kernelHeight() - 1) * g.dilation().vertical() + 1;
    }

    private static int columns(Conv2dGeometry g, int pixels) {
        return (pixels - 1) * g.stride().horizontal() + (g.kernelWidth() - 1) * g.dilation().horizontal() + 1;
    }

    /** Output lines (or pixels of a line) whose windows begin beyond the near border. */
    private static int afterBorder(int padding, int stride) {
        return Math.ceilDiv(padding, stride);
    }

    /** One more than the last output line (or pixel) whose window ends before the far border. */
    private static int beforeBorder(int size, int padding, int window, int stride) {
        return Math.max(0, Math.floorDiv(size + padding - window, stride) + 1);
    }

    @Override
    public void run(int first, int end, int worker) {
        int tasks = Math.ceilDiv(g.outHeight(), linesOfTask);
        int copy = scratchOffset + worker * inputSize(g, linesOfTask);
        for (int task = first; task < end; task++) {
            int from = task % tasks * linesOfTask;
            lines(task / tasks, from, Math.min(g.outHeight(), from + linesOfTask), copy);
        }
    }

    private void lines(int image, int from, int to, int copy) {
        int stride = g.stride().vertical();
        // Even, so that lines stay paired.
        int inside = (afterBorder(g.padding().top(), stride) + 1) & -2;
        int outside = beforeBorder(g.height(), g.padding().top(), rows(g, 1), stride);
        if (outside < g.outHeight()) outside &= -2;
        int top = Math.clamp(inside, from, to);
        int bottom = Math.clamp(outside, top, to);
        rectangle(image, from, top, 0, g.outWidth(), copy);
        between(image, top, bottom, copy);
        rectangle(image, bottom, to, 0, g.outWidth(), copy);
    }

    /** Lines that only touch the left and right border. */
    private void between(int image, int from, int to, int copy) {
        int stride = g.stride().horizontal();
        int width = g.outWidth();
        int left = afterBorder(g.padding().left(), stride);
        int right = width - beforeBorder(g.width(), g.padding().left(), columns(g, 1), stride);
        if (left > 0) left = Math.max(left, TOGETHER);
        if (right > 0) right = Math.max(right, TOGETHER);
        // Most of the line would be copied anyway, and a whole line makes fewer, longer passes.
        if (2 * (left + right) > width) {
            rectangle(image, from, to, 0, width, copy);
            return;
        }
        rectangle(image, from, to, 0, left, copy);
        rectangle(image, from, to, left, width - right, -1);
        rectangle(image, from, to, width - right, width, copy);
    }

    /** Output lines {@code from} to {@code to}, in them pixels {@code left} to {@code right}; -1 for no copy. */
    private void rectangle(int image, int from, int to, int left, int right, int copy) {
        if (from >= to || left >= right) return;
        int channels = g.inChannels();
        int row = from * g.stride().vertical() - g.padding().top();
        int column = left * g.stride().horizontal() - g.padding().left();
        int at = xOffset + image * g.height() * g.width() * channels;
        int place = ((image * g.outHeight() + from) * g.outWidth() + left) * channels;
        if (copy < 0) {
            pixels(x, at + (row * g.width() + column) * channels, g.width() * channels, place, to - from, right - left);
            return;
        }
        int columns = columns(g, right - left);
        int rows = rows(g, to - from);
        for (int r = 0; r < rows; r++) {
            BorderedInput.copy(g, x, at, row + r, column, columns, scratch, copy + r * columns * channels);
        }
        pixels(scratch, copy, columns * channels, place, to - from, right - left);
    }

    /** {@code lines} times {@code n} outputs from {@code place} on, whose input begins at {@code a0}. */
    private void pixels(float[] a, int a0, int row, int place, int lines, int n) {
        int channels = g.outChannels();
        int step = g.stride().vertical() * row;
        int outLine = g.outWidth() * channels;
        boolean whole = channels >= L && n >= TOGETHER;
        boolean pairs = isDense() && g.kernelHeight() == 3 && g.kernelWidth() == 3;
        for (int line = 0; line < lines;) {
            int together = whole && pairs && line + 1 < lines ? 2 : 1;
            int from = a0 + line * step;
            int to = place + line * outLine;
            if (!whole) few(a, from, row, to, n);
            for (int c = 0; c < channels && whole; c += L) {
                // The last vector takes some channels again rather than slower code for what is left.
                int channel = Math.min(c, channels - L);
                if (together == 2) pair(a, from + channel, row, to + channel, channel, n);
                else
                    line(a, from + channel, row, to + channel, channel, n);
            }
            Epilogues.finish(true, epilogue.activation(), together, n * channels, y, yOffset + to, outLine);
            line += together;
        }
    }

    private boolean isDense() {
        return g.stride().equals(Stride.ONE) && g.dilation().equals(Dilation.ONE);
    }

    private void pair(float[] a, int a0, int row, int place, int channel, int n) {
        VectorDepthwiseLines.threeByThree(
                n, a, a0, row, w, channel, g.outChannels(), y, yOffset + place,
                g.outWidth() * g.outChannels(),
                epilogue.bias(), epilogue.biasOffset() + channel, epilogue.residual(),
                epilogue.residualOffset() + place, epilogue.activation());
    }

    private void line(float[] a, int a0, int row, int place, int channel, int n) {
        int bias = epilogue.biasOffset() + channel;
        int residual = epilogue.residualOffset() + place;
        if (isDense() && n >= VectorDepthwiseLines.NEIGHBOURS) {
            VectorDepthwiseLines.neighbours(
                    n, g.kernelHeight(), g.kernelWidth(), a, a0, row, w, channel, g.outChannels(), y, yOffset + place,
                    epilogue.bias(), bias, epilogue.residual(), residual, epilogue.activation());
        } else {
            VectorDepthwiseLines.windows(
                    n, taps, g.stride().horizontal() * g.inChannels(), a, a0, row, w, channel, g.outChannels(), y,
                    yOffset + place, epilogue.bias(), bias, epilogue.residual(), residual, epilogue.activation());
        }
    }

    /** Pixel by pixel: channels too few for a vector, or too few pixels. */
    private void few(float[] a, int a0, int row, int place, int n) {
        int step = g.stride().horizontal() * g.inChannels();
        for (int pixel = 0; pixel < n; pixel++) {
            for (int c = 0; c < g.outChannels(); c += L) {
                int to = place + pixel * g.outChannels() + c;
                VectorDepthwiseLines.few(g.outChannels() - c, taps, a, a0 + pixel * step + c, row, w, c,
                        g.outChannels(),
                        y, yOffset + to, epilogue.bias(), epilogue.biasOffset() + c, epilogue.residual(),
                        epilogue.residualOffset() + to, epilogue.activation());
            }
        }
    }
}
