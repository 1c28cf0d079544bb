package dev.lanewise.properties.oracles;

/** {@code y[i, j] = sum over l of a[i, l] * b[l, j]}, in float64. */
public final class TextbookMatmul {
    private TextbookMatmul() {}

    /** A transposed operand has its axes exchanged in memory. */
    public static Exact multiply(
            int rows, int columns, int inner, float[] a, boolean transposeA, float[] b, boolean transposeB) {
        Exact y = Exact.zeros(rows * columns, inner);
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                for (int l = 0; l < inner; l++) {
                    double left = a[transposeA ? l * rows + i : i * inner + l];
                    double right = b[transposeB ? j * inner + l : l * columns + j];
                    y.add(i * columns + j, left * right);
                }
        return y;
    }
}
