package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import dev.lanewise.kernels.micro.Transpose;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient with respect to the weights of a convolution whose input has one channel, as first layers on gray images
 * have: the product {@code (taps, pixels) . (pixels, outChannels)}. {@link WeightGradient} would unfold the input for a
 * panel of which most columns are empty; here each tap's row is a few copies of parts of lines, and {@code dy} is read
 * where it lies if its channels are one panel. The sums are turned around in the end: they are few.
 *
 * <p>Units, ranges of taps, are what a task computes of a chunk of images. Blocks are whole lines of output pixels.
 */
record OneChannelWeightGradient(Conv2dGeometry g, int units, int blockLines, float[] x, int xOffset,
        float[] dy, int dyOffset, float[] scratch, int scratchOffset) implements ChunkedSums.Part {
    /** Output pixels of a block, at most, where lines are no longer: what a block takes stays in the first-level cache. */
    private static final int BLOCK_PIXELS = 256;

    /** Keeps rows from lying a power of two apart. */
    private static final int PAD = 16;

    static boolean takes(Conv2dGeometry g) {
        return g.inChannels() == 1;
    }

    static int scratchSize(Workers workers, Conv2dGeometry g) {
        int sums = Math.addExact(g.weightSize(), sums(g).scratchSize());
        return Math.addExact(sums, Math.multiplyExact(workers.width(), own(g)));
    }

    static Call bind(Workers workers, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset,
            float[] dw, int dwOffset, float[] scratch, int scratchOffset) {
        int chunks = Conv2dGradients.chunks(g);
        int units = chunks % workers.width() == 0 ? 1 : Math.min(workers.width(), taps(g));
        int others = scratchOffset + g.weightSize();
        OneChannelWeightGradient part = new OneChannelWeightGradient(g, units, blockLines(g), x, xOffset, dy, dyOffset,
                scratch, others + sums(g).scratchSize());
        Call sum = sums(g).bind(workers, units, part, scratch, scratchOffset, scratch, others);
        int columns = g.outChannels();
        Call turn = () -> Transpose.run(taps(g), columns, scratch, scratchOffset, columns, dw, dwOffset, taps(g));
        return Call.sequence(List.of(sum, turn));
    }

    private static ChunkedSums sums(Conv2dGeometry g) {
        return new ChunkedSums(Conv2dGradients.chunks(g), g.weightSize());
    }

    private static int taps(Conv2dGeometry g) {
        return g.kernelHeight() * g.kernelWidth();
    }

    private static int blockLines(Conv2dGeometry g) {
        return Math.clamp(BLOCK_PIXELS / g.outWidth(), 1, g.batch() * g.outHeight());
    }

    private static int rowStride(Conv2dGeometry g) {
        return blockLines(g) * g.outWidth() + PAD;
    }

    /** Where a block's {@code dy} lies in a worker's scratch, in panels; the taps' rows lie at the beginning. */
    private static int panelsAt(Conv2dGeometry g) {
        return Math.multiplyExact(taps(g), rowStride(g));
    }

    /** Where the tiles' scratch lies. */
    private static int tails(Conv2dGeometry g) {
        return Math.addExact(panelsAt(g), Panels.size(g.outChannels(), blockLines(g) * g.outWidth()));
    }

    /** Floats of scratch that a worker needs. */
    private static int own(Conv2dGeometry g) {
        return Math.addExact(tails(g), Tiles.SCRATCH);
    }

    /** Sums {@code [taps, outChannels]} of one unit's taps over one chunk, block by block. */
    @Override
    public void sum(int chunk, int unit, float[] sums, int sumsOffset, int worker) {
        int first = unit * taps(g) / units;
        int rows = (unit + 1) * taps(g) / units - first;
        int images = Conv2dGradients.imagesPerChunk(g);
        int begin = chunk * images * g.outHeight();
        int end = Math.min(g.batch(), (chunk + 1) * images) * g.outHeight();
        int own = scratchOffset + worker * own(g);
        int columns = g.outChannels();
        for (int line = begin; line < end; line += blockLines) {
            int lines = Math.min(blockLines, end - line);
            int pixels = lines * g.outWidth();
            for (int tap = first; tap < first + rows; tap++) {
                unfold(tap, line, lines, own + (tap - first) * rowStride(g));
            }
            boolean inPlace = columns == Panels.WIDTH;
            int from = dyOffset + line * g.outWidth() * columns;
            if (!inPlace) Panels.packAnew(false, columns, pixels, dy, from, columns, scratch, own + panelsAt(g));
            Tiles.rows(true, rows, columns, pixels, scratch, own, rowStride(g), Tiles.wholeRow(),
                    inPlace ? dy : scratch, inPlace ? from : own + panelsAt(g), pixels * Panels.WIDTH,
                    sums, sumsOffset + first * columns, columns, line > begin,
                    Epilogue.NONE, 0, 0, scratch, own + tails(g));
        }
    }

    /** What a tap reads for each output pixel of some lines, which count on from image to image. */
    private void unfold(int tap, int firstLine, int lines, int to) {
        int stride = g.stride().horizontal();
        int down = tap / g.kernelWidth() * g.dilation().vertical() - g.padding().top();
        int right = tap % g.kernelWidth() * g.dilation().horizontal() - g.padding().left();
        // output pixels of a line that the tap reads within the image
        int inside = g.firstInside(right);
        int outside = g.endInside(right, inside);
        int image = firstLine / g.outHeight();
        int line = firstLine % g.outHeight();
        for (int i = 0; i < lines; i++, to += g.outWidth()) {
            int row = line * g.stride().vertical() + down;
            if (row < 0 || row >= g.height()) {
                Arrays.fill(scratch, to, to + g.outWidth(), 0);
            } else {
                Arrays.fill(scratch, to, to + inside, 0);
                int from = xOffset + (image * g.height() + row) * g.width() + right;
                copy(outside - inside, from + inside * stride, stride, to + inside);
                Arrays.fill(scratch, to + outside, to + g.outWidth(), 0);
            }
            if (++line == g.outHeight()) {
                line = 0;
                image++;
            }
        }
    }

    private void copy(int n, int from, int stride, int to) {
        if (n == 0) return; // then nothing is said of where it would begin
        if (stride == 1) {
            System.arraycopy(x, from, scratch, to, n);
        } else {
            for (int i = 0; i < n; i++) scratch[to + i] = x[from + i * stride];
        }
    }
}
