package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link Im2col}'s matrix of one group's channels, in panels: rows are output pixels, columns the taps of the window,
 * each with its channels. Numbers that lie side by side in a window, within a kernel row at most, are copied together,
 * along a line of output pixels.
 */
record UnfoldedPanels(Conv2dGeometry g, float[] x, int xOffset) {
    private static final int L = Species.LENGTH;

    /**
     * Columns {@code first} to {@code first + count} of {@code pixels} rows from output pixel {@code pixel} on; panels
     * hold what comes along beyond the last column.
     */
    void load(int group, int first, int count, int pixel, int pixels, float[] panels, int at) {
        for (int column = 0; column < count; column += WIDTH) {
            panel(group, first + column, Math.min(WIDTH, count - column), pixel, pixels, panels, at + column * pixels);
        }
    }

    private void panel(int group, int first, int count, int pixel, int pixels, float[] panels, int at) {
        int run = g.inChannelsPerGroup();
        if (g.groups() == 1 && g.dilation().horizontal() == 1) run *= g.kernelWidth();
        for (int j = 0; j < count;) {
            int n = Math.min(run - (first + j) % run, count - j);
            run(group, first + j, n, pixel, pixels, panels, at + j);
            j += n;
        }
    }

    /** Some columns that lie side by side in the input. */
    private void run(int group, int first, int count, int pixel, int pixels, float[] panels, int at) {
        int channels = g.inChannelsPerGroup();
        int tap = first / channels;
        int channel = group * channels + first % channels;
        int down = tap / g.kernelWidth() * g.dilation().vertical() - g.padding().top();
        int right = tap % g.kernelWidth() * g.dilation().horizontal() - g.padding().left();
        int last = right + (first % channels + count - 1) / channels;
        int stride = g.stride().horizontal();
        // output pixels of a line of which all is inside the image
        int inside = g.firstInside(right);
        int outside = g.endInside(last, inside);
        for (int p = pixel; p < pixel + pixels;) {
            int ox = p % g.outWidth();
            int end = Math.min(g.outWidth(), ox + pixel + pixels - p);
            int line = p / g.outWidth();
            int row = line % g.outHeight() * g.stride().vertical() + down;
            int to = at + (p - pixel - ox) * WIDTH;
            p += end - ox;
            if (row < 0 || row >= g.height()) {
                zero(end - ox, count, panels, to + ox * WIDTH);
                continue;
            }
            int from = xOffset + (line / g.outHeight() * g.height() + row) * g.width() * g.inChannels() + channel;
            int a = Math.clamp(inside, ox, end);
            int b = Math.clamp(outside, a, end);
            border(ox, a, count, from, first % channels, right, panels, to);
            copy(b - a, count, x, from + (a * stride + right) * g.inChannels(), stride * g.inChannels(),
                    panels, to + a * WIDTH);
            border(b, end, count, from, first % channels, right, panels, to);
        }
    }

    private static void zero(int pixels, int count, float[] panels, int to) {
        for (int p = 0; p < pixels; p++) Arrays.fill(panels, to + p * WIDTH, to + p * WIDTH + count, 0);
    }

    /** Output pixels {@code ox} to {@code end} of a line, of which some is outside the image. */
    private void border(int ox, int end, int count, int from, int channel, int right, float[] panels, int to) {
        int channels = g.inChannelsPerGroup();
        for (int p = ox; p < end; p++) {
            int column = p * g.stride().horizontal() + right;
            for (int j = 0; j < count;) {
                int n = Math.min(channels - (channel + j) % channels, count - j);
                int tap = column + (channel + j) / channels;
                int place = to + p * WIDTH + j;
                if (tap < 0 || tap >= g.width()) Arrays.fill(panels, place, place + n, 0);
                else
                    System.arraycopy(x, from + column * g.inChannels() + j, panels, place, n);
                j += n;
            }
        }
    }

    private static void copy(int pixels, int count, float[] x, int from, int step, float[] panels, int to) {
        if (count == WIDTH) whole(pixels, x, from, step, panels, to);
        else
            part(pixels, count, x, from, step, panels, to);
    }

    private static void whole(int pixels, float[] x, int from, int step, float[] panels, int to) {
        for (int p = 0; p < pixels; p++) {
            for (int j = 0; j < WIDTH; j += L) {
                FloatVector.fromArray(FLOAT, x, from + p * step + j).intoArray(panels, to + p * WIDTH + j);
            }
        }
    }

    private static void part(int pixels, int count, float[] x, int from, int step, float[] panels, int to) {
        int whole = count - count % L;
        VectorMask<Float> mask = FLOAT.indexInRange(whole, count);
        for (int p = 0; p < pixels; p++) {
            int a = from + p * step;
            int b = to + p * WIDTH;
            for (int j = 0; j < whole; j += L) FloatVector.fromArray(FLOAT, x, a + j).intoArray(panels, b + j);
            if (whole < count) FloatVector.fromArray(FLOAT, x, a + whole, mask).intoArray(panels, b + whole, mask);
        }
    }
}
