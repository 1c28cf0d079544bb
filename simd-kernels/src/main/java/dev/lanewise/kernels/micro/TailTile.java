package dev.lanewise.kernels.micro;

import org.jspecify.annotations.Nullable;

/**
 * A tile that reaches beyond the last column: what it reads is copied to scratch, the whole tile is computed there, and
 * the columns that exist are copied back. So the last columns go through the same code as all others, on any CPU.
 *
 * <p>Scratch holds outputs {@code [rows, width]}, residuals {@code [rows, width]} and the bias {@code [width]}. What
 * stands in columns that do not exist does not matter: lanes never meet.
 */
final class TailTile {
    private TailTile() {}

    static int size(int rows, int width) {
        return (2 * rows + 1) * width;
    }

    static int residual(int rows, int width, int scratch0) {
        return scratch0 + rows * width;
    }

    static int bias(int rows, int width, int scratch0) {
        return scratch0 + 2 * rows * width;
    }

    static void load(int rows, int columns, int width, float @Nullable [] c, int c0, int ldc,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0,
            float[] scratch, int scratch0) {
        for (int i = 0; i < rows; i++) {
            int to = scratch0 + i * width;
            if (c != null) System.arraycopy(c, c0 + i * ldc, scratch, to, columns);
            if (residual != null) System.arraycopy(residual, residual0 + i * ldc, scratch, to + rows * width, columns);
        }
        if (bias != null) System.arraycopy(bias, bias0, scratch, bias(rows, width, scratch0), columns);
    }

    static void store(int rows, int columns, int width, float[] scratch, int scratch0, float[] c, int c0, int ldc) {
        for (int i = 0; i < rows; i++) System.arraycopy(scratch, scratch0 + i * width, c, c0 + i * ldc, columns);
    }
}
