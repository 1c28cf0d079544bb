package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** {@code dx = f'(x) * dy} where {@code f'} is plain arithmetic on x. NaN in x gives NaN. */
final class VectorDirectGradients {
    private VectorDirectGradients() {}

    static void scale(int n, float factor, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            d.mul(factor).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.scale(n - i, factor, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void abs(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            IntVector sign = v.reinterpretAsInts().and(SIGN_BIT);
            FloatVector one = sign.or(ONE).reinterpretAsFloats();
            v.blend(one, v.abs().compare(GT, 0)).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.abs(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void square(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            v.add(v).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.square(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void sqrt(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            broadcast(FLOAT, 0.5f).div(v.sqrt()).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.sqrt(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void reciprocal(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            FloatVector y = broadcast(FLOAT, 1).div(v);
            y.mul(y).neg().mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.reciprocal(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void log(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            d.div(v).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.log(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void softsign(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            FloatVector slope = broadcast(FLOAT, 1).div(v.abs().add(1));
            slope.mul(slope).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.softsign(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void relu(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            FloatVector slope = v.blend(0, v.compare(LE, 0)).blend(1, v.compare(GT, 0));
            slope.mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.relu(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void clip(
            int n, float low, float high, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            VectorMask<Float> inside = v.compare(GT, low).and(v.compare(LT, high));
            FloatVector slope = broadcast(FLOAT, 0).blend(1, inside).blend(v, v.compare(NE, v));
            slope.mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.clip(n - i, low, high, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void leakyRelu(
            int n, float alpha, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            FloatVector slope = v.blend(alpha, v.compare(LT, 0)).blend(1, v.compare(GE, 0));
            slope.mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.leakyRelu(n - i, alpha, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void hardSigmoid(
            int n, float alpha, float beta, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx,
            int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            FloatVector line = v.fma(alpha, beta);
            VectorMask<Float> inside = line.compare(GT, 0).and(line.compare(LT, 1));
            FloatVector slope = broadcast(FLOAT, 0).blend(alpha, inside).blend(v, v.compare(NE, v));
            slope.mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.hardSigmoid(n - i, alpha, beta, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void hardSwish(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            FloatVector line = v.fma(1 / 3f, 0.5f);
            FloatVector slope = line.blend(0, v.compare(LE, -3)).blend(1, v.compare(GE, 3));
            slope.mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarDirectGradients.hardSwish(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }
}
