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
        } else {
            if (copy.xStrides[copy.rank - 1] != 1) copy.bringContiguousInputInward();
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

    private void planes(int axis, Object x, int xAt, Object y, int yAt) {
        if (axis < rank - 2) {
            for (int i = 0; i < sizes[axis]; i++) {
                planes(axis + 1, x, xAt + i * xStrides[axis], y, yAt + i * yStrides[axis]);
            }
            return;
        }
        boolean line = axis == rank - 1;
        int xRow = line ? 0 : xStrides[axis];
        int yRow = line ? 0 : yStrides[axis];
        int xColumn = xStrides[rank - 1];
        int yColumn = yStrides[rank - 1];
        int rows = line ? 1 : sizes[axis];
        int columns = sizes[rank - 1];
        boolean runs = xColumn == 1 && yColumn == 1 && columns >= RUN;
        Tile tile = new Tile(xRow, xColumn, yRow, yColumn, runs);
        int width = runs ? columns : TILE;
        for (int i = 0; i < rows; i += TILE) {
            for (int j = 0; j < columns; j += width) {
                int from = xAt + i * xRow + j * xColumn;
                int to = yAt + i * yRow + j * yColumn;
                tile.copy(x, from, y, to, Math.min(TILE, rows - i), Math.min(width, columns - j));
            }
        }
    }

    /** A part of two axes, which each kind of array is walked through by code of its own. */
    private record Tile(int xRow, int xColumn, int yRow, int yColumn, boolean runs) {
        void copy(Object x, int xAt, Object y, int yAt, int rows, int columns) {
            switch (y) {
                case float[] to -> copy((float[]) x, xAt, to, yAt, rows, columns);
                case double[] to -> copy((double[]) x, xAt, to, yAt, rows, columns);
                case long[] to -> copy((long[]) x, xAt, to, yAt, rows, columns);
                case int[] to -> copy((int[]) x, xAt, to, yAt, rows, columns);
                case short[] to -> copy((short[]) x, xAt, to, yAt, rows, columns);
                default -> copy((byte[]) x, xAt, (byte[]) y, yAt, rows, columns);
            }
        }

        private void copy(float[] x, int xAt, float[] y, int yAt, int rows, int n) {
            for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
                if (runs) {
                    System.arraycopy(x, from, y, to, n);
                } else {
                    for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
                }
            }
        }

        private void copy(double[] x, int xAt, double[] y, int yAt, int rows, int n) {
            for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
                if (runs) {
                    System.arraycopy(x, from, y, to, n);
                } else {
                    for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
                }
            }
        }

        private void copy(long[] x, int xAt, long[] y, int yAt, int rows, int n) {
            for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
                if (runs) {
                    System.arraycopy(x, from, y, to, n);
                } else {
                    for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
                }
            }
        }

        private void copy(int[] x, int xAt, int[] y, int yAt, int rows, int n) {
            for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
                if (runs) {
                    System.arraycopy(x, from, y, to, n);
                } else {
                    for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
                }
            }
        }

        private void copy(short[] x, int xAt, short[] y, int yAt, int rows, int n) {
            for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
                if (runs) {
                    System.arraycopy(x, from, y, to, n);
                } else {
                    for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
                }
            }
        }

        private void copy(byte[] x, int xAt, byte[] y, int yAt, int rows, int n) {
            for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
                if (runs) {
                    System.arraycopy(x, from, y, to, n);
                } else {
                    for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
                }
            }
        }
    }
}
