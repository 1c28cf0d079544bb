package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.conv.StridedWinogradTransforms.VECTOR;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;

/**
 * How a convolution with stride 2 is cut into tiles of 2x2 outputs, the tiles into blocks that a worker takes at once,
 * and a worker's scratch into its parts. Blocks change speed only. A block is made of units: a line of tiles, or a part
 * of one where lines are long.
 *
 * <p>The last tile of an odd number of outputs has one output, which takes points 0 and 1 alone: the other point has
 * no row there. Rows of a point lie together, line by line.
 *
 * <p>Scratch holds a block's inputs {@code [5 x 5, rows, channels]}, its products {@code [3 x 3, rows, columns]} for one
 * group of output channels, one patch of inputs with its border, one tile of outputs, and what the products need.
 */
final class StridedWinogradTiling {
    /** Inputs that a tile reads along an axis, and what becomes of them: two points and an odd tap, a point, a tap. */
    static final int SIDE = 5;

    /** Points of products along an axis. */
    static final int POINTS = 3;

    /** Output channels that wait for their transform together: whole panels. */
    static final int COLUMNS = 2 * Panels.WIDTH;

    /** Floats of inputs that a block may take, a second-level cache of 1 MiB in mind. */
    private static final int BLOCK = 1 << 17;

    /** Tiles of a block: fewer read the weights too often, more gain nothing. */
    private static final int FEWEST = 2 * Tiles.TALL;

    private static final int MOST = 5 * Tiles.TALL;

    /** Weights, as floats, that no cache holds, 16 MiB: they come from memory once for each block. */
    private static final long UNCACHED = 1 << 22;

    /** Tiles of a block then. */
    private static final int MOST_UNCACHED = 8 * Tiles.TALL;

    /** A line between points: at strides of a large power of two all points would share one set of the cache. */
    private static final int LINE = 16;

    final Conv2dGeometry geometry;
    final int units;
    final int blockUnits;

    /** Input channels, rounded up to whole vectors of any width. */
    final int channels;

    private final int tilesDown;
    private final int tilesAcross;

    /** Parts of a line; 1 where a block may have several lines. */
    private final int parts;

    private final int rows;

    StridedWinogradTiling(Conv2dGeometry g, int batch) {
        geometry = g;
        tilesDown = Math.ceilDiv(g.outHeight(), 2);
        tilesAcross = Math.ceilDiv(g.outWidth(), 2);
        channels = Math.max(1, Math.ceilDiv(g.inChannels(), VECTOR)) * VECTOR;
        boolean cached = 16L * g.inChannels() * g.outChannels() <= UNCACHED;
        int most = cached ? Math.clamp(BLOCK / (SIDE * SIDE * channels / 2), FEWEST, MOST) : MOST_UNCACHED;
        parts = Math.ceilDiv(tilesAcross, most);
        units = Math.multiplyExact(batch, tilesDown * parts);
        blockUnits = parts > 1 ? 1 : Math.clamp(most / tilesAcross, 1, Math.max(1, units));
        rows = blockUnits * Math.ceilDiv(tilesAcross, parts);
    }

    /** Rows of products of an image, all points and taps together; the definition has 9 for each output. */
    static long imageRows(Conv2dGeometry g) {
        return axisRows(g.outHeight()) * axisRows(g.outWidth());
    }

    /** 5 for two outputs, 3 for a single one; the definition has 3 for each. */
    private static long axisRows(int outputs) {
        return outputs / 2 * 5L + outputs % 2 * 3L;
    }

    /** Tiles of an image. */
    static long imageTiles(Conv2dGeometry g) {
        return (long) Math.ceilDiv(g.outHeight(), 2) * Math.ceilDiv(g.outWidth(), 2);
    }

    int image(int unit) {
        return unit / parts / tilesDown;
    }

    /** The unit's first row of outputs. */
    int outRow(int unit) {
        return 2 * (unit / parts % tilesDown);
    }

    /** The unit's first tile in its line. */
    int firstTile(int unit) {
        return (int) ((long) tilesAcross * (unit % parts) / parts);
    }

    /** The tile behind the unit's last. */
    int endTile(int unit) {
        return (int) ((long) tilesAcross * (unit % parts + 1) / parts);
    }

    /** Tiles of the unit that have a second column of outputs: all but an odd last one. */
    int secondTiles(int unit) {
        return Math.min(endTile(unit), geometry.outWidth() / 2) - firstTile(unit);
    }

    /** Whether the unit has a second row of outputs. */
    boolean hasSecondRow(int unit) {
        return outRow(unit) + 1 < geometry.outHeight();
    }

    /** How many units from {@code first} to {@code end}, of one block, have a second row of outputs. */
    int secondLines(int first, int end) {
        return first == end ? 0 : secondLines((end - 1) / parts + 1) - secondLines(first / parts);
    }

    private int secondLines(int line) {
        int ofImage = geometry.outHeight() / 2;
        return line / tilesDown * ofImage + Math.min(line % tilesDown, ofImage);
    }

    /** Groups of {@link #COLUMNS} output channels. */
    int groups() {
        return Math.ceilDiv(geometry.outChannels(), COLUMNS);
    }

    /** Output channels of a group, rounded up to whole panels. */
    int columns(int group) {
        return Math.min(COLUMNS, Panels.count(geometry.outChannels() - group * COLUMNS) * Panels.WIDTH);
    }

    /** From one point's inputs to the next. */
    int inputStride() {
        return rows * channels + LINE;
    }

    /** From one point's products to the next. */
    int productStride() {
        return rows * COLUMNS + LINE;
    }

    int products() {
        return SIDE * SIDE * inputStride();
    }

    int patch() {
        return products() + POINTS * POINTS * productStride();
    }

    int outputs() {
        return patch() + SIDE * SIDE * channels;
    }

    int tails() {
        return outputs() + 4 * COLUMNS;
    }

    /** Floats of scratch that a worker needs. */
    int scratch() {
        return tails() + Tiles.SCRATCH;
    }
}
