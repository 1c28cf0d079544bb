package dev.lanewise.kernels.reduce;

/** {@link Math#max} and {@link Math#min} of many, whose order does not matter. */
final class ScalarExtremes {
    private ScalarExtremes() {}

    static float row(boolean largest, float[] x, int offset, int n) {
        float result = x[offset];
        if (largest) for (int i = 1; i < n; i++) result = Math.max(result, x[offset + i]);
        else
            for (int i = 1; i < n; i++) result = Math.min(result, x[offset + i]);
        return result;
    }

    /** {@code y[c]} from the {@code n} elements {@code x[c]}, {@code x[c + step]}, ... */
    static void columns(boolean largest, float[] x, int offset, int step, int n, int columns, float[] y, int yOffset) {
        System.arraycopy(x, offset, y, yOffset, columns);
        for (int i = 1; i < n; i++) {
            int row = offset + i * step;
            if (largest) for (int c = 0; c < columns; c++) y[yOffset + c] = Math.max(y[yOffset + c], x[row + c]);
            else
                for (int c = 0; c < columns; c++) y[yOffset + c] = Math.min(y[yOffset + c], x[row + c]);
        }
    }
}
