package dev.lanewise.kernels.micro;

/** How rows of a product are cut into tiles. It changes speed only: each output is a chain of its own. */
public final class TileHeights {
    /**
     * The most rows of a tile that is not tall, wherever they lie. With sixteen registers four: of five and six rows C2
     * may keep partial sums on the stack, one to four of them from one compilation to another, which halves the speed.
     */
    private static final int MOST = Tiles.TALL_PAYS ? Tiles.ROWS : 4;

    private TileHeights() {}

    /**
     * Rows of the next tile where {@code rows} are left: {@link Tiles#TALL} while that pays and they suffice, then
     * nearly equal heights, because a lone row has too few chains of fma.
     */
    public static int next(int rows) {
        if (Tiles.TALL_PAYS && rows >= Tiles.TALL) return Tiles.TALL;
        return even(rows, MOST);
    }

    /** The same for rows that lie evenly apart: their offsets take no registers, so six rows fit sixteen of them. */
    public static int evenly(int rows) {
        return Tiles.TALL_PAYS ? next(rows) : even(rows, Tiles.ROWS);
    }

    /** The first of the fewest nearly equal heights that make up {@code rows}. */
    static int even(int rows, int most) {
        return Math.ceilDiv(rows, Math.ceilDiv(rows, most));
    }
}
