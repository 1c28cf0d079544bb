package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;
import dev.lanewise.kernels.simd.Species;
import java.util.Arrays;

/**
 * {@link PackedExpansion} with vectors. A task is a block of channels of some output lines of an image. Scratch holds
 * for each vector of channels a ring of three lines {@code [3, width + 2, lanes]} with their border of zeros, and one
 * more line of zeros.
 *
 * @param e the expansion, with its batch size
 * @param d the depthwise convolution, with its batch size
 * @param linesOfTask output lines of a task
 * @param expanding weights {@code [blocks, inChannels, channels of a block]}
 * @param taps weights {@code [3, 3, channels]}
 * @param first what follows the expansion
 * @param second what follows the depthwise convolution
 */
record VectorExpandedDepthwise(
        Conv2dGeometry e,
        Conv2dGeometry d,
        int linesOfTask,
        float[] x,
        int xOffset,
        float[] expanding,
        float[] taps,
        End first,
        End second,
        float[] y,
        int yOffset,
        float[] scratch,
        int scratchOffset) implements Workers.Task {
    private static final int L = Species.LENGTH;
    private static final int PIXELS = VectorExpansion.PIXELS;
    private static final int VECTORS = VectorExpansion.VECTORS;
    private static final int RING = 3;
    private static final float[] ZEROS = new float[L];

    /** So many tasks at least, where there are several workers, so that all have about the same work. */
    private static final int TASKS_OF_WORKER = 3;

    /** Multiply-adds of a task at most, about a millisecond, so that a run that is to end does so soon. */
    private static final long MOST_OF_TASK = 50_000_000;

    /**
     * An epilogue as the kernels want it: where there is no bias with one of -0, which changes no number, and where
     * there is no bound with an infinite one.
     */
    record End(float[] bias, int biasOffset, float low, float high) {
        static End of(Epilogue epilogue, int channels) {
            Activation activation = epilogue.activation();
            float low = Epilogues.lowest(activation);
            float high = Epilogues.highest(activation);
            float[] bias = epilogue.bias();
            if (bias != null) return new End(bias, epilogue.biasOffset(), low, high);
            float[] none = new float[channels];
            Arrays.fill(none, -0f);
            return new End(none, 0, low, high);
        }
    }

    static int scratchSize(Conv2dGeometry e) {
        return (VECTORS * RING + 1) * lineSize(e);
    }

    private static int lineSize(Conv2dGeometry e) {
        return (e.outWidth() + 2) * L;
    }

    /**
     * Whole images, unless they are large or the workers would have too few tasks: the first lines of a task are
     * expanded twice.
     */
    static int linesOfTask(Conv2dGeometry e, Conv2dGeometry d, int workers) {
        int tasks = workers == 1 ? 1 : TASKS_OF_WORKER * workers;
        long images = Math.max(1, (long) e.batch() * PackedExpansion.blocks(e));
        long each = (e.multiplyAdds() + d.multiplyAdds()) / images;
        int parts = Math.toIntExact(Math.max(Math.ceilDiv(tasks, images), Math.ceilDiv(each, MOST_OF_TASK)));
        return Math.ceilDiv(d.outHeight(), Math.min(parts, d.outHeight()));
    }

    private int parts() {
        return Math.ceilDiv(d.outHeight(), linesOfTask);
    }

    int tasks() {
        return Math.multiplyExact(d.batch() * parts(), PackedExpansion.blocks(e));
    }

    @Override
    public void run(int first, int end, int worker) {
        int blocks = PackedExpansion.blocks(e);
        for (int task = first; task < end; task++) {
            int part = task / blocks % parts();
            int line = part * linesOfTask;
            lines(task / blocks / parts(), line, Math.min(d.outHeight(), line + linesOfTask), task % blocks,
                    scratchOffset + worker * scratchSize(e));
        }
    }

    /** Output lines {@code from} to {@code to}, channels of one block. */
    private void lines(int image, int from, int to, int block, int ring) {
        Arrays.fill(scratch, ring, ring + scratchSize(e), 0);
        int stride = d.stride().vertical();
        int next = Math.max(0, from * stride - d.padding().top());
        for (int line = from; line < to; line++) {
            int row = line * stride - d.padding().top();
            int end = Math.min(d.height(), row + d.kernelHeight());
            for (; next < end; next++) expand(image, next, block, ring);
            for (int v = 0; v < VECTORS; v++) depthwise(image, line, row, block, v, ring);
        }
    }

    private void expand(int image, int row, int block, int ring) {
        int k = e.inChannels();
        int from = xOffset + (image * e.height() + row) * e.width() * k;
        int to = ring + row % RING * lineSize(e) + d.padding().left() * L;
        for (int p = 0; p < e.width(); p += PIXELS) {
            // The last tile takes some pixels again rather than slower code for what is left.
            int pixel = Math.min(p, e.width() - PIXELS);
            VectorExpansion.tile(k, ZEROS, x, from + pixel * k, k, expanding, block * k * PackedExpansion.CHANNELS,
                    first.bias(), first.biasOffset() + PackedExpansion.first(e, block), first.low(), first.high(),
                    scratch, to + pixel * L, RING * lineSize(e));
        }
    }

    /** One line of the vector {@code v} of a block, whose windows begin in that row. */
    private void depthwise(int image, int line, int row, int block, int v, int ring) {
        int channels = d.outChannels();
        int c = PackedExpansion.first(e, block) + v * L;
        int to = yOffset + (image * d.outHeight() + line) * d.outWidth() * channels + c;
        int whole = d.outWidth() / PIXELS;
        pixels(whole, 0, row, v, ring, c, to);
        int rest = d.outWidth() - PIXELS;
        if (whole * PIXELS < d.outWidth()) pixels(1, rest, row, v, ring, c, to + rest * channels);
    }

    private void pixels(int n, int pixel, int row, int v, int ring, int c, int to) {
        int stride = d.stride().horizontal();
        int lines = ring + v * RING * lineSize(e);
        int at = pixel * stride * L;
        int x0 = at + place(row, lines, ring);
        int x1 = at + place(row + 1, lines, ring);
        int x2 = at + place(row + 2, lines, ring);
        if (stride == 1) {
            VectorDenseDepthwise.adjacent(n, scratch, x0, x1, x2, taps, c, d.outChannels(),
                    second.bias(), second.biasOffset() + c, second.low(), second.high(), y, to);
        } else {
            VectorDenseDepthwise.apart(n, scratch, x0, x1, x2, taps, c, d.outChannels(),
                    second.bias(), second.biasOffset() + c, second.low(), second.high(), y, to);
        }
    }

    /** Where a row lies in a ring; beyond the border, where zeros do. */
    private int place(int row, int lines, int ring) {
        boolean inside = row >= 0 && row < d.height();
        return inside ? lines + row % RING * lineSize(e) : ring + VECTORS * RING * lineSize(e);
    }
}
