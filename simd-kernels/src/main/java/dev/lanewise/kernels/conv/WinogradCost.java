package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;

/**
 * What an image costs with Winograd's algorithm and without, in fma on 16 lanes. It is an estimate from attributes and
 * shape alone, the batch left out, because the choice decides about bits and has to be the same everywhere.
 */
final class WinogradCost {
    private static final int LANES = 16;

    /** Weights that are taken to stay in a cache: 4 MiB. */
    private static final int CACHED = 1 << 20;

    private WinogradCost() {}

    /** Without: borders and short rows take about a seventh on top. */
    static long direct(Conv2dGeometry g) {
        long pixels = (long) g.outHeight() * g.outWidth();
        return pixels * 9 * g.inChannels() * columns(g) / LANES * 8 / 7 + weights(9, g);
    }

    /**
     * Products at the points, the transforms, and the weights, of which there are four times as many with F(4x4). The
     * factors were measured on Zen 5: loads, stores and the border included, a transform takes about 12 fma a point and
     * vector; channels that make no whole vectors go through copies, about 90 a point and 280 a pixel.
     */
    static long winograd(int outTile, Conv2dGeometry g) {
        long points = (outTile + 2L) * (outTile + 2);
        long tiles = WinogradTiling.imageTiles(outTile, g);
        long products = points * g.inChannels() * columns(g) / LANES;
        long transforms = 12L * points * (Math.max(LANES, g.inChannels()) + columns(g)) / LANES;
        long copies = (g.inChannels() % LANES == 0 ? 0 : 90 * points)
                + (g.outChannels() % LANES == 0 ? 0 : 280L * outTile * outTile);
        return tiles * (products + transforms + copies) + weights(points, g);
    }

    /** Output channels, rounded up to whole panels. */
    private static long columns(Conv2dGeometry g) {
        return (long) Panels.count(g.outChannels()) * Panels.WIDTH;
    }

    /**
     * What does not stay in a cache comes from memory, which mostly hides behind the products: measured on Zen 4, eight
     * weights cost one fma (512 channels at 7x7: 0.9 ms with F(4x4) and its 38 MB, 1.3 ms with F(2x2)).
     */
    private static long weights(long points, Conv2dGeometry g) {
        return Math.max(0, points * g.inChannels() * columns(g) - CACHED) / 8;
    }
}
