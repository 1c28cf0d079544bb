package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.WideVectorTranspose.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Sixteen rows times one: {@code y[i] = sum over j of x[i, j] * w[j]}, each one chain of fma, {@code j} ascending. Lanes
 * are rows, whose numbers are transposed in registers, eight columns at a time; see {@link WideVectorTranspose}.
 */
public final class SixteenDots {
    /** Rows that are computed together. */
    public static final int ROWS = 16;

    private static final boolean FITS = Lanes.vector() && Species.LENGTH == ROWS;

    private SixteenDots() {}

    /** Whether rows of that length can be taken: with vectors of sixteen floats, multiples of eight. */
    public static boolean fit(int columns) {
        return FITS && columns % 8 == 0;
    }

    /** {@code ldx} is at least {@code columns}. */
    public static void run(int columns, float[] x, int x0, int ldx, float[] w, int w0, float[] y, int y0) {
        int x1 = x0 + ldx;
        int x2 = x1 + ldx;
        int x3 = x2 + ldx;
        int x4 = x3 + ldx;
        int x5 = x4 + ldx;
        int x6 = x5 + ldx;
        int x7 = x6 + ldx;
        int half = 8 * ldx - 8;
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int j = 0; j < columns; j += 8) {
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
            FloatVector c0 = LOW_1.selectFrom(b0, b1).reinterpretAsFloats();
            sum = FloatVector.broadcast(FLOAT, w[w0 + j]).fma(c0, sum);
            FloatVector c1 = HIGH_1.selectFrom(b0, b1).reinterpretAsFloats();
            sum = FloatVector.broadcast(FLOAT, w[w0 + j + 1]).fma(c1, sum);
            FloatVector c2 = LOW_1.selectFrom(b2, b3).reinterpretAsFloats();
            sum = FloatVector.broadcast(FLOAT, w[w0 + j + 2]).fma(c2, sum);
            FloatVector c3 = HIGH_1.selectFrom(b2, b3).reinterpretAsFloats();
            sum = FloatVector.broadcast(FLOAT, w[w0 + j + 3]).fma(c3, sum);
            FloatVector c4 = LOW_1.selectFrom(b4, b5).reinterpretAsFloats();
            sum = FloatVector.broadcast(FLOAT, w[w0 + j + 4]).fma(c4, sum);
            FloatVector c5 = HIGH_1.selectFrom(b4, b5).reinterpretAsFloats();
            sum = FloatVector.broadcast(FLOAT, w[w0 + j + 5]).fma(c5, sum);
            FloatVector c6 = LOW_1.selectFrom(b6, b7).reinterpretAsFloats();
            sum = FloatVector.broadcast(FLOAT, w[w0 + j + 6]).fma(c6, sum);
            FloatVector c7 = HIGH_1.selectFrom(b6, b7).reinterpretAsFloats();
            sum = FloatVector.broadcast(FLOAT, w[w0 + j + 7]).fma(c7, sum);
        }
        sum.intoArray(y, y0);
    }
}
