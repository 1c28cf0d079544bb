package dev.lanewise.kernels.micro;

/** How rows of a product are cut into tiles. It changes speed only: each output is a chain of its own. */
public final class TileHeights {
    /**
     * The most rows of a tile that is not tall. With sixteen registers four: when tiles still held their epilogue,
     * C2 kept a partial sum of five and six rows on the stack. Without it they fit, but were not timed in convolutions.
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
