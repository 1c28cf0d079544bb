package dev.lanewise.kernels.move;

import dev.lanewise.kernels.micro.Transpose;
import java.util.Arrays;

/** A part of two axes, which each kind of array is walked through by code of its own. */
record Tile(int xRow, int xColumn, int yRow, int yColumn) {
    /** Elements from which a contiguous run is worth a call of arraycopy. */
    private static final int RUN = 16;

    /** Whether the input is contiguous along the rows and the output along the columns. */
    boolean transposes() {
        return xRow == 1 && yColumn == 1 && xColumn != 1;
    }

    void copy(Object x, int xAt, Object y, int yAt, int rows, int n) {
        if (xColumn == 1 && yColumn == 1 && n >= RUN) {
            for (int i = 0; i < rows; i++) System.arraycopy(x, xAt + i * xRow, y, yAt + i * yRow, n);
            return;
        }
        switch (y) {
            case float[] to -> copy((float[]) x, xAt, to, yAt, rows, n);
            case long[] to -> copy((long[]) x, xAt, to, yAt, rows, n);
            case int[] to -> copy((int[]) x, xAt, to, yAt, rows, n);
            case byte[] to -> copy((byte[]) x, xAt, to, yAt, rows, n);
            case short[] to -> copy((short[]) x, xAt, to, yAt, rows, n);
            default -> copy((double[]) x, xAt, (double[]) y, yAt, rows, n);
        }
    }

    private void copy(float[] x, int xAt, float[] y, int yAt, int rows, int n) {
        if (transposes()) {
            Transpose.run(n, rows, x, xAt, xColumn, y, yAt, yRow);
            return;
        }
        for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
            if (xColumn == 0 && yColumn == 1) Arrays.fill(y, to, to + n, x[from]);
            else
                for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
        }
    }

    private void copy(long[] x, int xAt, long[] y, int yAt, int rows, int n) {
        for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
            if (xColumn == 0 && yColumn == 1) Arrays.fill(y, to, to + n, x[from]);
            else
                for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
        }
    }

    private void copy(int[] x, int xAt, int[] y, int yAt, int rows, int n) {
        for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
            if (xColumn == 0 && yColumn == 1) Arrays.fill(y, to, to + n, x[from]);
            else
                for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
        }
    }

    private void copy(byte[] x, int xAt, byte[] y, int yAt, int rows, int n) {
        for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
            if (xColumn == 0 && yColumn == 1) Arrays.fill(y, to, to + n, x[from]);
            else
                for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
        }
    }

    private void copy(short[] x, int xAt, short[] y, int yAt, int rows, int n) {
        for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
            if (xColumn == 0 && yColumn == 1) Arrays.fill(y, to, to + n, x[from]);
            else
                for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
        }
    }

    private void copy(double[] x, int xAt, double[] y, int yAt, int rows, int n) {
        for (int i = 0, from = xAt, to = yAt; i < rows; i++, from += xRow, to += yRow) {
            if (xColumn == 0 && yColumn == 1) Arrays.fill(y, to, to + n, x[from]);
            else
                for (int j = 0; j < n; j++) y[to + j * yColumn] = x[from + j * xColumn];
        }
    }
}
