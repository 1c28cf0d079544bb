package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** Functions that the arithmetic of the machine gives directly; all but softsign are exactly rounded. */
final class VectorArithmetic {
    /** From here on every float is an integer. */
    private static final float INTEGERS = 0x1p23f;

    private VectorArithmetic() {}

    static void affine(int n, float alpha, float beta, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            v.fma(alpha, beta).intoArray(y, yOffset + i);
        }
        ScalarArithmetic.affine(n - i, alpha, beta, x, xOffset + i, y, yOffset + i);
    }

    static void negate(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            v.neg().intoArray(y, yOffset + i);
        }
        ScalarArithmetic.negate(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void abs(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            v.abs().intoArray(y, yOffset + i);
        }
        ScalarArithmetic.abs(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void sign(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            IntVector sign = v.reinterpretAsInts().and(SIGN_BIT);
            FloatVector one = sign.or(ONE).reinterpretAsFloats();
            v.blend(one, v.abs().compare(GT, 0)).intoArray(y, yOffset + i);
        }
        ScalarArithmetic.sign(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void square(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            v.mul(v).intoArray(y, yOffset + i);
        }
        ScalarArithmetic.square(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void sqrt(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            v.sqrt().intoArray(y, yOffset + i);
        }
        ScalarArithmetic.sqrt(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void reciprocal(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            broadcast(FLOAT, 1).div(v).intoArray(y, yOffset + i);
        }
        ScalarArithmetic.reciprocal(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void softsign(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            a = a.blend(Float.MAX_VALUE, a.compare(GT, Float.MAX_VALUE));
            IntVector magnitude = a.div(a.add(1)).reinterpretAsInts();
            IntVector sign = v.reinterpretAsInts().and(SIGN_BIT);
            magnitude.or(sign).reinterpretAsFloats().intoArray(y, yOffset + i);
        }
        ScalarArithmetic.softsign(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void floor(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            IntVector sign = v.reinterpretAsInts().and(SIGN_BIT);
            FloatVector nearest = a.add(INTEGERS).sub(INTEGERS).reinterpretAsInts().or(sign).reinterpretAsFloats();
            FloatVector below = nearest.blend(nearest.sub(1), nearest.compare(GT, v));
            v.blend(below, a.compare(LT, INTEGERS)).intoArray(y, yOffset + i);
        }
        ScalarArithmetic.floor(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void ceil(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            IntVector sign = v.reinterpretAsInts().and(SIGN_BIT);
            FloatVector nearest = a.add(INTEGERS).sub(INTEGERS).reinterpretAsInts().or(sign).reinterpretAsFloats();
            IntVector above = nearest.blend(nearest.add(1), nearest.compare(LT, v)).reinterpretAsInts();
            v.blend(above.or(sign).reinterpretAsFloats(), a.compare(LT, INTEGERS)).intoArray(y, yOffset + i);
        }
        ScalarArithmetic.ceil(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void round(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            IntVector sign = v.reinterpretAsInts().and(SIGN_BIT);
            FloatVector nearest = a.add(INTEGERS).sub(INTEGERS).reinterpretAsInts().or(sign).reinterpretAsFloats();
            v.blend(nearest, a.compare(LT, INTEGERS)).intoArray(y, yOffset + i);
        }
        ScalarArithmetic.round(n - i, x, xOffset + i, y, yOffset + i);
    }
}
