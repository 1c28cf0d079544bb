package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;

/**
 * What an image costs with {@link StridedWinogradConv2d}, in the unit of {@link WinogradCost} and on the same machine:
 * fitted to 24 layers of 8 to 512 channels on maps of 4x4 to 224x224, of which none loses more than 4 % by the choice.
 */
final class StridedWinogradCost {
    private static final int LANES = 16;

    /** Transforming a tile's inputs of a vector of channels. */
    private static final int INPUT = 170;

    /** Transforming a tile's outputs of a group of channels, and what its short products lose. */
    private static final int OUTPUT = 880;

    /** Bringing input channels that make no whole vectors into a patch, for each of its pixels. */
    private static final int INPUT_COPY = 40;

    /** Taking output channels that make no whole vectors out of a tile, for each of its pixels. */
    private static final int OUTPUT_COPY = 85;

    /** Weights that take as long as an fma, as in {@link WinogradCost}. */
    private static final int WEIGHTS = 4;

    private StridedWinogradCost() {}

    static long winograd(Conv2dGeometry g) {
        long columns = (long) Panels.count(g.outChannels()) * Panels.WIDTH;
        long products = StridedWinogradTiling.imageRows(g) * g.inChannels() * columns / LANES;
        long transforms = INPUT * (long) Math.max(1, Math.ceilDiv(g.inChannels(), LANES))
                + OUTPUT * (long) Math.ceilDiv(g.outChannels(), StridedWinogradTiling.COLUMNS);
        long copies = (g.inChannels() % LANES == 0 ? 0 : INPUT_COPY * 25L)
                + (g.outChannels() % LANES == 0 ? 0 : OUTPUT_COPY * 4L);
        return products + StridedWinogradTiling.imageTiles(g) * (transforms + copies)
                + 16L * g.inChannels() * columns / WEIGHTS;
    }
}
