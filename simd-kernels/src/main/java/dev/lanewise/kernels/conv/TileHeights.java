package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.micro.Tiles;

/** How rows of a product are cut into tiles. It changes speed only: each output is a chain of its own. */
final class TileHeights {
    /**
     * The most rows of a tile. Tiles of five and six rows need nearly all of sixteen registers, and C2 then keeps a
     * partial sum on the stack, which halves their speed; four rows it always fits.
     */
    static final int MOST = Lanes.floats() >= 16 ? Tiles.ROWS : 4;

    private TileHeights() {}

    /** Tiles for so many rows. */
    static int tiles(int rows) {
        return Math.ceilDiv(rows, MOST);
    }

    /** Where a tile begins: heights are nearly equal, because a lone row has too few chains of fma. */
    static int start(int tile, int tiles, int rows) {
        return (int) ((long) rows * tile / tiles);
    }
}
