package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
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
    private static final int PIXELS = VectorColorTiles.PIXELS;
    private static final int L = Lanes.floats();

    /** Output lines of a task. */
    private static final int LINES = 14;

    /**
     * With one panel only: of more, tiles of two panels are faster, because a pixel's outputs are stored together.
     */
    static boolean accepts(Conv2dGeometry g) {
        return 2 * L == WIDTH && g.groups() == 1 && g.inChannels() == CHANNELS && g.stride().horizontal() <= 2
                && g.outWidth() >= PIXELS && g.outChannels() == WIDTH && g.outStride() == WIDTH;
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
        float[] bias = Epilogues.bias(epilogue);
        int bias0 = epilogue.bias() == null ? 0 : epilogue.biasOffset();
        boolean rest = epilogue.residual() != null || epilogue.activation().function() != UnaryFunction.IDENTITY;
        for (int p = 0; p < g.outWidth(); p += PIXELS) {
            int first = Math.min(p, g.outWidth() - PIXELS);
            int output = (pixel + first) * WIDTH;
            int to = yOffset + output;
            if (g.stride().horizontal() == 1) {
                VectorColorTiles.adjacent(steps.length, scratch, from + first * CHANNELS, steps, panels, 0,
                        bias, bias0, y, to, WIDTH);
            } else {
                VectorColorTiles.apart(steps.length, scratch, from + first * 2 * CHANNELS, steps, panels, 0,
                        bias, bias0, y, to, WIDTH);
            }
            if (!rest) continue;
            VectorEpilogue.two(PIXELS, y, to, WIDTH, null, 0, epilogue.residual(), epilogue.residualOffset() + output,
                    epilogue.activation());
            Epilogues.finish(true, epilogue.activation(), PIXELS, WIDTH, y, to, WIDTH);
        }
    }
}
