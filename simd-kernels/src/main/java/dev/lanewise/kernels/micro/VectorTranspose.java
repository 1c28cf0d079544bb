package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * {@link Transpose} of blocks of eight rows by eight columns, for vectors of eight floats: in three rounds, rows that
 * lie 4, 2 and 1 apart exchange the halves of their blocks of twice that many columns.
 */
final class VectorTranspose {
    /** Whether vectors have the width that this class is written for. */
    static final boolean FITS = Species.LENGTH == 8;

    private static final VectorShuffle<Float> ACROSS_4 = across(4);
    private static final VectorShuffle<Float> ACROSS_2 = across(2);
    private static final VectorShuffle<Float> ACROSS_1 = across(1);
    private static final VectorMask<Float> UPPER_4 = upper(4);
    private static final VectorMask<Float> UPPER_2 = upper(2);
    private static final VectorMask<Float> UPPER_1 = upper(1);

    private VectorTranspose() {}

    static VectorShuffle<Float> across(int distance) {
        return VectorShuffle.fromOp(FLOAT, lane -> lane ^ distance);
    }

    static VectorMask<Float> upper(int distance) {
        boolean[] lanes = new boolean[Species.LENGTH];
        for (int lane = 0; lane < lanes.length; lane++) lanes[lane] = (lane & distance) != 0;
        return VectorMask.fromArray(FLOAT, lanes, 0);
    }

    /** Eight rows, {@code ldx} apart, of as many whole blocks of eight columns as there are: returns those columns. */
    static int eightRows(int columns, float[] x, int x0, int ldx, float[] y, int y0, int ldy) {
        int x1 = x0 + ldx;
        int x2 = x1 + ldx;
        int x3 = x2 + ldx;
        int x4 = x3 + ldx;
        int x5 = x4 + ldx;
        int x6 = x5 + ldx;
        int x7 = x6 + ldx;
        int whole = columns & -8;
        for (int j = 0; j < whole; j += 8) {
            FloatVector r0 = FloatVector.fromArray(FLOAT, x, x0 + j);
            FloatVector r4 = FloatVector.fromArray(FLOAT, x, x4 + j);
            FloatVector a0 = r0.blend(r4.rearrange(ACROSS_4), UPPER_4);
            FloatVector a4 = r0.rearrange(ACROSS_4).blend(r4, UPPER_4);
            FloatVector r2 = FloatVector.fromArray(FLOAT, x, x2 + j);
            FloatVector r6 = FloatVector.fromArray(FLOAT, x, x6 + j);
            FloatVector a2 = r2.blend(r6.rearrange(ACROSS_4), UPPER_4);
            FloatVector a6 = r2.rearrange(ACROSS_4).blend(r6, UPPER_4);
            FloatVector b0 = a0.blend(a2.rearrange(ACROSS_2), UPPER_2);
            FloatVector b2 = a0.rearrange(ACROSS_2).blend(a2, UPPER_2);
            FloatVector b4 = a4.blend(a6.rearrange(ACROSS_2), UPPER_2);
            FloatVector b6 = a4.rearrange(ACROSS_2).blend(a6, UPPER_2);
            FloatVector r1 = FloatVector.fromArray(FLOAT, x, x1 + j);
            FloatVector r5 = FloatVector.fromArray(FLOAT, x, x5 + j);
            FloatVector a1 = r1.blend(r5.rearrange(ACROSS_4), UPPER_4);
            FloatVector a5 = r1.rearrange(ACROSS_4).blend(r5, UPPER_4);
            FloatVector r3 = FloatVector.fromArray(FLOAT, x, x3 + j);
            FloatVector r7 = FloatVector.fromArray(FLOAT, x, x7 + j);
            FloatVector a3 = r3.blend(r7.rearrange(ACROSS_4), UPPER_4);
            FloatVector a7 = r3.rearrange(ACROSS_4).blend(r7, UPPER_4);
            FloatVector b1 = a1.blend(a3.rearrange(ACROSS_2), UPPER_2);
            FloatVector b3 = a1.rearrange(ACROSS_2).blend(a3, UPPER_2);
            FloatVector b5 = a5.blend(a7.rearrange(ACROSS_2), UPPER_2);
            FloatVector b7 = a5.rearrange(ACROSS_2).blend(a7, UPPER_2);
            int to = y0 + j * ldy;
            b0.blend(b1.rearrange(ACROSS_1), UPPER_1).intoArray(y, to);
            b0.rearrange(ACROSS_1).blend(b1, UPPER_1).intoArray(y, to + ldy);
            b2.blend(b3.rearrange(ACROSS_1), UPPER_1).intoArray(y, to + 2 * ldy);
            b2.rearrange(ACROSS_1).blend(b3, UPPER_1).intoArray(y, to + 3 * ldy);
            b4.blend(b5.rearrange(ACROSS_1), UPPER_1).intoArray(y, to + 4 * ldy);
            b4.rearrange(ACROSS_1).blend(b5, UPPER_1).intoArray(y, to + 5 * ldy);
            b6.blend(b7.rearrange(ACROSS_1), UPPER_1).intoArray(y, to + 6 * ldy);
            b6.rearrange(ACROSS_1).blend(b7, UPPER_1).intoArray(y, to + 7 * ldy);
        }
        return whole;
    }
}
