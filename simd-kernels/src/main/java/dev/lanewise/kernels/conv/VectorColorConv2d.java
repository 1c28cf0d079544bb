package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.micro.Epilogues;
import dev.lanewise.kernels.micro.VectorEpilogue;

/**
 * Direct convolution of images of three channels, the first layer of many networks. A task is some output lines of an
 * image; it copies their input with its border of zeros. Tiles of a line overlap rather than leave pixels to others.
 *
 * @param g the geometry, with its batch size
 * @param steps where a step of the chain finds its input, relative to the pixel's first float
 * @param panels packed by {@link PixelTiles#pack}
 */
record VectorColorConv2d(
        Conv2dGeometry g,
        int[] steps,
        BorderedInput input,
        float[] panels,
        float[] y,
        int yOffset,
        Epilogue epilogue,
        float[] scratch,
        int scratchOffset) implements Workers.Task {
    private static final int CHANNELS = 3;
    private static final int L = Lanes.floats();

    /** Output lines of a task. */
    private static final int LINES = 14;

    /** Steps of the tiles of one call, or one tile: with fewer calls it would take C2 longer to compile them. */
    private static final int STEPS_AT_ONCE = 1024;

    /** With more panels, tiles of {@link PixelTiles} are faster. */
    static boolean accepts(Conv2dGeometry g) {
        if (2 * L != WIDTH || g.groups() != 1 || g.inChannels() != CHANNELS || g.outStride() != g.outChannels()) {
            return false;
        }
        if (g.outChannels() == VectorColorPairs.CHANNELS) return g.outWidth() >= VectorColorPairs.PIXELS;
        return g.outChannels() == WIDTH && g.outWidth() >= VectorColorTiles.PIXELS && g.stride().horizontal() <= 2;
    }

    /** The steps of runs of {@code run} floats each. */
    static int[] steps(int[] segments, int run) {
        int[] steps = new int[segments.length * run];
        for (int l = 0; l < steps.length; l++) steps[l] = segments[l / run] + l % run;
        return steps;
    }

    /** Floats of scratch for one range of tasks. */
    static int scratchSize(Conv2dGeometry g) {
        return BorderedInput.size(g, LINES);
    }

    private int bands() {
        return Math.ceilDiv(g.outHeight(), LINES);
    }

    int tasks() {
        return g.batch() * bands();
    }

    @Override
    public void run(int first, int end, int worker) {
        int copy = scratchOffset + worker * scratchSize(g);
        int row = g.stride().vertical() * g.paddedWidth() * CHANNELS;
        for (int task = first; task < end; task++) {
            int from = task % bands() * LINES;
            int lines = Math.min(LINES, g.outHeight() - from);
            int line = task / bands() * g.outHeight() + from;
            input.load(line * g.outWidth(), (line + lines) * g.outWidth(), scratch, copy);
            for (int l = 0; l < lines; l++) line(copy + l * row, (line + l) * g.outWidth());
        }
    }

    /** One output line, which begins with output pixel {@code pixel}. */
    private void line(int from, int pixel) {
        Activation activation = epilogue.activation();
        boolean clamps = Epilogues.clampsBelow(activation);
        boolean rest = epilogue.residual() != null || (!clamps && activation.function() != UnaryFunction.IDENTITY);
        float low = rest ? Float.NEGATIVE_INFINITY : Epilogues.lowest(activation);
        float high = rest ? Float.POSITIVE_INFINITY : Epilogues.highest(activation);
        int n = g.outWidth();
        int channels = g.outChannels();
        int output = pixel * channels;
        int together = Math.max(1, STEPS_AT_ONCE / steps.length) * pixels();
        for (int p = 0; p < n; p += together) {
            tiles(p, Math.min(n, p + together), from, low, high, yOffset + output);
        }
        if (!rest) return;
        for (int column = 0; column < channels; column += WIDTH) {
            VectorEpilogue.two(n, y, yOffset + output + column, channels, null, 0, epilogue.residual(),
                    epilogue.residualOffset() + output + column, activation);
        }
        Epilogues.finish(true, activation, n, channels, y, yOffset + output, channels);
    }

    private int pixels() {
        return g.outChannels() == WIDTH ? VectorColorTiles.PIXELS : VectorColorPairs.PIXELS;
    }

    /** Pixels {@code first} to {@code end} of a line whose input begins at {@code from} and whose outputs at {@code to}. */
    private void tiles(int first, int end, int from, float low, float high, int to) {
        float[] bias = Epilogues.bias(epilogue);
        int bias0 = epilogue.bias() == null ? 0 : epilogue.biasOffset();
        int stride = g.stride().horizontal();
        if (g.outChannels() > WIDTH) {
            VectorColorPairs.line(first, end, steps.length, scratch, from, stride * CHANNELS, steps, panels, bias,
                    bias0,
                    low, high, y, to);
        } else if (stride == 1) {
            VectorColorTiles.adjacent(first, end, steps.length, scratch, from, steps, panels, bias, bias0,
                    low > Float.NEGATIVE_INFINITY, low, high, y, to);
        } else {
            VectorColorTiles.apart(first, end, steps.length, scratch, from, steps, panels, bias, bias0,
                    low > Float.NEGATIVE_INFINITY, low, high, y, to);
        }
    }
}
