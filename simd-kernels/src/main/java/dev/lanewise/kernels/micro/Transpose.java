package dev.lanewise.kernels.micro;

import dev.lanewise.kernels.Lanes;

/** Copies of matrices with their axes exchanged. */
public final class Transpose {
    /** Numbers only move, so that the choice of code is no matter of bits. */
    private static final boolean VECTOR = Lanes.vector() && VectorTranspose.FITS;

    private static final boolean WIDE = Lanes.vector() && WideVectorTranspose.FITS;

    private Transpose() {}

    /** {@code y[j, i] = x[i, j]} for {@code x} of {@code [rows, columns]}; nothing else of {@code y} is written. */
    public static void run(int rows, int columns, float[] x, int xOffset, int ldx, float[] y, int yOffset, int ldy) {
        int i = 0;
        for (; WIDE && ldx > 0 && i <= rows - 16; i += 16) {
            int from = xOffset + i * ldx;
            int done = ldy == Panels.WIDTH
                    ? WideVectorTranspose.sixteenRows(columns, x, from, ldx, y, yOffset + i)
                    : WideVectorTranspose.sixteenRowsApart(columns, x, from, ldx, y, yOffset + i, ldy);
            int rest = columns - done;
            int to = yOffset + i + done * ldy;
            for (int row = 0; row < 16; row += 4) {
                fourRows(rest, x, from + row * ldx + done, ldx, y, to + row, ldy);
            }
        }
        for (; VECTOR && i <= rows - 8; i += 8) {
            int from = xOffset + i * ldx;
            int done = VectorTranspose.eightRows(columns, x, from, ldx, y, yOffset + i, ldy);
            int rest = columns - done;
            int to = yOffset + i + done * ldy;
            fourRows(rest, x, from + done, ldx, y, to, ldy);
            fourRows(rest, x, from + 4 * ldx + done, ldx, y, to + 4, ldy);
        }
        plain(rows - i, columns, x, xOffset + i * ldx, ldx, y, yOffset + i, ldy);
    }

    /** {@link #run} without vectors, for what is done once: in a fresh JVM they take a hundred times as long. */
    public static void plain(int rows, int columns, float[] x, int xOffset, int ldx, float[] y, int yOffset, int ldy) {
        int i = 0;
        for (; i <= rows - 4; i += 4) fourRows(columns, x, xOffset + i * ldx, ldx, y, yOffset + i, ldy);
        for (; i < rows; i++) oneRow(columns, x, xOffset + i * ldx, y, yOffset + i, ldy);
    }

    /** Four at a time write neighbours, which meet in the store buffer. */
    private static void fourRows(int columns, float[] x, int x0, int ldx, float[] y, int y0, int ldy) {
        int x1 = x0 + ldx;
        int x2 = x1 + ldx;
        int x3 = x2 + ldx;
        for (int j = 0; j < columns; j++) {
            int to = y0 + j * ldy;
            y[to] = x[x0 + j];
            y[to + 1] = x[x1 + j];
            y[to + 2] = x[x2 + j];
            y[to + 3] = x[x3 + j];
        }
    }

    private static void oneRow(int columns, float[] x, int x0, float[] y, int y0, int ldy) {
        for (int j = 0; j < columns; j++) y[y0 + j * ldy] = x[x0 + j];
    }
}
