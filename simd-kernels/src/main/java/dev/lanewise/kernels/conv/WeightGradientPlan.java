package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;

/**
 * How the weight gradient as a matrix product is cut up. For a group of channels the product is {@code (outChannels,
 * pixels) . (pixels, taps * inChannels)}: what comes out lies as the weights do, and the chains run over output pixels.
 *
 * <p>Chunks of images are the chains. Units, rectangles of a group's product, are what a task computes of a chunk.
 * Blocks of pixels are what a task brings into the cache at a time. Units and blocks change speed only.
 */
final class WeightGradientPlan {
    /**
     * Output pixels of a block, at most. Longer chains save some of the sums' ways to the cache and back, but no time that
     * shows, and a fresh JVM compiles a tile after so many calls, which shorter chains make sooner.
     */
    private static final int BLOCK_PIXELS = 512;

    /** Floats of {@code dy} of a block, which stays in the second-level cache: 480 or 240 KiB. */
    private static final int BLOCK_FLOATS = (Tiles.TALL_PAYS ? 120 : 60) << 10;

    /** Shorter chains in registers would not pay, however many output channels there are. */
    private static final int FEWEST_PIXELS = 64;

    /** So many units for each worker are enough to even out. */
    private static final int UNITS_OF_WORKER = 4;

    /** Keeps the rows of {@code dy} from lying a power of two apart, where they would share few cache sets. */
    private static final int PAD = 16;

    final Conv2dGeometry g;

    /** Images whose pixels one chain runs over. */
    final int chunkImages;

    final int chunks;

    /** Output pixels of a block, at most. */
    final int blockPixels;

    /** Into how many units the output channels of a group are cut. */
    private final int rowParts;

    /** And its columns. */
    private final int columnParts;

    WeightGradientPlan(Conv2dGeometry g, int workers) {
        this.g = g;
        chunkImages = Math.min(g.batch(), Conv2dGradients.imagesPerChunk(g));
        chunks = Conv2dGradients.chunks(g);
        int parts = parts(chunks * g.groups(), workers);
        // units side by side each transpose all of dy, units one below the other each unfold all of the input
        int tiles = Math.ceilDiv(rows(), Tiles.ROWS);
        boolean sideBySide = panels() >= Math.min(tiles, 2 * parts);
        columnParts = sideBySide ? Math.min(parts, panels()) : 1;
        rowParts = sideBySide ? 1 : Math.min(parts, tiles);
        int most = Math.clamp(BLOCK_FLOATS / rowsOfPart(), FEWEST_PIXELS, BLOCK_PIXELS);
        int pixels = chunkImages * g.outHeight() * g.outWidth();
        blockPixels = Math.ceilDiv(pixels, Math.ceilDiv(pixels, most));
    }

    /** Into how many parts each of {@code products} is cut, so that the workers have equally much to do. */
    private static int parts(int products, int workers) {
        return products % workers == 0 || products >= UNITS_OF_WORKER * workers ? 1 : workers;
    }

    /** Rows of a group's product. */
    int rows() {
        return g.outChannelsPerGroup();
    }

    /** Columns of a group's product. */
    int columns() {
        return g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
    }

    private int panels() {
        return Panels.count(columns());
    }

    /** The most rows of a unit. */
    private int rowsOfPart() {
        return Math.ceilDiv(rows(), rowParts);
    }

    int unitsOfGroup() {
        return rowParts * columnParts;
    }

    int units() {
        return g.groups() * unitsOfGroup();
    }

    /** The first row of that unit of a group, or the end of the one before. */
    int firstRow(int unit) {
        return Math.min(rows(), unit / columnParts * rowsOfPart());
    }

    int endRow(int unit) {
        return firstRow(unit + columnParts);
    }

    /** The first column of that unit of a group: units are whole panels. */
    int firstColumn(int unit) {
        return unit % columnParts * panels() / columnParts * Panels.WIDTH;
    }

    int endColumn(int unit) {
        return Math.min(columns(), (unit % columnParts + 1) * panels() / columnParts * Panels.WIDTH);
    }

    /** Floats from one row of a block's {@code dy} to the next. */
    int rowStride() {
        return blockPixels + PAD;
    }

    /** Where two panels of a block's input lie in a worker's scratch; its {@code dy} lies at the beginning. */
    int panelsAt() {
        return rowsOfPart() * rowStride();
    }

    /** Where the tiles' scratch lies. */
    int tails() {
        return panelsAt() + 2 * Panels.WIDTH * blockPixels;
    }

    /** Floats of scratch that a worker needs. */
    int scratchSize() {
        return Math.addExact(tails(), Tiles.SCRATCH);
    }
}
