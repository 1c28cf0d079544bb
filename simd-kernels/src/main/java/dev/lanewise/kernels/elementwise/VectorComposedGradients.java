package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/**
 * The arithmetic around the functions that gradients are made of. The functions themselves run in place in dx before:
 * they read what {@link #negatedSquare} and its like left there, and leave {@code s} to the others.
 */
final class VectorComposedGradients {
    private VectorComposedGradients() {}

    static void negatedSquare(int n, float[] x, int xOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            v.mul(v).neg().intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.negatedSquare(n - i, x, xOffset + i, dx, dxOffset + i);
    }

    static void geluTanhArgument(int n, float[] x, int xOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector b = v.blend(-GELU_TANH_FLAT, v.compare(LT, -GELU_TANH_FLAT));
            b = b.blend(GELU_TANH_FLAT, b.compare(GT, GELU_TANH_FLAT));
            b.mul(b).fma(GELU_CUBIC, GELU_LINEAR).mul(b).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.geluTanhArgument(n - i, x, xOffset + i, dx, dxOffset + i);
    }

    static void mishArgument(int n, float[] x, int xOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            v.blend(MISH_FLAT, v.compare(LT, MISH_FLAT)).neg().intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.mishArgument(n - i, x, xOffset + i, dx, dxOffset + i);
    }

    static void product(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector s = FloatVector.fromArray(FLOAT, dx, dxOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            s.mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.product(n - i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void negatedProduct(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector s = FloatVector.fromArray(FLOAT, dx, dxOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            s.neg().mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.negatedProduct(n - i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void erf(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector s = FloatVector.fromArray(FLOAT, dx, dxOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            s.mul(ERF_SLOPE).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.erf(n - i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void tanh(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector s = FloatVector.fromArray(FLOAT, dx, dxOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            s.neg().fma(s, broadcast(FLOAT, 1)).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.tanh(n - i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void sigmoid(int n, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector s = FloatVector.fromArray(FLOAT, dx, dxOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            s.mul(broadcast(FLOAT, 1).sub(s)).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.sigmoid(n - i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void elu(
            int n, float scale, float alpha, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx,
            int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector s = FloatVector.fromArray(FLOAT, dx, dxOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            s.mul(alpha).blend(scale, v.compare(GE, 0)).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.elu(n - i, scale, alpha, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void silu(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector s = FloatVector.fromArray(FLOAT, dx, dxOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            FloatVector b = v.blend(GATE_CLOSED, v.compare(LT, GATE_CLOSED));
            b = b.blend(-GATE_CLOSED, b.compare(GT, -GATE_CLOSED));
            FloatVector one = broadcast(FLOAT, 1);
            s.mul(b.fma(one.sub(s), one)).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.silu(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void geluTanh(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector s = FloatVector.fromArray(FLOAT, dx, dxOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            FloatVector b = v.blend(-GELU_TANH_FLAT, v.compare(LT, -GELU_TANH_FLAT));
            b = b.blend(GELU_TANH_FLAT, b.compare(GT, GELU_TANH_FLAT));
            FloatVector slope = b.mul(b).fma(GELU_SLOPE, GELU_LINEAR);
            FloatVector one = broadcast(FLOAT, 1);
            s.mul(b.mul(slope).fma(one.sub(s), one)).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.geluTanh(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }

    static void mish(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector s = FloatVector.fromArray(FLOAT, dx, dxOffset + i);
            FloatVector d = FloatVector.fromArray(FLOAT, dy, dyOffset + i);
            FloatVector b = v.blend(MISH_FLAT, v.compare(LT, MISH_FLAT));
            b = b.blend(-MISH_FLAT, b.compare(GT, -MISH_FLAT));
            FloatVector numerator = s.fma(2, 1);
            FloatVector denominator = s.add(s).fma(s, numerator);
            FloatVector w = s.add(s).div(denominator);
            FloatVector slope = w.mul(w).mul(s.add(1)).fma(b, numerator.div(denominator));
            slope.blend(0, v.compare(LT, MISH_FLAT)).mul(d).intoArray(dx, dxOffset + i);
        }
        ScalarComposedGradients.mish(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }
}
