package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.INT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link Transpose} of blocks of sixteen rows by eight columns, for vectors of sixteen floats: rows that lie 8 apart
 * share a vector, which loads put together; each half then goes as in {@link VectorTranspose}.
 */
final class WideVectorTranspose {
    /** Whether vectors have the width that this class is written for. */
    static final boolean FITS = Species.LENGTH == 16;

    static final VectorMask<Float> UPPER_8 = VectorTranspose.upper(8);
    static final IntVector LOW_4 = lower(4);
    static final IntVector LOW_2 = lower(2);
    static final IntVector LOW_1 = lower(1);
    static final IntVector HIGH_4 = upper(4);
    static final IntVector HIGH_2 = upper(2);
    static final IntVector HIGH_1 = upper(1);
    private static final int W = Panels.WIDTH;

    private WideVectorTranspose() {}

    /** Blocks of {@code distance} lanes: those at even places, of the first vector and of the second in turns. */
    private static IntVector lower(int distance) {
        int[] lanes = new int[Species.LENGTH];
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = (lane & distance) == 0 ? lane : Species.LENGTH + lane - distance;
        }
        return IntVector.fromArray(INT, lanes, 0);
    }

    /** Those at odd places. */
    private static IntVector upper(int distance) {
        int[] lanes = new int[Species.LENGTH];
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = (lane & distance) == 0 ? lane + distance : Species.LENGTH + lane;
        }
        return IntVector.fromArray(INT, lanes, 0);
    }

    /**
     * Sixteen rows, {@code ldx} apart, at least 1, of as many whole blocks of eight columns as there are: returns those
     * columns. The loads reach beyond a block, but not beyond the rows. Columns come to lie as far apart as those of a
     * {@link Panels} panel: a constant, so that no store checks its bounds.
     */
    static int sixteenRows(int columns, float[] x, int x0, int ldx, float[] y, int y0) {
        int x1 = x0 + ldx;
        int x2 = x1 + ldx;
        int x3 = x2 + ldx;
        int x4 = x3 + ldx;
        int x5 = x4 + ldx;
        int x6 = x5 + ldx;
        int x7 = x6 + ldx;
        int half = 8 * ldx - 8;
        int whole = columns & -8;
        for (int j = 0; j < whole; j += 8) {
            IntVector r0 = FloatVector.fromArray(FLOAT, x, x0 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x0 + half + j), UPPER_8).reinterpretAsInts();
            IntVector r4 = FloatVector.fromArray(FLOAT, x, x4 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x4 + half + j), UPPER_8).reinterpretAsInts();
            IntVector a0 = LOW_4.selectFrom(r0, r4);
            IntVector a4 = HIGH_4.selectFrom(r0, r4);
            IntVector r2 = FloatVector.fromArray(FLOAT, x, x2 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x2 + half + j), UPPER_8).reinterpretAsInts();
            IntVector r6 = FloatVector.fromArray(FLOAT, x, x6 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x6 + half + j), UPPER_8).reinterpretAsInts();
            IntVector a2 = LOW_4.selectFrom(r2, r6);
            IntVector a6 = HIGH_4.selectFrom(r2, r6);
            IntVector b0 = LOW_2.selectFrom(a0, a2);
            IntVector b2 = HIGH_2.selectFrom(a0, a2);
            IntVector b4 = LOW_2.selectFrom(a4, a6);
            IntVector b6 = HIGH_2.selectFrom(a4, a6);
            IntVector r1 = FloatVector.fromArray(FLOAT, x, x1 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x1 + half + j), UPPER_8).reinterpretAsInts();
            IntVector r5 = FloatVector.fromArray(FLOAT, x, x5 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x5 + half + j), UPPER_8).reinterpretAsInts();
            IntVector a1 = LOW_4.selectFrom(r1, r5);
            IntVector a5 = HIGH_4.selectFrom(r1, r5);
            IntVector r3 = FloatVector.fromArray(FLOAT, x, x3 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x3 + half + j), UPPER_8).reinterpretAsInts();
            IntVector r7 = FloatVector.fromArray(FLOAT, x, x7 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x7 + half + j), UPPER_8).reinterpretAsInts();
            IntVector a3 = LOW_4.selectFrom(r3, r7);
            IntVector a7 = HIGH_4.selectFrom(r3, r7);
            IntVector b1 = LOW_2.selectFrom(a1, a3);
            IntVector b3 = HIGH_2.selectFrom(a1, a3);
            IntVector b5 = LOW_2.selectFrom(a5, a7);
            IntVector b7 = HIGH_2.selectFrom(a5, a7);
            int to = y0 + j * W;
            LOW_1.selectFrom(b0, b1).reinterpretAsFloats().intoArray(y, to);
            HIGH_1.selectFrom(b0, b1).reinterpretAsFloats().intoArray(y, to + W);
            LOW_1.selectFrom(b2, b3).reinterpretAsFloats().intoArray(y, to + 2 * W);
            HIGH_1.selectFrom(b2, b3).reinterpretAsFloats().intoArray(y, to + 3 * W);
            LOW_1.selectFrom(b4, b5).reinterpretAsFloats().intoArray(y, to + 4 * W);
            HIGH_1.selectFrom(b4, b5).reinterpretAsFloats().intoArray(y, to + 5 * W);
            LOW_1.selectFrom(b6, b7).reinterpretAsFloats().intoArray(y, to + 6 * W);
            HIGH_1.selectFrom(b6, b7).reinterpretAsFloats().intoArray(y, to + 7 * W);
        }
        return whole;
    }

    /** {@link #sixteenRows} for columns that come to lie {@code ldy} apart: stores check their bounds, a quarter more. */
    static int sixteenRowsApart(int columns, float[] x, int x0, int ldx, float[] y, int y0, int ldy) {
        int x1 = x0 + ldx;
        int x2 = x1 + ldx;
        int x3 = x2 + ldx;
        int x4 = x3 + ldx;
        int x5 = x4 + ldx;
        int x6 = x5 + ldx;
        int x7 = x6 + ldx;
        int half = 8 * ldx - 8;
        int whole = columns & -8;
        for (int j = 0; j < whole; j += 8) {
            IntVector r0 = FloatVector.fromArray(FLOAT, x, x0 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x0 + half + j), UPPER_8).reinterpretAsInts();
            IntVector r4 = FloatVector.fromArray(FLOAT, x, x4 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x4 + half + j), UPPER_8).reinterpretAsInts();
            IntVector a0 = LOW_4.selectFrom(r0, r4);
            IntVector a4 = HIGH_4.selectFrom(r0, r4);
            IntVector r2 = FloatVector.fromArray(FLOAT, x, x2 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x2 + half + j), UPPER_8).reinterpretAsInts();
            IntVector r6 = FloatVector.fromArray(FLOAT, x, x6 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x6 + half + j), UPPER_8).reinterpretAsInts();
            IntVector a2 = LOW_4.selectFrom(r2, r6);
            IntVector a6 = HIGH_4.selectFrom(r2, r6);
            IntVector b0 = LOW_2.selectFrom(a0, a2);
            IntVector b2 = HIGH_2.selectFrom(a0, a2);
            IntVector b4 = LOW_2.selectFrom(a4, a6);
            IntVector b6 = HIGH_2.selectFrom(a4, a6);
            IntVector r1 = FloatVector.fromArray(FLOAT, x, x1 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x1 + half + j), UPPER_8).reinterpretAsInts();
            IntVector r5 = FloatVector.fromArray(FLOAT, x, x5 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x5 + half + j), UPPER_8).reinterpretAsInts();
            IntVector a1 = LOW_4.selectFrom(r1, r5);
            IntVector a5 = HIGH_4.selectFrom(r1, r5);
            IntVector r3 = FloatVector.fromArray(FLOAT, x, x3 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x3 + half + j), UPPER_8).reinterpretAsInts();
            IntVector r7 = FloatVector.fromArray(FLOAT, x, x7 + j)
                    .blend(FloatVector.fromArray(FLOAT, x, x7 + half + j), UPPER_8).reinterpretAsInts();
            IntVector a3 = LOW_4.selectFrom(r3, r7);
            IntVector a7 = HIGH_4.selectFrom(r3, r7);
            IntVector b1 = LOW_2.selectFrom(a1, a3);
            IntVector b3 = HIGH_2.selectFrom(a1, a3);
            IntVector b5 = LOW_2.selectFrom(a5, a7);
            IntVector b7 = HIGH_2.selectFrom(a5, a7);
            int to = y0 + j * ldy;
            LOW_1.selectFrom(b0, b1).reinterpretAsFloats().intoArray(y, to);
            HIGH_1.selectFrom(b0, b1).reinterpretAsFloats().intoArray(y, to + ldy);
            LOW_1.selectFrom(b2, b3).reinterpretAsFloats().intoArray(y, to + 2 * ldy);
            HIGH_1.selectFrom(b2, b3).reinterpretAsFloats().intoArray(y, to + 3 * ldy);
            LOW_1.selectFrom(b4, b5).reinterpretAsFloats().intoArray(y, to + 4 * ldy);
            HIGH_1.selectFrom(b4, b5).reinterpretAsFloats().intoArray(y, to + 5 * ldy);
            LOW_1.selectFrom(b6, b7).reinterpretAsFloats().intoArray(y, to + 6 * ldy);
            HIGH_1.selectFrom(b6, b7).reinterpretAsFloats().intoArray(y, to + 7 * ldy);
        }
        return whole;
    }
}
