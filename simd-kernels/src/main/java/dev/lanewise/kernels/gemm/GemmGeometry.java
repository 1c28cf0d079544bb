package dev.lanewise.kernels.gemm;

/**
 * The shape of a product {@code c = opA(a) * opB(b)} and how its matrices are stored.
 *
 * <p>{@code a} is {@code [m, k]}, or {@code [k, m]} where it is transposed; {@code b} is {@code [k, n]}, or
 * {@code [n, k]}; {@code c} is {@code [m, n]}. Row-major; sizes of 0 are legal, and a sum of nothing is +0.
 *
 * @param lda floats from one stored row of {@code a} to the next
 * @param ldb floats from one stored row of {@code b} to the next
 * @param ldc floats from one row of {@code c} to the next
 */
public record GemmGeometry(int m, int n, int k, boolean transposeA, boolean transposeB, int lda, int ldb, int ldc) {
    /** @throws IllegalArgumentException where a size is negative, a row longer than its stride, a matrix too large */
    public GemmGeometry {
        if (m < 0 || n < 0 || k < 0) {
            throw new IllegalArgumentException("gemm: m, n and k must be at least 0; got " + m + ", " + n + ", " + k);
        }
        requireStride("lda", lda, transposeA ? k : m, transposeA ? m : k);
        requireStride("ldb", ldb, transposeB ? n : k, transposeB ? k : n);
        requireStride("ldc", ldc, m, n);
    }

    /** Rows without gaps between them. */
    public static GemmGeometry of(int m, int n, int k, boolean transposeA, boolean transposeB) {
        return new GemmGeometry(m, n, k, transposeA, transposeB, transposeA ? m : k, transposeB ? k : n, n);
    }

    /** Rows without gaps between them, nothing transposed. */
    public static GemmGeometry of(int m, int n, int k) {
        return of(m, n, k, false, false);
    }

    /** Floats from the first to the last of {@code a}. */
    public int sizeA() {
        return transposeA ? extent(k, m, lda) : extent(m, k, lda);
    }

    /** Floats from the first to the last of {@code b}. */
    public int sizeB() {
        return transposeB ? extent(n, k, ldb) : extent(k, n, ldb);
    }

    /** Floats from the first to the last of {@code c}. */
    public int sizeC() {
        return extent(m, n, ldc);
    }

    public long multiplyAdds() {
        return (long) m * n * k;
    }

    private static int extent(int rows, int columns, int stride) {
        return rows == 0 || columns == 0 ? 0 : (rows - 1) * stride + columns;
    }

    private static void requireStride(String name, int stride, int rows, int columns) {
        if (stride < columns) {
            throw new IllegalArgumentException(
                    "gemm: " + name + " must be at least the row length " + columns + "; got " + stride);
        }
        if (rows > 0 && (rows - 1L) * stride + columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("gemm: a matrix must span at most 2^31 - 1 elements; got " + rows
                    + " rows of stride " + stride + " (" + name + ")");
        }
    }
}
