package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.conv.WinogradTransforms.VECTOR;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;

/**
 * How a convolution is cut into Winograd tiles, the tiles into blocks that a worker takes at once, and a worker's
 * scratch into its parts. Blocks change speed only. Outputs that lie a dilation apart see inputs that lie a dilation
 * apart, so each phase of the dilation is cut into tiles as if it were an image of its own.
 *
 * <p>Scratch holds a block's inputs {@code [tiles, points, channels]}, its products {@code [tiles, points, columns]}
 * for one group of output channels, one patch of inputs with its border, one tile of outputs, and what the transforms
 * and the products need.
 */
final class WinogradTiling {
    /** Output channels that wait for their transform together: whole panels. */
    static final int COLUMNS = 64;

    /** Floats of inputs that a block may take: so much of a second-level cache of 1 MiB that weights still stream. */
    private static final int BLOCK = 1 << 18;

    /** Fewer tiles than these read the weights too often, more gain nothing. */
    private static final int FEWEST = 2 * Tiles.TALL;

    private static final int MOST = 4 * Tiles.TALL;

    /** Weights, as floats, that no cache holds, 16 MiB: they come from memory once for each block. */
    static final long UNCACHED = 1 << 22;

    /** Tiles of a block then: its inputs leave the second-level cache, which costs less. */
    private static final int MOST_UNCACHED = 8 * Tiles.TALL;

    /** Floats between the two dimensions of a transform of inputs, of which as many tiles beside each other are made. */
    private static final int TOGETHER = 5 << 10;

    /** The most channels of inputs that are transformed together: a tile of them, 36 KiB, fits the first-level cache. */
    private static final int MOST_CHANNELS = 256;

    /** A line between tiles: at strides of a large power of two all would share one set of the cache. */
    private static final int LINE = 16;

    final Conv2dGeometry geometry;
    final int batch;
    final int outTile;
    final int side;
    final int tiles;

    /** Tiles down one phase of the dilation, and across. */
    private final int tilesDown;

    private final int tilesAcross;

    /** The same of all phases. */
    private final int linesDown;

    private final int linesAcross;

    /** Input channels, rounded up to whole vectors of any width. */
    final int channels;

    final int blockTiles;

    /** Channels of inputs that are transformed together, whole vectors of any width. */
    final int inputChannels;

    /** The most tiles, beside each other, whose inputs are transformed together. */
    final int inputTiles;

    WinogradTiling(int outTile, Conv2dGeometry g, int batch) {
        geometry = g;
        this.batch = batch;
        this.outTile = outTile;
        side = outTile + g.kernelHeight() - 1;
        tilesDown = tiles(outTile, g.outHeight(), g.dilation().vertical());
        tilesAcross = tiles(outTile, g.outWidth(), g.dilation().horizontal());
        linesDown = tilesDown * Math.min(g.outHeight(), g.dilation().vertical());
        linesAcross = tilesAcross * Math.min(g.outWidth(), g.dilation().horizontal());
        tiles = Math.multiplyExact(batch, Math.multiplyExact(linesDown, linesAcross));
        channels = Math.max(1, Math.ceilDiv(g.inChannels(), VECTOR)) * VECTOR;
        int fitting = BLOCK / (points() * channels);
        boolean cached = (long) points() * g.inChannels() * g.outChannels() <= UNCACHED;
        int together = cached ? Math.clamp(fitting - fitting % Tiles.TALL, FEWEST, MOST) : MOST_UNCACHED;
        blockTiles = Math.min(tiles, together);
        inputChannels = Math.min(channels, MOST_CHANNELS);
        int pixels = TOGETHER / (side * channels);
        inputTiles = Math.clamp((pixels - side) / outTile + 1, 1, tilesAcross);
    }

    /** Whether one block has all tiles, so that each weight is multiplied in one go. */
    boolean isOneBlock() {
        return blockTiles == tiles;
    }

    /** Tiles along one axis of one phase: with dilation {@code d}, every {@code d}-th output belongs to a phase. */
    private static int tiles(int outTile, int size, int dilation) {
        return Math.ceilDiv(Math.ceilDiv(size, dilation), outTile);
    }

    /** Tiles of an image, all phases together: those of the shorter phases may hold no output. */
    static long imageTiles(int outTile, Conv2dGeometry g) {
        int down = tiles(outTile, g.outHeight(), g.dilation().vertical());
        int across = tiles(outTile, g.outWidth(), g.dilation().horizontal());
        return (long) down * Math.min(g.outHeight(), g.dilation().vertical())
                * across * Math.min(g.outWidth(), g.dilation().horizontal());
    }

    int image(int tile) {
        return tile / linesAcross / linesDown;
    }

    /** The tile's first row of outputs; the others follow at the distance of the dilation. */
    int row(int tile) {
        int line = tile / linesAcross % linesDown;
        return line / tilesDown + line % tilesDown * outTile * geometry.dilation().vertical();
    }

    /** The tile's first column of outputs. */
    int column(int tile) {
        int line = tile % linesAcross;
        return line / tilesAcross + line % tilesAcross * outTile * geometry.dilation().horizontal();
    }

    /** How many tiles, from that one on, lie beside each other in one phase. */
    int beside(int tile) {
        return tilesAcross - tile % linesAcross % tilesAcross;
    }

    /** Pixels of each row that so many tiles beside each other read. */
    int pixels(int count) {
        return (count - 1) * outTile + side;
    }

    int points() {
        return side * side;
    }

    static long points(int outTile, Conv2dGeometry g) {
        return (outTile + g.kernelHeight() - 1L) * (outTile + g.kernelWidth() - 1);
    }

    /** Groups of {@link #COLUMNS} output channels. */
    int groups() {
        return Math.ceilDiv(geometry.outChannels(), COLUMNS);
    }

    /** Output channels of a group, rounded up to whole panels. */
    int columns(int group) {
        return Math.min(COLUMNS, Panels.count(geometry.outChannels() - group * COLUMNS) * Panels.WIDTH);
    }

    /** From one tile's inputs to the next; its points follow each other. */
    int inputTile() {
        return points() * channels + LINE;
    }

    /** From one tile's products to the next. */
    int productTile(int columns) {
        return points() * columns + LINE;
    }

    int products() {
        return blockTiles * inputTile();
    }

    int patch() {
        return products() + blockTiles * productTile(COLUMNS);
    }

    int outputs() {
        return patch() + side * pixels(inputTiles) * channels;
    }

    int transforms() {
        return outputs() + outTile * outTile * COLUMNS;
    }

    /** From one row to the next between the two dimensions of a transform of inputs. */
    int inputRow(int pixels, int channels) {
        return pixels * channels + LINE;
    }

    int tails() {
        return transforms() + Math.max(side * inputRow(pixels(inputTiles), inputChannels), outTile * side * COLUMNS);
    }

    /** Floats of scratch that a worker needs. */
    int scratch() {
        return tails() + Tiles.SCRATCH;
    }
}
