package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.micro.Epilogues;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

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

    /** A bias of -0 changes no number. */
    private static final float[] NO_BIAS = new float[WIDTH];

    static {
        Arrays.fill(NO_BIAS, -0f);
    }

    /** Output lines of a task. */
    private static final int LINES = 14;

    /**
     * With one panel only: of more, tiles of two panels are faster, because a pixel's outputs are stored together.
     */
    static boolean accepts(Conv2dGeometry g) {
        return 2 * L == WIDTH && g.groups() == 1 && g.inChannels() == CHANNELS && g.stride().horizontal() <= 2
                && g.outWidth() >= PIXELS && g.outChannels() == WIDTH;
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
        int channels = g.outChannels();
        int k = steps.length;
        float[] bias = epilogue.bias() == null ? NO_BIAS : epilogue.bias();
        int bias0 = epilogue.bias() == null ? 0 : epilogue.biasOffset();
        int biasStep = epilogue.bias() == null ? 0 : 1;
        boolean rest = epilogue.residual() != null || epilogue.activation().function() != UnaryFunction.IDENTITY;
        for (int column = 0; column < channels; column += WIDTH) {
            int panel = column * k;
            for (int p = 0; p < g.outWidth(); p += PIXELS) {
                int first = Math.min(p, g.outWidth() - PIXELS);
                int output = (pixel + first) * channels + column;
                int to = yOffset + output;
                if (g.stride().horizontal() == 1) {
                    VectorColorTiles.adjacent(k, scratch, from + first * CHANNELS, steps, panels, panel,
                            bias, bias0 + column * biasStep, y, to, channels);
                } else {
                    VectorColorTiles.apart(k, scratch, from + first * 2 * CHANNELS, steps, panels, panel,
                            bias, bias0 + column * biasStep, y, to, channels);
                }
                if (!rest) continue;
                end(y, to, channels, epilogue.residual(), epilogue.residualOffset() + output, epilogue.activation());
                Epilogues.finish(true, epilogue.activation(), PIXELS, WIDTH, y, to, channels);
            }
        }
    }

    /** What follows the bias of a tile: residual and clamps. Bounds of infinity change no number. */
    private static void end(float[] c, int c0, int ldc, float @Nullable [] residual, int residual0,
            Activation activation) {
        boolean below = Epilogues.clampsBelow(activation);
        if (residual == null && !below) return;
        FloatVector low = FloatVector.broadcast(FLOAT, below ? Epilogues.low(activation) : Float.NEGATIVE_INFINITY);
        boolean above = Epilogues.clampsAbove(activation);
        FloatVector high = FloatVector.broadcast(FLOAT, above ? activation.beta() : Float.POSITIVE_INFINITY);
        for (int i = 0; i < PIXELS; i++) {
            int at = c0 + i * ldc;
            FloatVector v0 = FloatVector.fromArray(FLOAT, c, at);
            FloatVector v1 = FloatVector.fromArray(FLOAT, c, at + L);
            if (residual != null) {
                v0 = v0.add(FloatVector.fromArray(FLOAT, residual, residual0 + i * ldc));
                v1 = v1.add(FloatVector.fromArray(FLOAT, residual, residual0 + i * ldc + L));
            }
            v0 = v0.blend(low, v0.compare(LE, low));
            v1 = v1.blend(low, v1.compare(LE, low));
            v0.blend(high, v0.compare(GE, high)).intoArray(c, at);
            v1.blend(high, v1.compare(GE, high)).intoArray(c, at + L);
        }
    }
}
