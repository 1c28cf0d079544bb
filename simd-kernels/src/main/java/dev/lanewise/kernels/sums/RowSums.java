package dev.lanewise.kernels.sums;

/** Sums of terms that lie side by side, in the order of {@link FixedTree}. */
public final class RowSums {
    private RowSums() {}

    /** The sum of {@code x[offset]} to {@code x[offset + n - 1]}. */
    public static float sum(boolean vector, float[] x, int offset, int n) {
        if (n <= FixedTree.BLOCK) return vector ? VectorRowSums.sum(x, offset, n) : ScalarRowSums.sum(x, offset, 1, n);
        int left = FixedTree.left(n);
        return sum(vector, x, offset, left) + sum(vector, x, offset + left, n - left);
    }

    /** The sum of the products {@code a[i] * b[i]}. */
    public static float dot(boolean vector, float[] a, int aOffset, float[] b, int bOffset, int n) {
        return products(vector, a, aOffset, 0, b, bOffset, 0, n);
    }

    /** The sum of the products {@code a[i] * (b[i] - centre)}. */
    public static float centredDot(
            boolean vector, float[] a, int aOffset, float[] b, int bOffset, float centre, int n) {
        return products(vector, a, aOffset, 0, b, bOffset, centre, n);
    }

    /** The sum of the squares {@code (x[i] - centre)^2}. */
    public static float squaredDeviations(boolean vector, float[] x, int offset, float centre, int n) {
        return products(vector, x, offset, centre, x, offset, centre, n);
    }

    private static float products(
            boolean vector, float[] a, int aOffset, float aCentre, float[] b, int bOffset, float bCentre, int n) {
        if (n <= FixedTree.BLOCK) {
            return vector
                    ? VectorRowSums.products(a, aOffset, aCentre, b, bOffset, bCentre, n)
                    : ScalarRowSums.products(a, aOffset, aCentre, b, bOffset, bCentre, 1, n);
        }
        int left = FixedTree.left(n);
        return products(vector, a, aOffset, aCentre, b, bOffset, bCentre, left)
                + products(vector, a, aOffset + left, aCentre, b, bOffset + left, bCentre, n - left);
    }
}
