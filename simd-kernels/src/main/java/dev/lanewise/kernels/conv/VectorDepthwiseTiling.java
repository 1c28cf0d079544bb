package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Epilogues;

/**
 * The usual depthwise convolutions by kernels that know what lies beyond the border, so that nothing is copied. A task
 * is some output lines of an image.
 *
 * @param g the geometry, with its batch size; one that {@link #accepts}
 * @param linesOfTask output lines of a task, even unless it is a whole image
 * @param w {@code [kernelHeight, kernelWidth, channels]}
 */
record VectorDepthwiseTiling(
        Conv2dGeometry g,
        int linesOfTask,
        float[] x,
        int xOffset,
        float[] w,
        float[] y,
        int yOffset,
        Epilogue epilogue) implements Workers.Task {
    private static final int L = Lanes.floats();
    private static final int PIXELS = VectorDepthwiseThree.PIXELS;

    /** Whether there is a kernel for these columns, and lines are as long as one of its calls. */
    static boolean accepts(Conv2dGeometry g) {
        return (g.kernelWidth() == 3 || g.kernelWidth() == 5) && g.stride().horizontal() <= 2
                && g.dilation().horizontal() == 1
                && Math.max(g.padding().left(), g.padding().right()) <= g.kernelWidth() / 2
                && g.outWidth() >= PIXELS && g.outChannels() >= L;
    }

    /** Whether pixels of many lines are taken together. */
    static boolean takesColumns(Conv2dGeometry g) {
        return isThreeByThree(g) && g.stride().equals(Stride.ONE) && accepts(g);
    }

    /** A kernel for which there are the registers, 27 and more, that come with 512-bit vectors. */
    private static boolean isThreeByThree(Conv2dGeometry g) {
        return L >= 16 && g.kernelWidth() == 3 && g.kernelHeight() == 3
                && g.stride().vertical() == g.stride().horizontal()
                && g.dilation().vertical() == 1 && Math.max(g.padding().top(), g.padding().bottom()) <= 1;
    }

    @Override
    public void run(int first, int end, int worker) {
        int tasks = Math.ceilDiv(g.outHeight(), linesOfTask);
        for (int task = first; task < end; task++) {
            int from = task % tasks * linesOfTask;
            lines(task / tasks, from, Math.min(g.outHeight(), from + linesOfTask));
        }
    }

    private void lines(int image, int from, int to) {
        if (takesColumns(g)) {
            columns(image, from, to);
        } else {
            oneOrTwo(image, from, to);
        }
        int line = g.outWidth() * g.outChannels();
        int place = yOffset + (image * g.outHeight() + from) * line;
        Epilogues.finish(true, epilogue.activation(), to - from, line, y, place, line);
    }

    private void columns(int image, int from, int to) {
        int last = g.outWidth() - VectorDepthwiseColumns.PIXELS;
        for (int pixel = 0; pixel < g.outWidth(); pixel += VectorDepthwiseColumns.PIXELS) {
            // The last ones take some pixels again rather than slower code for what is left.
            columns(image, from, to, Math.min(pixel, last));
        }
    }

    /** Some pixels of all these lines, which lie below each other. */
    private void columns(int image, int from, int to, int pixel) {
        int channels = g.outChannels();
        int row = from - g.padding().top();
        int column = pixel - g.padding().left();
        boolean bottom = to - 1 - g.padding().top() + g.kernelHeight() > g.height();
        boolean right = column + VectorDepthwiseColumns.PIXELS - 1 + g.kernelWidth() > g.width();
        int start = place(image, row, column);
        int place = ((image * g.outHeight() + from) * g.outWidth() + pixel) * channels;
        for (int i = 0; i < channels; i += L) {
            // The last vector takes some channels again rather than slower code for what is left.
            int c = Math.min(i, channels - L);
            VectorDepthwiseColumns.adjacent(
                    to - from, row < 0, bottom, column < 0, right, x, start + c, g.width() * channels, w, c, channels,
                    y, yOffset + place + c, g.outWidth() * channels, epilogue.bias(), epilogue.biasOffset() + c,
                    epilogue.residual(), epilogue.residualOffset() + place + c, epilogue.activation());
        }
    }

    private void oneOrTwo(int image, int from, int to) {
        // Pairs are passes of four pixels, which do not cover seven well.
        boolean pairs = isThreeByThree(g) && g.outWidth() > PIXELS && epilogue.residual() == null;
        for (int line = from; line < to;) {
            if (pairs && line + 1 < to) {
                pair(image, line);
                line += 2;
            } else {
                line(image, line);
                line++;
            }
        }
    }

    /** Two lines, stride 2. */
    private void pair(int image, int line) {
        int channels = g.outChannels();
        int row = line * 2 - g.padding().top();
        int column = -g.padding().left();
        boolean bottom = row + 2 + g.kernelHeight() > g.height();
        boolean right = column + (g.outWidth() - 1) * 2 + g.kernelWidth() > g.width();
        int from = place(image, row, column);
        int place = (image * g.outHeight() + line) * g.outWidth() * channels;
        for (int i = 0; i < channels; i += L) {
            // The last vector takes some channels again rather than slower code for what is left.
            int c = Math.min(i, channels - L);
            VectorDepthwisePairs.apart(
                    g.outWidth(), row < 0, bottom, column < 0, right, x, from + c, g.width() * channels, w, c, channels,
                    0, y, yOffset + place + c, g.outWidth() * channels, epilogue.bias(), epilogue.biasOffset() + c,
                    epilogue.activation());
        }
    }

    private void line(int image, int line) {
        for (int pixel = 0; pixel < g.outWidth(); pixel += PIXELS) {
            // The last call takes some pixels again rather than slower code for what is left.
            pixels(image, line, Math.min(pixel, g.outWidth() - PIXELS));
        }
    }

    private void pixels(int image, int line, int pixel) {
        int channels = g.outChannels();
        int stride = g.stride().horizontal();
        int row = line * g.stride().vertical() - g.padding().top();
        int column = pixel * stride - g.padding().left();
        int height = g.kernelHeight();
        int top = Math.clamp(Math.ceilDiv(-row, g.dilation().vertical()), 0, height);
        int bottom = Math.clamp(Math.ceilDiv(g.height() - row, g.dilation().vertical()), top, height);
        int left = Math.max(0, -column);
        int right = Math.max(0, column + (PIXELS - 1) * stride + g.kernelWidth() - g.width());
        int rowStep = g.dilation().vertical() * g.width() * channels;
        int from = place(image, row, column);
        int place = ((image * g.outHeight() + line) * g.outWidth() + pixel) * channels;
        int residual = epilogue.residualOffset() + place;
        if (g.kernelWidth() == 3 && stride == 1) {
            VectorDepthwiseThree.adjacent(height, top, bottom, left, right, x, from, rowStep, w, 0, channels, y,
                    yOffset + place, epilogue.bias(), epilogue.biasOffset(), epilogue.residual(), residual,
                    epilogue.activation());
        } else if (g.kernelWidth() == 3) {
            VectorDepthwiseThree.apart(height, top, bottom, left, right, x, from, rowStep, w, 0, channels, y,
                    yOffset + place, epilogue.bias(), epilogue.biasOffset(), epilogue.residual(), residual,
                    epilogue.activation());
        } else if (stride == 1) {
            VectorDepthwiseFive.adjacent(height, top, bottom, left, right, x, from, rowStep, w, 0, channels, y,
                    yOffset + place, epilogue.bias(), epilogue.biasOffset(), epilogue.residual(), residual,
                    epilogue.activation());
        } else {
            VectorDepthwiseFive.apart(height, top, bottom, left, right, x, from, rowStep, w, 0, channels, y,
                    yOffset + place, epilogue.bias(), epilogue.biasOffset(), epilogue.residual(), residual,
                    epilogue.activation());
        }
    }

    /** Where a pixel of the input lies, or would lie beyond the border. */
    private int place(int image, int row, int column) {
        return xOffset + ((image * g.height() + row) * g.width() + column) * g.inChannels();
    }
}
