package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Convolution with groups of sixteen channels by {@link VectorGroupedRows}. A task is a few groups in a few output
 * lines of an image. Its input is copied with its border of zeros, so that what the kernel reads lies side by side;
 * in the image itself the pixels of a group fall on the same few sets of the first-level cache. A few groups, because
 * their channels share lines of the cache on the way in and out.
 *
 * @param g the geometry, with its batch size
 * @param w packed by {@link GroupedConv2d#pack}
 */
record VectorGroupedBlocks(
        Conv2dGeometry g,
        float[] x,
        int xOffset,
        float[] w,
        float[] y,
        int yOffset,
        Epilogue epilogue,
        float[] scratch,
        int scratchOffset) implements Workers.Task {
    private static final int WIDTH = GroupedConv2d.WIDTH;
    private static final int LINES = VectorGroupedRows.LINES;

    /** Sums of a pixel in all lines. */
    private static final int PIXEL = LINES * WIDTH;

    private static final float[] ZEROS = new float[PIXEL];

    /** Groups of a task. */
    private static final int TOGETHER = 4;

    private static final int TAPS = 3;

    /** Floats of a tap's weights. */
    private static final int TAP = WIDTH * WIDTH;

    static boolean accepts(Conv2dGeometry g) {
        return Lanes.floats() == WIDTH && g.inChannelsPerGroup() == WIDTH && g.kernelWidth() == TAPS
                && g.stride().equals(Stride.ONE) && g.dilation().horizontal() == 1;
    }

    /** Rows of the input that a task reads. */
    private static int rows(Conv2dGeometry g) {
        return VectorDepthwiseConv2d.rows(g, LINES);
    }

    /** Floats of one group's input. */
    private static int inputSize(Conv2dGeometry g) {
        return Math.multiplyExact(rows(g), g.paddedWidth() * WIDTH);
    }

    /** Floats of one group's sums. */
    private static int sumsSize(Conv2dGeometry g) {
        return PIXEL * g.outWidth();
    }

    /** Floats of scratch for one range of tasks. */
    static int scratchSize(Conv2dGeometry g) {
        return Math.multiplyExact(TOGETHER, Math.addExact(inputSize(g), sumsSize(g)));
    }

    private int bands() {
        return Math.ceilDiv(g.outHeight(), LINES);
    }

    private int parts() {
        return Math.ceilDiv(g.groups(), TOGETHER);
    }

    int tasks() {
        return g.batch() * bands() * parts();
    }

    @Override
    public void run(int first, int end, int worker) {
        int copy = scratchOffset + worker * scratchSize(g);
        for (int task = first; task < end; task++) {
            int band = task / parts();
            int line = band % bands() * LINES;
            int group = task % parts() * TOGETHER;
            block(band / bands(), line, Math.min(LINES, g.outHeight() - line), group,
                    Math.min(TOGETHER, g.groups() - group), copy);
        }
    }

    private void block(int image, int line, int lines, int group, int groups, int copy) {
        load(image, line, lines, group * WIDTH, groups, copy);
        int sums = copy + TOGETHER * inputSize(g);
        for (int i = 0; i < groups; i++) {
            for (int r = 0; r < g.kernelHeight(); r++) {
                int from = copy + i * inputSize(g) + r * g.dilation().vertical() * WIDTH;
                int weights = ((group + i) * g.kernelHeight() + r) * TAPS * TAP;
                kernelRow(r == 0, from, weights, sums + i * sumsSize(g));
            }
        }
        end((image * g.outHeight() + line) * g.outWidth(), lines, group * WIDTH, groups, sums);
    }

    /** Ends the chains of some lines, the first of which begins with output pixel {@code pixel}. */
    private void end(int pixel, int lines, int channel, int groups, int sums) {
        int n = g.outWidth();
        for (int l = 0; l < lines; l++) {
            int to = (pixel + l * n) * g.outChannels() + channel;
            line(n, groups, scratch, sums + l * WIDTH, sumsSize(g), y, yOffset + to, g.outChannels(), epilogue.bias(),
                    epilogue.biasOffset() + channel, epilogue.residual(), epilogue.residualOffset() + to,
                    epilogue.activation());
        }
        Epilogues.finish(true, epilogue.activation(), lines * n, groups * WIDTH,
                y, yOffset + pixel * g.outChannels() + channel, g.outChannels());
    }

    /**
     * Begins or continues seven lines of sums with one kernel row; lines beyond the last meet whatever lies in scratch.
     */
    private void kernelRow(boolean begins, int input, int weights, int sums) {
        int n = g.outWidth();
        int step = rows(g) * WIDTH;
        for (int pixel = 0; pixel < n + TAPS - 1; pixel++) {
            int first = Math.max(0, pixel - n + 1);
            int last = Math.min(TAPS - 1, pixel);
            int from = input + pixel * step;
            int to = sums + (pixel - last) * PIXEL;
            int tap = weights + first * TAP;
            boolean fresh = begins && first == 0;
            float[] begin = fresh ? ZEROS : scratch;
            int begin0 = fresh ? 0 : to + (last - first) * PIXEL;
            if (last - first == 2) {
                VectorGroupedRows.three(
                        n - 2, scratch, from, step, w, tap, begin, begin0, fresh ? 0 : PIXEL, scratch, to);
                pixel = n - 1;
            } else if (last - first == 1) {
                VectorGroupedRows.two(scratch, from, w, tap, begin, begin0, scratch, to);
            } else {
                VectorGroupedRows.one(scratch, from, w, tap, begin, begin0, scratch, to);
            }
        }
    }

    /** Copies the input of some groups for some output lines, each group's as {@code [pixel, row, channel]}. */
    private void load(int image, int line, int lines, int channel, int groups, int to) {
        int channels = g.inChannels();
        int rows = rows(g) - (LINES - lines);
        int left = g.padding().left();
        int step = rows(g) * WIDTH;
        int size = inputSize(g);
        for (int r = 0; r < rows; r++) {
            int row = line - g.padding().top() + r;
            int at = to + r * WIDTH;
            if (row < 0 || row >= g.height()) {
                zeros(g.paddedWidth(), groups, scratch, at, step, size);
            } else {
                zeros(left, groups, scratch, at, step, size);
                int from = xOffset + (image * g.height() + row) * g.width() * channels + channel;
                pixels(g.width(), groups, x, from, channels, scratch, at + left * step, step, size);
                zeros(g.padding().right(), groups, scratch, at + (left + g.width()) * step, step, size);
            }
        }
    }

    private static void zeros(int n, int groups, float[] to, int to0, int step, int size) {
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < groups; i++) FloatVector.zero(FLOAT).intoArray(to, to0 + p * step + i * size);
        }
    }

    private static void pixels(int n, int groups, float[] x, int x0, int channels,
            float[] to, int to0, int step, int size) {
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < groups; i++) {
                FloatVector.fromArray(FLOAT, x, x0 + p * channels + i * WIDTH)
                        .intoArray(to, to0 + p * step + i * size);
            }
        }
    }

    /** Ends the chains of a line: bias, residual and clamps. A bias of -0 and bounds of infinity change no number. */
    private static void line(int pixels, int groups, float[] sums, int s0, int size, float[] y, int y0, int channels,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.lowest(activation));
        FloatVector high = FloatVector.broadcast(FLOAT, Epilogues.highest(activation));
        for (int p = 0; p < pixels; p++) {
            for (int i = 0; i < groups; i++) {
                int at = p * channels + i * WIDTH;
                FloatVector v = FloatVector.fromArray(FLOAT, sums, s0 + i * size + p * PIXEL);
                if (bias != null) v = v.add(FloatVector.fromArray(FLOAT, bias, bias0 + i * WIDTH));
                if (residual != null) v = v.add(FloatVector.fromArray(FLOAT, residual, residual0 + at));
                v = v.blend(low, v.compare(LE, low));
                v.blend(high, v.compare(GE, high)).intoArray(y, y0 + at);
            }
        }
    }
}
