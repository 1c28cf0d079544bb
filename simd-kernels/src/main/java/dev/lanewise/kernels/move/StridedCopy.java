package dev.lanewise.kernels.move;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;

/**
 * Copies a box of elements between two arrays of one kind, each walked with a stride an axis: permuting, slicing,
 * stretching and joining are such copies. A stride may be 0 (broadcast) or negative (reversed). Bits are kept.
 *
 * <p>The last two axes that remain when neighbours are merged make a plane, which is copied in {@link Tile}s: as runs,
 * or as a transposition where the input is contiguous along another axis than the output.
 */
public final class StridedCopy implements Workers.Task {
    /** Elements of a tile of a transposition side by side: as many full lines of the cache on either side. */
    private static final int SIDE = 64;

    /** Elements of any other tile. */
    private static final int TILE = 4096;

    /** From so many elements on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 17;

    private final Object x;
    private final int xOffset;
    private final Object y;
    private final int yOffset;
    private final int[] sizes;
    private final int[] xStrides;
    private final int[] yStrides;
    private int rank;

    private final int rows;
    private final int columns;
    private final int tileRows;
    private final int tileColumns;
    private final int tilesAcross;
    private final int tilesOfPlane;
    private final Tile tile;

    private StridedCopy(int[] sizes, Object x, int xOffset, int[] xStrides, Object y, int yOffset, int[] yStrides) {
        this.x = x;
        this.xOffset = xOffset;
        this.y = y;
        this.yOffset = yOffset;
        this.sizes = sizes.clone();
        this.xStrides = xStrides.clone();
        this.yStrides = yStrides.clone();
        merge();
        bringContiguousInputInward();
        boolean line = rank < 2;
        columns = rank == 0 ? 1 : this.sizes[rank - 1];
        rows = line ? 1 : this.sizes[rank - 2];
        int xColumn = rank == 0 ? 1 : this.xStrides[rank - 1];
        int yColumn = rank == 0 ? 1 : this.yStrides[rank - 1];
        tile = new Tile(line ? 0 : this.xStrides[rank - 2], xColumn, line ? 0 : this.yStrides[rank - 2], yColumn);
        if (tile.transposes()) {
            tileRows = Math.min(rows, Math.max(SIDE, TILE / columns));
            tileColumns = Math.max(SIDE, TILE / tileRows);
        } else {
            tileColumns = Math.min(columns, Math.max(TILE, columns / 16));
            tileRows = Math.max(1, TILE / tileColumns);
        }
        tilesAcross = Math.ceilDiv(columns, tileColumns);
        tilesOfPlane = Math.multiplyExact(tilesAcross, Math.ceilDiv(rows, tileRows));
    }

    /** The strides of an array without gaps. */
    public static int[] rowMajor(int... sizes) {
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= sizes[i];
        }
        return strides;
    }

    /**
     * {@code y[yOffset + sum of i_a * yStrides[a]] = x[xOffset + sum of i_a * xStrides[a]]} for all {@code i}, in each
     * run of the call; x and y are arrays of one primitive type, which do not overlap in what is read and written.
     */
    public static Call bind(Workers workers, int[] sizes, Object x, int xOffset, int[] xStrides,
            Object y, int yOffset, int[] yStrides) {
        long elements = 1;
        for (int size : sizes) elements *= size;
        if (elements == 0) return Call.NOTHING;
        StridedCopy copy = new StridedCopy(sizes, x, xOffset, xStrides, y, yOffset, yStrides);
        return Call.of(elements < PARALLEL ? Workers.INLINE : workers, copy.tasks(), copy);
    }

    /** Leaves out axes of size 1 and makes one of each two neighbours that both sides walk in one stride. */
    private void merge() {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 1) continue;
            boolean one = rank > 0
                    && xStrides[rank - 1] == xStrides[i] * sizes[i]
                    && yStrides[rank - 1] == yStrides[i] * sizes[i];
            int to = one ? rank - 1 : rank++;
            sizes[to] = one ? sizes[to] * sizes[i] : sizes[i];
            xStrides[to] = xStrides[i];
            yStrides[to] = yStrides[i];
        }
    }

    /** The axis along which the input is contiguous becomes the last but one, where the tiles of a plane include it. */
    private void bringContiguousInputInward() {
        if (rank < 3 || xStrides[rank - 1] == 1) return;
        for (int i = 0; i < rank - 2; i++) {
            if (xStrides[i] == 1) {
                swap(sizes, i);
                swap(xStrides, i);
                swap(yStrides, i);
                return;
            }
        }
    }

    private void swap(int[] values, int i) {
        int kept = values[i];
        values[i] = values[rank - 2];
        values[rank - 2] = kept;
    }

    /** A task is a tile. */
    private int tasks() {
        return tilesUnder(0);
    }

    /** Tiles under one index of each axis before this one. */
    private int tilesUnder(int axis) {
        int tiles = tilesOfPlane;
        for (int i = axis; i < rank - 2; i++) tiles = Math.multiplyExact(tiles, sizes[i]);
        return tiles;
    }

    @Override
    public void run(int first, int end, int worker) {
        walk(0, tasks(), first, end, xOffset, yOffset);
    }

    /** Tiles {@code first} to {@code end} of those under some indices of the axes before this one. */
    private void walk(int axis, int tiles, int first, int end, int xAt, int yAt) {
        if (axis >= rank - 2) {
            plane(first, end, xAt, yAt);
            return;
        }
        int each = tiles / sizes[axis];
        for (int i = first / each; i * each < end; i++) {
            walk(axis + 1, each, Math.max(0, first - i * each), Math.min(each, end - i * each),
                    xAt + i * xStrides[axis], yAt + i * yStrides[axis]);
        }
    }

    private void plane(int first, int end, int xAt, int yAt) {
        for (int i = first; i < end; i++) {
            int row = i / tilesAcross * tileRows;
            int column = i % tilesAcross * tileColumns;
            tile.copy(x, xAt + row * tile.xRow() + column * tile.xColumn(),
                    y, yAt + row * tile.yRow() + column * tile.yColumn(),
                    Math.min(tileRows, rows - row), Math.min(tileColumns, columns - column));
        }
    }
}
