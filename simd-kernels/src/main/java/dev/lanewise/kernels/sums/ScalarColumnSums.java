package dev.lanewise.kernels.sums;

/**
 * Adds rows {@code step} apart to a row of partial sums: the steps of which {@link ColumnSums} makes the trees of all
 * columns at once.
 */
final class ScalarColumnSums {
    private ScalarColumnSums() {}

    /** {@code sums[c] = sums[c] + x[0, c] + x[1, c] + ...}. */
    static void add(float[] x, int xAt, int step, int rows, float[] sums, int at, int columns) {
        for (int r = 0; r < rows; r++, xAt += step) {
            for (int c = 0; c < columns; c++) sums[at + c] += x[xAt + c];
        }
    }

    /** Adds {@code (x - mean)^2}, each column with its mean. */
    static void addSquares(
            float[] x, int xAt, float[] mean, int meanAt, int step, int rows, float[] sums, int at, int columns) {
        for (int r = 0; r < rows; r++, xAt += step) {
            for (int c = 0; c < columns; c++) {
                float d = x[xAt + c] - mean[meanAt + c];
                sums[at + c] = Math.fma(d, d, sums[at + c]);
            }
        }
    }

    /** Adds {@code a * (x - mean)}, each column with its mean. */
    static void addProducts(
            float[] a,
            int aAt,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            int step,
            int rows,
            float[] sums,
            int at,
            int columns) {
        for (int r = 0; r < rows; r++, aAt += step, xAt += step) {
            for (int c = 0; c < columns; c++) {
                sums[at + c] = Math.fma(a[aAt + c], x[xAt + c] - mean[meanAt + c], sums[at + c]);
            }
        }
    }
}
