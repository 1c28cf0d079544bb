package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Shape;

/**
 * Copies a box of elements between two arrays of one kind, each walked with a stride an axis: every operator that only
 * moves values is one such copy, or a few. A stride may be 0 (broadcast) or negative (reversed). Bits are kept.
 */
final class StridedCopy {
    /** Elements from which a contiguous run is worth a call of arraycopy. */
    private static final int RUN = 16;
    /** Side of the tiles in which a transposition goes through memory: 32 lines of the cache on either side. */
    private static final int TILE = 32;

    private final int[] sizes;
    private final int[] xStrides;
    private final int[] yStrides;
    private int rank;

    private StridedCopy(int[] sizes, int[] xStrides, int[] yStrides) {
        this.sizes = sizes.clone();
        this.xStrides = xStrides.clone();
        this.yStrides = yStrides.clone();
        merge();
    }

    static int[] rowMajor(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape.size(i);
        }
        return strides;
    }

    /** {@code y[yOffset + sum of i_a * yStrides[a]] = x[xOffset + sum of i_a * xStrides[a]]} for all {@code i}. */
    static void run(int[] sizes, Object x, int xOffset, int[] xStrides, Object y, int yOffset, int[] yStrides) {
        for (int size : sizes) if (size == 0) return;
        StridedCopy copy = new StridedCopy(sizes, xStrides, yStrides);
        if (copy.rank == 0) {
            System.arraycopy(x, xOffset, y, yOffset, 1);
        } else if (copy.xStrides[copy.rank - 1] == 1 && copy.yStrides[copy.rank - 1] == 1
                && copy.sizes[copy.rank - 1] >= RUN) {
            copy.runs(0, x, xOffset, y, yOffset);
        } else {
            copy.bringContiguousInputInward();
            copy.planes(0, x, xOffset, y, yOffset);
        }
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

    private void runs(int axis, Object x, int xAt, Object y, int yAt) {
        int size = sizes[axis];
        if (axis == rank - 1) {
            System.arraycopy(x, xAt, y, yAt, size);
            return;
        }
        for (int i = 0; i < size; i++) runs(axis + 1, x, xAt + i * xStrides[axis], y, yAt + i * yStrides[axis]);
    }

    private void planes(int axis, Object x, int xAt, Object y, int yAt) {
        if (axis < rank - 2) {
            for (int i = 0; i < sizes[axis]; i++) {
                planes(axis + 1, x, xAt + i * xStrides[axis], y, yAt + i * yStrides[axis]);
            }
            return;
        }
        boolean line = axis == rank - 1;
        Tile tile = new Tile(
                x, line ? 0 : xStrides[axis], xStrides[rank - 1], y, line ? 0 : yStrides[axis], yStrides[rank - 1]);
        int rows = line ? 1 : sizes[axis];
        int columns = sizes[rank - 1];
        for (int i = 0; i < rows; i += TILE) {
            for (int j = 0; j < columns; j += TILE) {
                tile.copy(
                        xAt + i * tile.xRow + j * tile.xColumn,
                        yAt + i * tile.yRow + j * tile.yColumn,
                        Math.min(TILE, rows - i),
                        Math.min(TILE, columns - j));
            }
        }
    }

    /** Two axes of both arrays. */
    private record Tile(Object x, int xRow, int xColumn, Object y, int yRow, int yColumn) {
        void copy(int xAt, int yAt, int rows, int columns) {
            for (int i = 0; i < rows; i++) row(xAt + i * xRow, yAt + i * yRow, columns);
        }

        private void row(int xAt, int yAt, int n) {
            switch (y) {
                case float[] to -> {
                    float[] from = (float[]) x;
                    for (int j = 0; j < n; j++) to[yAt + j * yColumn] = from[xAt + j * xColumn];
                }
                case double[] to -> {
                    double[] from = (double[]) x;
                    for (int j = 0; j < n; j++) to[yAt + j * yColumn] = from[xAt + j * xColumn];
                }
                case long[] to -> {
                    long[] from = (long[]) x;
                    for (int j = 0; j < n; j++) to[yAt + j * yColumn] = from[xAt + j * xColumn];
                }
                case int[] to -> {
                    int[] from = (int[]) x;
                    for (int j = 0; j < n; j++) to[yAt + j * yColumn] = from[xAt + j * xColumn];
                }
                case short[] to -> {
                    short[] from = (short[]) x;
                    for (int j = 0; j < n; j++) to[yAt + j * yColumn] = from[xAt + j * xColumn];
                }
                default -> {
                    byte[] to = (byte[]) y;
                    byte[] from = (byte[]) x;
                    for (int j = 0; j < n; j++) to[yAt + j * yColumn] = from[xAt + j * xColumn];
                }
            }
        }
    }
}
