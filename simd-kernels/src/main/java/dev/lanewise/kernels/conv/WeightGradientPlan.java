package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;

/**
 * How the weight gradient as a matrix product is cut up. For a group of channels the product is
 * {@code (taps * inChannels, pixels) . (pixels, outChannels)}: rows are weights of one output channel, columns output
 * channels, and the chains run over output pixels.
 *
 * <p>Chunks of images are the chains. Units of input channels are what a task computes of a chunk. Blocks of pixels are
 * what a task brings into the cache at a time. Units and blocks change speed only.
 */
final class WeightGradientPlan {
    /** Output pixels of a block, at most: chains in registers are then long enough. */
    private static final int BLOCK_PIXELS = 512;

    /** Floats of input, of {@code dy} and of sums that a block may take: each half of a second-level cache of 1 MiB. */
    private static final int BLOCK_FLOATS = 1 << 17;

    /** Lines are copied in whole vectors: what goes beyond a plane's last line goes here. */
    private static final int OVERHANG = 16;

    final Conv2dGeometry g;

    /** Images whose pixels one chain runs over. */
    final int chunkImages;

    final int chunks;

    /** Images of a block; more than one only where a block holds whole images. */
    final int blockImages;

    /** Output rows of each image of a block. */
    final int blockRows;

    final StridePhases rowPhases;
    final StridePhases columnPhases;

    /** Input lines that a block keeps of each image, channel and tap column. */
    final int lines;

    /** Floats of a line of input with its border, each phase of its columns contiguous. */
    final int lineWidth;

    /** Input channels of a unit, within one group. */
    final int unitChannels;

    final int unitsPerGroup;

    /** Output channels of a group, rounded up to whole panels. */
    final int columns;

    WeightGradientPlan(Conv2dGeometry g, int workers) {
        this.g = g;
        chunkImages = Math.min(g.batch(), Conv2dGradients.imagesPerChunk(g));
        chunks = Math.ceilDiv(g.batch(), chunkImages);
        int imagePixels = g.outHeight() * g.outWidth();
        columns = Panels.count(g.outChannelsPerGroup()) * Panels.WIDTH;
        int pixels = Math.clamp(BLOCK_FLOATS / columns, 1, BLOCK_PIXELS);
        blockImages = Math.clamp(pixels / imagePixels, 1, chunkImages);
        blockRows = blockImages > 1 ? g.outHeight() : Math.clamp(pixels / g.outWidth(), 1, g.outHeight());
        rowPhases = new StridePhases(g.kernelHeight(), g.stride().vertical(), g.dilation().vertical());
        columnPhases = new StridePhases(g.kernelWidth(), g.stride().horizontal(), g.dilation().horizontal());
        lines = rowPhases.linesBefore(rowPhases.phases(), blockRows);
        lineWidth = columnPhases.linesBefore(columnPhases.phases(), g.outWidth());
        int channels = g.inChannelsPerGroup();
        int fitting = Math.clamp(BLOCK_FLOATS / (g.kernelWidth() * blockImages * lines * g.outWidth()), 1, channels);
        int summed = Math.clamp(BLOCK_FLOATS / (taps() * columns), 1, channels);
        int forEach = Math.ceilDiv(channels, Math.ceilDiv(workers, chunks * g.groups()));
        unitsPerGroup = Math.ceilDiv(channels, Math.min(Math.min(fitting, summed), forEach));
        unitChannels = Math.ceilDiv(channels, unitsPerGroup);
    }

    int units() {
        return g.groups() * unitsPerGroup;
    }

    int taps() {
        return g.kernelHeight() * g.kernelWidth();
    }

    /** The unit's first input channel. */
    int firstChannel(int unit) {
        return unit / unitsPerGroup * g.inChannelsPerGroup() + unit % unitsPerGroup * unitChannels;
    }

    /** Where a unit's sums begin within a chunk's, each {@code [kernelHeight, kernelWidth, channels, columns]}. */
    int unitOffset(int unit) {
        return firstChannel(unit) * taps() * columns;
    }

    /** Input channels of a unit. */
    int channels(int unit) {
        return Math.min(unitChannels, g.inChannelsPerGroup() - unit % unitsPerGroup * unitChannels);
    }

    /**
     * Where the inputs of each row of the product begin in a block, rows counting kernel rows, tap columns and
     * channels; and as many entries more as a tile may look at beyond the last.
     */
    int[] productRows(int unit) {
        int[] rows = new int[taps() * channels(unit) + Tiles.TALL];
        for (int j = 0; j < rows.length - Tiles.TALL; j++) {
            int tap = j / channels(unit);
            int r = tap / g.kernelWidth();
            int line = rowPhases.linesBefore(rowPhases.phase(r), blockRows) + rowPhases.shift(r);
            int plane = j % channels(unit) * g.kernelWidth() + tap % g.kernelWidth();
            rows[j] = plane * plane() + line * g.outWidth();
        }
        return rows;
    }

    /** Floats of a chunk's sums. */
    int chunkSize() {
        return Math.multiplyExact(g.inChannels() * taps(), columns);
    }

    /** Floats between channels (and between tap columns) of a block's input. */
    int plane() {
        return blockImages * lines * g.outWidth() + OVERHANG;
    }

    int blockPixels() {
        return blockImages * blockRows * g.outWidth();
    }

    /** Where a block's {@code dy} lies in a worker's scratch, in panels; its input lies at the beginning. */
    int panels() {
        return unitChannels * g.kernelWidth() * plane();
    }

    /** Where a line of input lies, {@code [channels, lineWidth]}. */
    int line() {
        return panels() + blockPixels() * columns;
    }

    /** Where the tiles' scratch lies. */
    int tails() {
        return line() + unitChannels * lineWidth + OVERHANG;
    }

    /** Floats of scratch that a worker needs. */
    int scratch() {
        return tails() + Tiles.SCRATCH;
    }
}
