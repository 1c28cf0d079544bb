package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;

/**
 * What an image costs with Winograd's algorithm and without, in fma on 16 lanes. It is an estimate from attributes and
 * shape alone, the batch left out, because the choice decides about bits and has to be the same everywhere.
 *
 * <p>All factors were fitted to times on one core of a Zen 4 with vectors of 512 bits (118 GFLOP/s, an fma 0.27 ns):
 * 27 layers of 3 to 512 channels on maps of 2x2 to 224x224, and those of ResNet-18 in turn, as a network runs them.
 */
final class WinogradCost {
    private static final int LANES = 16;

    /** Transforming a point of a vector of channels, its way through the caches, and what the short products lose. */
    private static final int TRANSFORM = 20;

    /** Bringing input channels that make no whole vectors into a patch, for each of its pixels. */
    private static final int INPUT_COPY = 40;

    /** Taking output channels that make no whole vectors out of a tile, for each of its pixels. */
    private static final int OUTPUT_COPY = 85;

    /** Weights that take as long as an fma: in a network they come from memory, which partly hides behind products. */
    private static final int WEIGHTS = 4;

    /** How many fma take as long as a vector of weights that no cache holds: 8 on the Zen 4, 11 on a Zen 5 (39 GB/s). */
    private static final int UNCACHED = 10;

    /** Rows of products that such weights hide behind, those of the tile that they come for: others find them cached. */
    private static final int HIDING = Tiles.ROWS;

    private WinogradCost() {}

    /** Without: borders and short rows take a sixteenth on top, columns that make no whole vectors those of one more. */
    static long direct(Conv2dGeometry g) {
        long pixels = (long) g.outHeight() * g.outWidth();
        long vectors = columns(g) / LANES + (g.outChannels() % LANES == 0 ? 0 : 1);
        long taps = (long) g.kernelHeight() * g.kernelWidth();
        return pixels * taps * g.inChannels() * vectors * 17 / 16 + weights(taps, pixels, g);
    }

    /** Products at the points, the transforms, and the weights, of which there are four times as many with F(4x4, 3x3). */
    static long winograd(int outTile, Conv2dGeometry g) {
        long points = WinogradTiling.points(outTile, g);
        long tiles = WinogradTiling.imageTiles(outTile, g);
        long products = points * g.inChannels() * columns(g) / LANES;
        long transforms = TRANSFORM * points * (Math.max(LANES, g.inChannels()) + columns(g)) / LANES;
        long copies = (g.inChannels() % LANES == 0 ? 0 : INPUT_COPY * points)
                + (g.outChannels() % LANES == 0 ? 0 : (long) OUTPUT_COPY * outTile * outTile);
        return tiles * (products + transforms + copies) + weights(points, tiles, g);
    }

    /** Output channels, rounded up to whole panels. */
    private static long columns(Conv2dGeometry g) {
        return (long) Panels.count(g.outChannels()) * Panels.WIDTH;
    }

    /** What the weights' way takes beyond the products of {@code rows} rows, of which the first hide a part of it. */
    private static long weights(long points, long rows, Conv2dGeometry g) {
        long weights = points * g.inChannels() * columns(g);
        if (weights <= WinogradTiling.UNCACHED) return weights / WEIGHTS;
        return weights / LANES * (UNCACHED - Math.min(rows, HIDING));
    }
}
