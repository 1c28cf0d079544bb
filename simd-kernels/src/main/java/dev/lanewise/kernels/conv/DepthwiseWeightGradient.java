package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Transpose;
import dev.lanewise.kernels.simd.Species;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * The weight gradient of a depthwise convolution: lanes over channels, nine taps at a time, because nine chains of fma
 * keep the CPU busy and nine taps are the commonest kernel. Bands of input are copied with their border first.
 *
 * <p>Sums are laid out {@code [taps, channels]}, both rounded up: to whole nines, and to whole vectors of any width.
 */
final class DepthwiseWeightGradient {
    private static final int L = Species.LENGTH;
    private static final int TAPS = 9;
    private static final int WIDEST = 16;

    /** Floats of a band of input: half of a second-level cache of 1 MiB. */
    private static final int BAND = 1 << 17;

    /** What sizes do not depend on. */
    private static final float[] NONE = {};

    private final Conv2dGeometry g;
    private final float[] x;
    private final int xOffset;
    private final float[] dy;
    private final int dyOffset;
    private final int chunkImages;
    private final int channels;
    private final int unitChannels;
    private final int bandRows;
    private final float[] scratch;
    private final int scratchOffset;

    /** @param scratch {@link #scratchSize} floats from {@code scratchOffset} on */
    private DepthwiseWeightGradient(Workers workers, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset,
            float[] scratch, int scratchOffset) {
        this.g = g;
        this.x = x;
        this.xOffset = xOffset;
        this.dy = dy;
        this.dyOffset = dyOffset;
        this.scratch = scratch;
        this.scratchOffset = scratchOffset;
        chunkImages = Conv2dGradients.imagesPerChunk(g);
        int vectors = Math.ceilDiv(g.inChannels(), WIDEST);
        channels = vectors * WIDEST;
        unitChannels = Math.ceilDiv(vectors, Math.ceilDiv(workers.width(), chunks())) * WIDEST;
        int span = (g.kernelHeight() - 1) * g.dilation().vertical() + 1;
        int lines = Math.max(span, BAND / (g.paddedWidth() * unitChannels));
        bandRows = Math.min(g.outHeight(), (lines - span) / g.stride().vertical() + 1);
    }

    static int scratchSize(Workers workers, Conv2dGeometry g) {
        DepthwiseWeightGradient part = new DepthwiseWeightGradient(workers, g, NONE, 0, NONE, 0, NONE, 0);
        int sums = Math.addExact(part.chunkSize(), part.sums().scratchSize());
        return Math.addExact(sums, Math.multiplyExact(workers.width(), part.scratch()));
    }

    static Call bind(Workers workers, Conv2dGeometry g, float[] x, int xOffset, float[] dy, int dyOffset,
            float[] dw, int dwOffset, float[] scratch, int at) {
        DepthwiseWeightGradient part = new DepthwiseWeightGradient(workers, g, x, xOffset, dy, dyOffset, scratch, at);
        return part.into(workers, dw, dwOffset);
    }

    private ChunkedSums sums() {
        return new ChunkedSums(chunks(), chunkSize());
    }

    private int chunks() {
        return Conv2dGradients.chunks(g);
    }

    private int bandLines(int rows) {
        return (rows - 1) * g.stride().vertical() + (g.kernelHeight() - 1) * g.dilation().vertical() + 1;
    }

    private int gradients() {
        return bandLines(bandRows) * g.paddedWidth() * unitChannels;
    }

    private int scratch() {
        return gradients() + bandRows * g.outWidth() * unitChannels;
    }

    private int taps() {
        return g.kernelHeight() * g.kernelWidth();
    }

    private int chunkSize() {
        return Math.ceilDiv(taps(), TAPS) * TAPS * channels;
    }

    /** Workers' own scratch lies at the beginning, then the totals. */
    private Call into(Workers workers, float[] dw, int dwOffset) {
        int units = Math.ceilDiv(channels, unitChannels);
        int totals = scratchOffset + workers.width() * scratch();
        Call sum = sums().bind(workers, units, this::sum, scratch, totals, scratch, totals + chunkSize());
        return Call.sequence(List.of(sum,
                () -> Transpose.run(taps(), g.inChannels(), scratch, totals, channels, dw, dwOffset, taps())));
    }

    private void sum(int chunk, int unit, float[] sums, int sumsOffset, int worker) {
        int own = scratchOffset + worker * scratch();
        int channel = unit * unitChannels;
        int count = Math.min(unitChannels, g.inChannels() - channel);
        for (int i = 0; i < chunkSize() / channels; i++) {
            int from = sumsOffset + i * channels + channel;
            Arrays.fill(sums, from, from + Math.min(unitChannels, channels - channel), 0);
        }
        int end = Math.min(g.batch(), (chunk + 1) * chunkImages);
        for (int image = chunk * chunkImages; image < end; image++) {
            for (int row = 0; row < g.outHeight(); row += bandRows) {
                int rows = Math.min(bandRows, g.outHeight() - row);
                loadBand(image, row * g.stride().vertical() - g.padding().top(), bandLines(rows), channel, count, own);
                loadGradients((image * g.outHeight() + row) * g.outWidth(), rows * g.outWidth(), channel, count, own);
                for (int tap = 0; tap < taps(); tap += TAPS) {
                    for (int c = 0; c < count; c += L) {
                        nine(rows, tap, own + c, sums, sumsOffset + tap * channels + channel + c,
                                own + gradients() + c);
                    }
                }
            }
        }
    }

    /** Lines of input with their border, as {@code [lines, paddedWidth, unitChannels]}. */
    private void loadBand(int image, int top, int lines, int channel, int count, int own) {
        int left = g.padding().left();
        int border = (left + g.width()) * unitChannels;
        int lineSize = g.paddedWidth() * unitChannels;
        for (int line = 0; line < lines; line++) {
            int row = top + line;
            int to = own + line * lineSize;
            if (row < 0 || row >= g.height()) {
                Arrays.fill(scratch, to, to + lineSize, 0);
                continue;
            }
            Arrays.fill(scratch, to, to + left * unitChannels, 0);
            Arrays.fill(scratch, to + border, to + lineSize, 0);
            int from = xOffset + (image * g.height() + row) * g.width() * g.inChannels() + channel;
            copy(g.width(), count, x, from, to + left * unitChannels);
        }
    }

    private void loadGradients(int pixel, int pixels, int channel, int count, int own) {
        copy(pixels, count, dy, dyOffset + pixel * g.inChannels() + channel, own + gradients());
    }

    /** Some channels of pixels; what stands in channels beyond the last does not matter, lanes never meet. */
    private void copy(int pixels, int count, float[] from, int fromOffset, int to) {
        if (count == unitChannels && count == g.inChannels()) {
            System.arraycopy(from, fromOffset, scratch, to, pixels * count);
            return;
        }
        for (int p = 0; p < pixels; p++) {
            System.arraycopy(from, fromOffset + p * g.inChannels(), scratch, to + p * unitChannels, count);
        }
    }

    private void nine(int rows, int tap, int band, float[] sums, int sum, int gradient) {
        int line = g.stride().vertical() * g.paddedWidth() * unitChannels;
        int step = g.stride().horizontal() * unitChannels;
        nine(rows, g.outWidth(), scratch, at(tap, band), at(tap + 1, band), at(tap + 2, band), at(tap + 3, band),
                at(tap + 4, band), at(tap + 5, band), at(tap + 6, band), at(tap + 7, band), at(tap + 8, band),
                line, step, gradient, unitChannels, sums, sum, channels);
    }

    /** Where a tap of the first output reads; beyond the last tap, the last, whose sums are then not looked at. */
    private int at(int tap, int band) {
        int t = Math.min(tap, taps() - 1);
        int line = t / g.kernelWidth() * g.dilation().vertical();
        int column = t % g.kernelWidth() * g.dilation().horizontal();
        return band + (line * g.paddedWidth() + column) * unitChannels;
    }

    private static void nine(int rows, int columns, float[] x, int x0, int x1, int x2, int x3, int x4, int x5, int x6,
            int x7, int x8, int line, int step, int gradient, int gradientStep, float[] sums, int sum, int sumStride) {
        FloatVector s0 = FloatVector.fromArray(FLOAT, sums, sum);
        FloatVector s1 = FloatVector.fromArray(FLOAT, sums, sum + sumStride);
        FloatVector s2 = FloatVector.fromArray(FLOAT, sums, sum + 2 * sumStride);
        FloatVector s3 = FloatVector.fromArray(FLOAT, sums, sum + 3 * sumStride);
        FloatVector s4 = FloatVector.fromArray(FLOAT, sums, sum + 4 * sumStride);
        FloatVector s5 = FloatVector.fromArray(FLOAT, sums, sum + 5 * sumStride);
        FloatVector s6 = FloatVector.fromArray(FLOAT, sums, sum + 6 * sumStride);
        FloatVector s7 = FloatVector.fromArray(FLOAT, sums, sum + 7 * sumStride);
        FloatVector s8 = FloatVector.fromArray(FLOAT, sums, sum + 8 * sumStride);
        for (int row = 0; row < rows; row++) {
            int at = row * line;
            for (int column = 0; column < columns; column++) {
                FloatVector d = FloatVector.fromArray(FLOAT, x, gradient);
                s0 = FloatVector.fromArray(FLOAT, x, x0 + at).fma(d, s0);
                s1 = FloatVector.fromArray(FLOAT, x, x1 + at).fma(d, s1);
                s2 = FloatVector.fromArray(FLOAT, x, x2 + at).fma(d, s2);
                s3 = FloatVector.fromArray(FLOAT, x, x3 + at).fma(d, s3);
                s4 = FloatVector.fromArray(FLOAT, x, x4 + at).fma(d, s4);
                s5 = FloatVector.fromArray(FLOAT, x, x5 + at).fma(d, s5);
                s6 = FloatVector.fromArray(FLOAT, x, x6 + at).fma(d, s6);
                s7 = FloatVector.fromArray(FLOAT, x, x7 + at).fma(d, s7);
                s8 = FloatVector.fromArray(FLOAT, x, x8 + at).fma(d, s8);
                at += step;
                gradient += gradientStep;
            }
        }
        s0.intoArray(sums, sum);
        s1.intoArray(sums, sum + sumStride);
        s2.intoArray(sums, sum + 2 * sumStride);
        s3.intoArray(sums, sum + 3 * sumStride);
        s4.intoArray(sums, sum + 4 * sumStride);
        s5.intoArray(sums, sum + 5 * sumStride);
        s6.intoArray(sums, sum + 6 * sumStride);
        s7.intoArray(sums, sum + 7 * sumStride);
        s8.intoArray(sums, sum + 8 * sumStride);
    }
}
