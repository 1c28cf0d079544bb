package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;

/** Comparisons of two runs of numbers, or of a run with one number, into bytes 0 and 1. */
final class VectorComparison {
    private VectorComparison() {}

    /** Either operand may be the single number at its offset. */
    static void row(Comparison c, boolean aSingle, boolean bSingle, int n,
            float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        if (bSingle) {
            rightScalar(c, n, a, aOffset, b[bOffset], y, yOffset);
        } else if (aSingle) {
            rightScalar(c.mirrored(), n, b, bOffset, a[aOffset], y, yOffset);
        } else {
            pairs(c, n, a, aOffset, b, bOffset, y, yOffset);
        }
    }

    private static void pairs(
            Comparison c, int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        switch (c) {
            case EQUAL -> equal(n, a, aOffset, b, bOffset, y, yOffset);
            case NOT_EQUAL -> notEqual(n, a, aOffset, b, bOffset, y, yOffset);
            case LESS -> less(n, a, aOffset, b, bOffset, y, yOffset);
            case LESS_OR_EQUAL -> lessOrEqual(n, a, aOffset, b, bOffset, y, yOffset);
            case GREATER -> less(n, b, bOffset, a, aOffset, y, yOffset);
            case GREATER_OR_EQUAL -> lessOrEqual(n, b, bOffset, a, aOffset, y, yOffset);
        }
    }

    private static void rightScalar(Comparison c, int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        switch (c) {
            case EQUAL -> equal(n, a, aOffset, b, y, yOffset);
            case NOT_EQUAL -> notEqual(n, a, aOffset, b, y, yOffset);
            case LESS -> less(n, a, aOffset, b, y, yOffset);
            case LESS_OR_EQUAL -> lessOrEqual(n, a, aOffset, b, y, yOffset);
            case GREATER -> greater(n, a, aOffset, b, y, yOffset);
            case GREATER_OR_EQUAL -> greaterOrEqual(n, a, aOffset, b, y, yOffset);
        }
    }

    static void equal(int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            MaskBytes.store(v.compare(EQ, w).toLong(), y, yOffset + i);
        }
        ScalarComparison.equal(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void notEqual(int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            MaskBytes.store(v.compare(NE, w).toLong(), y, yOffset + i);
        }
        ScalarComparison.notEqual(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void less(int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            MaskBytes.store(v.compare(LT, w).toLong(), y, yOffset + i);
        }
        ScalarComparison.less(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void lessOrEqual(int n, float[] a, int aOffset, float[] b, int bOffset, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            FloatVector w = FloatVector.fromArray(FLOAT, b, bOffset + i);
            MaskBytes.store(v.compare(LE, w).toLong(), y, yOffset + i);
        }
        ScalarComparison.lessOrEqual(n - i, a, aOffset + i, b, bOffset + i, y, yOffset + i);
    }

    static void equal(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            MaskBytes.store(v.compare(EQ, b).toLong(), y, yOffset + i);
        }
        ScalarComparison.equal(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void notEqual(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            MaskBytes.store(v.compare(NE, b).toLong(), y, yOffset + i);
        }
        ScalarComparison.notEqual(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void less(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            MaskBytes.store(v.compare(LT, b).toLong(), y, yOffset + i);
        }
        ScalarComparison.less(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void lessOrEqual(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            MaskBytes.store(v.compare(LE, b).toLong(), y, yOffset + i);
        }
        ScalarComparison.lessOrEqual(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void greater(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            MaskBytes.store(v.compare(GT, b).toLong(), y, yOffset + i);
        }
        ScalarComparison.greater(n - i, a, aOffset + i, b, y, yOffset + i);
    }

    static void greaterOrEqual(int n, float[] a, int aOffset, float b, byte[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, a, aOffset + i);
            MaskBytes.store(v.compare(GE, b).toLong(), y, yOffset + i);
        }
        ScalarComparison.greaterOrEqual(n - i, a, aOffset + i, b, y, yOffset + i);
    }
}
