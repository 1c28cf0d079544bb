package dev.lanewise.kernels.micro;

/** How rows of a product are cut into tiles. It changes speed only: each output is a chain of its own. */
public final class TileHeights {
    /**
     * The most rows of a tile that is not tall. Tiles of five and six rows need nearly all of sixteen registers, and C2
     * then keeps a partial sum on the stack, which halves their speed; four rows it always fits.
     */
    private static final int MOST = Tiles.TALL_PAYS ? Tiles.ROWS : 4;

    private TileHeights() {}

    /**
     * Rows of the next tile where {@code rows} are left: {@link Tiles#TALL} while that pays and they suffice, then
     * nearly equal heights, because a lone row has too few chains of fma.
     */
    public static int next(int rows) {
        return next(rows, MOST);
    }

    static int next(int rows, int most) {
        if (Tiles.TALL_PAYS && rows >= Tiles.TALL) return Tiles.TALL;
        return even(rows, most);
    }

    /** The first of the fewest nearly equal heights that make up {@code rows}. */
    static int even(int rows, int most) {
        return Math.ceilDiv(rows, Math.ceilDiv(rows, most));
    }
}
