package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.INT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * Functions that divide by {@code 1 + exp(c)}, each in two loops of the same bits. In the plain one the sum of 1 and the power
 * of two is exact; it does four vectors side by side, because each waits for itself longer than it computes, as far as no
 * number is so large, or NaN, that it is not. The other takes any numbers.
 */
final class VectorGates {
    /** Numbers that a plain loop does at a time. */
    private static final int TOGETHER = 4 * LENGTH;

    private VectorGates() {}

    static void sigmoid(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = sigmoidPlain(n, x, xOffset, y, yOffset);
        while (n - i >= TOGETHER) {
            sigmoidAny(TOGETHER, x, xOffset + i, y, yOffset + i);
            i += TOGETHER;
            i += sigmoidPlain(n - i, x, xOffset + i, y, yOffset + i);
        }
        i += sigmoidAny(n - i, x, xOffset + i, y, yOffset + i);
        ScalarExponentials.sigmoid(n - i, x, xOffset + i, y, yOffset + i);
    }

    /** How many numbers it has done. */
    private static int sigmoidPlain(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (; i + TOGETHER <= n; i += TOGETHER) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector v1 = FloatVector.fromArray(FLOAT, x, xOffset + i + LENGTH);
            FloatVector v2 = FloatVector.fromArray(FLOAT, x, xOffset + i + 2 * LENGTH);
            FloatVector v3 = FloatVector.fromArray(FLOAT, x, xOffset + i + 3 * LENGTH);
            IntVector m0 = v0.reinterpretAsInts().and(~SIGN_BIT);
            IntVector m1 = v1.reinterpretAsInts().and(~SIGN_BIT);
            IntVector m2 = v2.reinterpretAsInts().and(~SIGN_BIT);
            IntVector m3 = v3.reinterpretAsInts().and(~SIGN_BIT);
            if (m0.max(m1).max(m2.max(m3)).compare(GT, GATE_PLAIN).anyTrue()) break;
            FloatVector c0 = v0.neg();
            FloatVector c1 = v1.neg();
            FloatVector c2 = v2.neg();
            FloatVector c3 = v3.neg();
            FloatVector t0 = c0.fma(LOG2_E, ROUNDER);
            FloatVector t1 = c1.fma(LOG2_E, ROUNDER);
            FloatVector t2 = c2.fma(LOG2_E, ROUNDER);
            FloatVector t3 = c3.fma(LOG2_E, ROUNDER);
            FloatVector k0 = t0.sub(ROUNDER);
            FloatVector k1 = t1.sub(ROUNDER);
            FloatVector k2 = t2.sub(ROUNDER);
            FloatVector k3 = t3.sub(ROUNDER);
            FloatVector h0 = k0.fma(broadcast(FLOAT, -LN2_HIGH), c0);
            FloatVector h1 = k1.fma(broadcast(FLOAT, -LN2_HIGH), c1);
            FloatVector h2 = k2.fma(broadcast(FLOAT, -LN2_HIGH), c2);
            FloatVector h3 = k3.fma(broadcast(FLOAT, -LN2_HIGH), c3);
            FloatVector r0 = k0.fma(broadcast(FLOAT, -LN2_LOW), h0);
            FloatVector r1 = k1.fma(broadcast(FLOAT, -LN2_LOW), h1);
            FloatVector r2 = k2.fma(broadcast(FLOAT, -LN2_LOW), h2);
            FloatVector r3 = k3.fma(broadcast(FLOAT, -LN2_LOW), h3);
            FloatVector z0 = r0.mul(r0);
            FloatVector z1 = r1.mul(r1);
            FloatVector z2 = r2.mul(r2);
            FloatVector z3 = r3.mul(r3);
            FloatVector q0 = r0.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q1 = r1.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q2 = r2.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q3 = r3.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector u0 = r0.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u1 = r1.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u2 = r2.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u3 = r3.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            q0 = z0.fma(broadcast(FLOAT, EXP_6), q0);
            q1 = z1.fma(broadcast(FLOAT, EXP_6), q1);
            q2 = z2.fma(broadcast(FLOAT, EXP_6), q2);
            q3 = z3.fma(broadcast(FLOAT, EXP_6), q3);
            q0 = q0.fma(z0, u0);
            q1 = q1.fma(z1, u1);
            q2 = q2.fma(z2, u2);
            q3 = q3.fma(z3, u3);
            FloatVector p0 = z0.fma(q0, r0);
            FloatVector p1 = z1.fma(q1, r1);
            FloatVector p2 = z2.fma(q2, r2);
            FloatVector p3 = z3.fma(q3, r3);
            IntVector e0 = t0.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e1 = t1.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e2 = t2.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e3 = t3.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            FloatVector f0 = e0.reinterpretAsFloats();
            FloatVector f1 = e1.reinterpretAsFloats();
            FloatVector f2 = e2.reinterpretAsFloats();
            FloatVector f3 = e3.reinterpretAsFloats();
            FloatVector w0 = f0.fma(p0, f0.add(1));
            FloatVector w1 = f1.fma(p1, f1.add(1));
            FloatVector w2 = f2.fma(p2, f2.add(1));
            FloatVector w3 = f3.fma(p3, f3.add(1));
            broadcast(FLOAT, 1).div(w0).intoArray(y, yOffset + i);
            broadcast(FLOAT, 1).div(w1).intoArray(y, yOffset + i + LENGTH);
            broadcast(FLOAT, 1).div(w2).intoArray(y, yOffset + i + 2 * LENGTH);
            broadcast(FLOAT, 1).div(w3).intoArray(y, yOffset + i + 3 * LENGTH);
        }
        return i;
    }

    private static int sigmoidAny(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector c = v.neg();
            c = c.blend(EXP_SPLIT, c.compare(LT, EXP_SPLIT));
            c = c.blend(-EXP_LOWEST, c.compare(GT, -EXP_LOWEST));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_LOW), k.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            VectorMask<Float> split = c.compare(GT, -EXP_SPLIT);
            IntVector unit = IntVector.broadcast(INT, ONE).blend(DOWN_64, split.cast(INT));
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(unit).reinterpretAsFloats();
            VectorMask<Float> large = scale.compare(GT, SUM_REACH);
            FloatVector sum = scale.fma(p, scale.add(1).blend(1, large)).add(broadcast(FLOAT, 0).blend(scale, large));
            FloatVector down = broadcast(FLOAT, 1).blend(0x1p-64f, split);
            broadcast(FLOAT, 1).div(sum).mul(down).intoArray(y, yOffset + i);
        }
        return i;
    }

    static void silu(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = siluPlain(n, x, xOffset, y, yOffset);
        while (n - i >= TOGETHER) {
            siluAny(TOGETHER, x, xOffset + i, y, yOffset + i);
            i += TOGETHER;
            i += siluPlain(n - i, x, xOffset + i, y, yOffset + i);
        }
        i += siluAny(n - i, x, xOffset + i, y, yOffset + i);
        ScalarExponentials.silu(n - i, x, xOffset + i, y, yOffset + i);
    }

    /** How many numbers it has done. */
    private static int siluPlain(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (; i + TOGETHER <= n; i += TOGETHER) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector v1 = FloatVector.fromArray(FLOAT, x, xOffset + i + LENGTH);
            FloatVector v2 = FloatVector.fromArray(FLOAT, x, xOffset + i + 2 * LENGTH);
            FloatVector v3 = FloatVector.fromArray(FLOAT, x, xOffset + i + 3 * LENGTH);
            IntVector m0 = v0.reinterpretAsInts().and(~SIGN_BIT);
            IntVector m1 = v1.reinterpretAsInts().and(~SIGN_BIT);
            IntVector m2 = v2.reinterpretAsInts().and(~SIGN_BIT);
            IntVector m3 = v3.reinterpretAsInts().and(~SIGN_BIT);
            if (m0.max(m1).max(m2.max(m3)).compare(GT, GATE_PLAIN).anyTrue()) break;
            FloatVector c0 = v0.neg();
            FloatVector c1 = v1.neg();
            FloatVector c2 = v2.neg();
            FloatVector c3 = v3.neg();
            FloatVector t0 = c0.fma(LOG2_E, ROUNDER);
            FloatVector t1 = c1.fma(LOG2_E, ROUNDER);
            FloatVector t2 = c2.fma(LOG2_E, ROUNDER);
            FloatVector t3 = c3.fma(LOG2_E, ROUNDER);
            FloatVector k0 = t0.sub(ROUNDER);
            FloatVector k1 = t1.sub(ROUNDER);
            FloatVector k2 = t2.sub(ROUNDER);
            FloatVector k3 = t3.sub(ROUNDER);
            FloatVector h0 = k0.fma(broadcast(FLOAT, -LN2_HIGH), c0);
            FloatVector h1 = k1.fma(broadcast(FLOAT, -LN2_HIGH), c1);
            FloatVector h2 = k2.fma(broadcast(FLOAT, -LN2_HIGH), c2);
            FloatVector h3 = k3.fma(broadcast(FLOAT, -LN2_HIGH), c3);
            FloatVector r0 = k0.fma(broadcast(FLOAT, -LN2_LOW), h0);
            FloatVector r1 = k1.fma(broadcast(FLOAT, -LN2_LOW), h1);
            FloatVector r2 = k2.fma(broadcast(FLOAT, -LN2_LOW), h2);
            FloatVector r3 = k3.fma(broadcast(FLOAT, -LN2_LOW), h3);
            FloatVector z0 = r0.mul(r0);
            FloatVector z1 = r1.mul(r1);
            FloatVector z2 = r2.mul(r2);
            FloatVector z3 = r3.mul(r3);
            FloatVector q0 = r0.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q1 = r1.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q2 = r2.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q3 = r3.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector u0 = r0.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u1 = r1.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u2 = r2.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u3 = r3.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            q0 = z0.fma(broadcast(FLOAT, EXP_6), q0);
            q1 = z1.fma(broadcast(FLOAT, EXP_6), q1);
            q2 = z2.fma(broadcast(FLOAT, EXP_6), q2);
            q3 = z3.fma(broadcast(FLOAT, EXP_6), q3);
            q0 = q0.fma(z0, u0);
            q1 = q1.fma(z1, u1);
            q2 = q2.fma(z2, u2);
            q3 = q3.fma(z3, u3);
            FloatVector p0 = z0.fma(q0, r0);
            FloatVector p1 = z1.fma(q1, r1);
            FloatVector p2 = z2.fma(q2, r2);
            FloatVector p3 = z3.fma(q3, r3);
            IntVector e0 = t0.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e1 = t1.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e2 = t2.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e3 = t3.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            FloatVector f0 = e0.reinterpretAsFloats();
            FloatVector f1 = e1.reinterpretAsFloats();
            FloatVector f2 = e2.reinterpretAsFloats();
            FloatVector f3 = e3.reinterpretAsFloats();
            FloatVector w0 = f0.fma(p0, f0.add(1));
            FloatVector w1 = f1.fma(p1, f1.add(1));
            FloatVector w2 = f2.fma(p2, f2.add(1));
            FloatVector w3 = f3.fma(p3, f3.add(1));
            v0.div(w0).intoArray(y, yOffset + i);
            v1.div(w1).intoArray(y, yOffset + i + LENGTH);
            v2.div(w2).intoArray(y, yOffset + i + 2 * LENGTH);
            v3.div(w3).intoArray(y, yOffset + i + 3 * LENGTH);
        }
        return i;
    }

    private static int siluAny(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector closed = v.blend(GATE_CLOSED, v.compare(LT, GATE_CLOSED));
            FloatVector c = closed.neg();
            c = c.blend(EXP_SPLIT, c.compare(LT, EXP_SPLIT));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_LOW), k.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            VectorMask<Float> split = c.compare(GT, -EXP_SPLIT);
            IntVector unit = IntVector.broadcast(INT, ONE).blend(DOWN_64, split.cast(INT));
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(unit).reinterpretAsFloats();
            VectorMask<Float> large = scale.compare(GT, SUM_REACH);
            FloatVector sum = scale.fma(p, scale.add(1).blend(1, large)).add(broadcast(FLOAT, 0).blend(scale, large));
            FloatVector down = broadcast(FLOAT, 1).blend(0x1p-64f, split);
            closed.div(sum).mul(down).intoArray(y, yOffset + i);
        }
        return i;
    }

    static void geluTanh(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = geluTanhPlain(n, x, xOffset, y, yOffset);
        while (n - i >= TOGETHER) {
            geluTanhAny(TOGETHER, x, xOffset + i, y, yOffset + i);
            i += TOGETHER;
            i += geluTanhPlain(n - i, x, xOffset + i, y, yOffset + i);
        }
        i += geluTanhAny(n - i, x, xOffset + i, y, yOffset + i);
        ScalarExponentials.geluTanh(n - i, x, xOffset + i, y, yOffset + i);
    }

    /** How many numbers it has done. */
    private static int geluTanhPlain(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (; i + TOGETHER <= n; i += TOGETHER) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector v1 = FloatVector.fromArray(FLOAT, x, xOffset + i + LENGTH);
            FloatVector v2 = FloatVector.fromArray(FLOAT, x, xOffset + i + 2 * LENGTH);
            FloatVector v3 = FloatVector.fromArray(FLOAT, x, xOffset + i + 3 * LENGTH);
            IntVector m0 = v0.reinterpretAsInts().and(~SIGN_BIT);
            IntVector m1 = v1.reinterpretAsInts().and(~SIGN_BIT);
            IntVector m2 = v2.reinterpretAsInts().and(~SIGN_BIT);
            IntVector m3 = v3.reinterpretAsInts().and(~SIGN_BIT);
            if (m0.max(m1).max(m2.max(m3)).compare(GT, GELU_TANH_PLAIN).anyTrue()) break;
            FloatVector c0 = v0.mul(v0).fma(-GELU_CUBIC, -GELU_LINEAR).mul(v0);
            FloatVector c1 = v1.mul(v1).fma(-GELU_CUBIC, -GELU_LINEAR).mul(v1);
            FloatVector c2 = v2.mul(v2).fma(-GELU_CUBIC, -GELU_LINEAR).mul(v2);
            FloatVector c3 = v3.mul(v3).fma(-GELU_CUBIC, -GELU_LINEAR).mul(v3);
            FloatVector t0 = c0.fma(LOG2_E, ROUNDER);
            FloatVector t1 = c1.fma(LOG2_E, ROUNDER);
            FloatVector t2 = c2.fma(LOG2_E, ROUNDER);
            FloatVector t3 = c3.fma(LOG2_E, ROUNDER);
            FloatVector k0 = t0.sub(ROUNDER);
            FloatVector k1 = t1.sub(ROUNDER);
            FloatVector k2 = t2.sub(ROUNDER);
            FloatVector k3 = t3.sub(ROUNDER);
            FloatVector h0 = k0.fma(broadcast(FLOAT, -LN2_HIGH), c0);
            FloatVector h1 = k1.fma(broadcast(FLOAT, -LN2_HIGH), c1);
            FloatVector h2 = k2.fma(broadcast(FLOAT, -LN2_HIGH), c2);
            FloatVector h3 = k3.fma(broadcast(FLOAT, -LN2_HIGH), c3);
            FloatVector r0 = k0.fma(broadcast(FLOAT, -LN2_LOW), h0);
            FloatVector r1 = k1.fma(broadcast(FLOAT, -LN2_LOW), h1);
            FloatVector r2 = k2.fma(broadcast(FLOAT, -LN2_LOW), h2);
            FloatVector r3 = k3.fma(broadcast(FLOAT, -LN2_LOW), h3);
            FloatVector z0 = r0.mul(r0);
            FloatVector z1 = r1.mul(r1);
            FloatVector z2 = r2.mul(r2);
            FloatVector z3 = r3.mul(r3);
            FloatVector q0 = r0.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q1 = r1.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q2 = r2.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q3 = r3.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector u0 = r0.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u1 = r1.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u2 = r2.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u3 = r3.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            q0 = z0.fma(broadcast(FLOAT, EXP_6), q0);
            q1 = z1.fma(broadcast(FLOAT, EXP_6), q1);
            q2 = z2.fma(broadcast(FLOAT, EXP_6), q2);
            q3 = z3.fma(broadcast(FLOAT, EXP_6), q3);
            q0 = q0.fma(z0, u0);
            q1 = q1.fma(z1, u1);
            q2 = q2.fma(z2, u2);
            q3 = q3.fma(z3, u3);
            FloatVector p0 = z0.fma(q0, r0);
            FloatVector p1 = z1.fma(q1, r1);
            FloatVector p2 = z2.fma(q2, r2);
            FloatVector p3 = z3.fma(q3, r3);
            IntVector e0 = t0.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e1 = t1.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e2 = t2.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e3 = t3.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            FloatVector f0 = e0.reinterpretAsFloats();
            FloatVector f1 = e1.reinterpretAsFloats();
            FloatVector f2 = e2.reinterpretAsFloats();
            FloatVector f3 = e3.reinterpretAsFloats();
            FloatVector w0 = f0.fma(p0, f0.add(1));
            FloatVector w1 = f1.fma(p1, f1.add(1));
            FloatVector w2 = f2.fma(p2, f2.add(1));
            FloatVector w3 = f3.fma(p3, f3.add(1));
            v0.div(w0).intoArray(y, yOffset + i);
            v1.div(w1).intoArray(y, yOffset + i + LENGTH);
            v2.div(w2).intoArray(y, yOffset + i + 2 * LENGTH);
            v3.div(w3).intoArray(y, yOffset + i + 3 * LENGTH);
        }
        return i;
    }

    private static int geluTanhAny(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector closed = v.blend(-GELU_TANH_FLAT, v.compare(LT, -GELU_TANH_FLAT));
            FloatVector b = closed.blend(GELU_TANH_FLAT, closed.compare(GT, GELU_TANH_FLAT));
            FloatVector c = b.mul(b).fma(-GELU_CUBIC, -GELU_LINEAR).mul(b);
            c = c.blend(EXP_SPLIT, c.compare(LT, EXP_SPLIT));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_LOW), k.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            VectorMask<Float> split = c.compare(GT, -EXP_SPLIT);
            IntVector unit = IntVector.broadcast(INT, ONE).blend(DOWN_64, split.cast(INT));
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(unit).reinterpretAsFloats();
            VectorMask<Float> large = scale.compare(GT, SUM_REACH);
            FloatVector sum = scale.fma(p, scale.add(1).blend(1, large)).add(broadcast(FLOAT, 0).blend(scale, large));
            FloatVector down = broadcast(FLOAT, 1).blend(0x1p-64f, split);
            closed.div(sum).mul(down).intoArray(y, yOffset + i);
        }
        return i;
    }
}
