package dev.lanewise.kernels.sums;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * {@link ScalarColumnSums} with lanes along the rows. Where there are {@link ColumnTerms#CHAIN} rows they are added
 * together, because loading and storing the partial sums is what costs.
 */
final class VectorColumnSums {
    private VectorColumnSums() {}

    static void add(float[] x, int xAt, int step, int rows, float[] sums, int at, int columns) {
        int end = FLOAT.loopBound(columns);
        if (rows == ColumnTerms.CHAIN) addFour(x, xAt, step, sums, at, end);
        else
            for (int r = 0; r < rows; r++) addOne(x, xAt + r * step, sums, at, end);
        if (end < columns) ScalarColumnSums.add(x, xAt + end, step, rows, sums, at + end, columns - end);
    }

    private static void addOne(float[] x, int xAt, float[] sums, int at, int columns) {
        for (int c = 0; c < columns; c += LENGTH) {
            FloatVector.fromArray(FLOAT, sums, at + c)
                    .add(FloatVector.fromArray(FLOAT, x, xAt + c))
                    .intoArray(sums, at + c);
        }
    }

    private static void addFour(float[] x, int row0, int step, float[] sums, int at, int columns) {
        int row1 = row0 + step;
        int row2 = row1 + step;
        int row3 = row2 + step;
        for (int c = 0; c < columns; c += LENGTH) {
            FloatVector.fromArray(FLOAT, sums, at + c)
                    .add(FloatVector.fromArray(FLOAT, x, row0 + c))
                    .add(FloatVector.fromArray(FLOAT, x, row1 + c))
                    .add(FloatVector.fromArray(FLOAT, x, row2 + c))
                    .add(FloatVector.fromArray(FLOAT, x, row3 + c))
                    .intoArray(sums, at + c);
        }
    }

    static void addSquares(
            float[] x, int xAt, float[] mean, int meanAt, int step, int rows, float[] sums, int at, int columns) {
        int end = FLOAT.loopBound(columns);
        if (rows == ColumnTerms.CHAIN) addFourSquares(x, xAt, mean, meanAt, step, sums, at, end);
        else
            for (int r = 0; r < rows; r++) addOneSquare(x, xAt + r * step, mean, meanAt, sums, at, end);
        if (end < columns) {
            ScalarColumnSums.addSquares(
                    x, xAt + end, mean, meanAt + end, step, rows, sums, at + end, columns - end);
        }
    }

    private static void addOneSquare(
            float[] x, int xAt, float[] mean, int meanAt, float[] sums, int at, int columns) {
        for (int c = 0; c < columns; c += LENGTH) {
            FloatVector d = FloatVector.fromArray(FLOAT, x, xAt + c)
                    .sub(FloatVector.fromArray(FLOAT, mean, meanAt + c));
            d.fma(d, FloatVector.fromArray(FLOAT, sums, at + c)).intoArray(sums, at + c);
        }
    }

    private static void addFourSquares(
            float[] x, int row0, float[] mean, int meanAt, int step, float[] sums, int at, int columns) {
        int row1 = row0 + step;
        int row2 = row1 + step;
        int row3 = row2 + step;
        for (int c = 0; c < columns; c += LENGTH) {
            FloatVector m = FloatVector.fromArray(FLOAT, mean, meanAt + c);
            FloatVector d0 = FloatVector.fromArray(FLOAT, x, row0 + c).sub(m);
            FloatVector d1 = FloatVector.fromArray(FLOAT, x, row1 + c).sub(m);
            FloatVector d2 = FloatVector.fromArray(FLOAT, x, row2 + c).sub(m);
            FloatVector d3 = FloatVector.fromArray(FLOAT, x, row3 + c).sub(m);
            FloatVector s = FloatVector.fromArray(FLOAT, sums, at + c);
            d3.fma(d3, d2.fma(d2, d1.fma(d1, d0.fma(d0, s)))).intoArray(sums, at + c);
        }
    }

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
        int end = FLOAT.loopBound(columns);
        for (int r = 0; r < rows; r++) {
            addOneProduct(a, aAt + r * step, x, xAt + r * step, mean, meanAt, sums, at, end);
        }
        if (end < columns) {
            ScalarColumnSums.addProducts(
                    a, aAt + end, x, xAt + end, mean, meanAt + end, step, rows, sums, at + end, columns - end);
        }
    }

    private static void addOneProduct(
            float[] a, int aAt, float[] x, int xAt, float[] mean, int meanAt, float[] sums, int at, int columns) {
        for (int c = 0; c < columns; c += LENGTH) {
            FloatVector.fromArray(FLOAT, x, xAt + c)
                    .sub(FloatVector.fromArray(FLOAT, mean, meanAt + c))
                    .fma(FloatVector.fromArray(FLOAT, a, aAt + c), FloatVector.fromArray(FLOAT, sums, at + c))
                    .intoArray(sums, at + c);
        }
    }
}
