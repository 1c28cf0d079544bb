package dev.lanewise.kernels.reduce;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.INT;
import static dev.lanewise.kernels.simd.Species.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Largest and smallest by three integer instructions a vector, where a float maximum that keeps NaN and tells zeros
 * apart takes six. Read as integers, floats with a clear sign bit ascend up to infinity and the NaN above it; those with
 * a set one ascend too, from -0, the least signed integer, to -infinity and the NaN, the greatest unsigned ones. So the
 * largest float is the greatest signed integer unless all have the sign bit set: then it is the least. The smallest is
 * the greatest unsigned integer unless none has the sign bit set: then it is the least signed one. A NaN shows as a
 * greatest above infinity.
 */
final class VectorExtremes {
    static final int INFINITY = 0x7f800000;
    static final int MINUS_INFINITY = 0xff800000;

    private VectorExtremes() {}

    static float row(boolean largest, float[] x, int offset, int n) {
        IntVector greatest = IntVector.broadcast(INT, Integer.MIN_VALUE);
        IntVector least = IntVector.broadcast(INT, Integer.MAX_VALUE);
        IntVector unsigned = IntVector.zero(INT);
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            IntVector v = FloatVector.fromArray(FLOAT, x, offset + i).reinterpretAsInts();
            greatest = greatest.max(v);
            least = least.min(v);
            unsigned = unsigned.lanewise(VectorOperators.UMAX, v);
        }
        if (i < n) {
            VectorMask<Float> inRow = FLOAT.indexInRange(i, n);
            IntVector v = FloatVector.fromArray(FLOAT, x, offset + i, inRow).reinterpretAsInts();
            VectorMask<Integer> m = inRow.cast(INT);
            greatest = greatest.lanewise(VectorOperators.MAX, v, m);
            least = least.lanewise(VectorOperators.MIN, v, m);
            unsigned = unsigned.lanewise(VectorOperators.UMAX, v, m);
        }
        // reduceLanes(UMAX) of JDK 25 takes the least signed integer for the least unsigned one
        int greatestUnsigned = unsigned.lanewise(VectorOperators.XOR, Integer.MIN_VALUE)
                .reduceLanes(VectorOperators.MAX)
                ^ Integer.MIN_VALUE;
        return pick(
                largest,
                greatest.reduceLanes(VectorOperators.MAX),
                least.reduceLanes(VectorOperators.MIN),
                greatestUnsigned);
    }

    private static float pick(boolean largest, int greatest, int least, int unsigned) {
        if (greatest > INFINITY || Integer.compareUnsigned(unsigned, MINUS_INFINITY) > 0) return Float.NaN;
        if (largest) return Float.intBitsToFloat(greatest >= 0 ? greatest : least);
        return Float.intBitsToFloat(unsigned < 0 ? unsigned : least);
    }

    static void columns(boolean largest, float[] x, int offset, int step, int n, int columns, float[] y, int yOffset) {
        int c = 0;
        for (; c < FLOAT.loopBound(columns); c += LENGTH) {
            if (largest) largest(x, offset + c, step, n, y, yOffset + c);
            else
                smallest(x, offset + c, step, n, y, yOffset + c);
        }
        if (c < columns) ScalarExtremes.columns(largest, x, offset + c, step, n, columns - c, y, yOffset + c);
    }

    private static void largest(float[] x, int offset, int step, int n, float[] y, int yOffset) {
        IntVector greatest = IntVector.broadcast(INT, Integer.MIN_VALUE);
        IntVector least = IntVector.broadcast(INT, Integer.MAX_VALUE);
        IntVector unsigned = IntVector.zero(INT);
        for (int i = 0, at = offset; i < n; i++, at += step) {
            IntVector v = FloatVector.fromArray(FLOAT, x, at).reinterpretAsInts();
            greatest = greatest.max(v);
            least = least.min(v);
            unsigned = unsigned.lanewise(VectorOperators.UMAX, v);
        }
        greatest.blend(least, greatest.compare(VectorOperators.LT, 0))
                .blend(unsigned, unsigned.compare(VectorOperators.UGT, MINUS_INFINITY))
                .reinterpretAsFloats()
                .intoArray(y, yOffset);
    }

    private static void smallest(float[] x, int offset, int step, int n, float[] y, int yOffset) {
        IntVector greatest = IntVector.broadcast(INT, Integer.MIN_VALUE);
        IntVector least = IntVector.broadcast(INT, Integer.MAX_VALUE);
        IntVector unsigned = IntVector.zero(INT);
        for (int i = 0, at = offset; i < n; i++, at += step) {
            IntVector v = FloatVector.fromArray(FLOAT, x, at).reinterpretAsInts();
            greatest = greatest.max(v);
            least = least.min(v);
            unsigned = unsigned.lanewise(VectorOperators.UMAX, v);
        }
        least.blend(unsigned, unsigned.compare(VectorOperators.LT, 0))
                .blend(greatest, greatest.compare(VectorOperators.GT, INFINITY))
                .reinterpretAsFloats()
                .intoArray(y, yOffset);
    }
}
