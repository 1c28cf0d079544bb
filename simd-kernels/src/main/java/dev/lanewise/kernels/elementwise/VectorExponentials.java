package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.INT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * What is made of exp. Each loop reduces its argument {@code c = k log 2 + r}, finds {@code p = exp(r) - 1} with
 * the rounding error of r carried along, and multiplies by {@code 2^k}, whose exponent is taken from the bits of the
 * rounded k. Where that power would leave the range of normal numbers, it goes in two factors.
 */
final class VectorExponentials {
    private VectorExponentials() {}

    /** With {@code e = exp(-x)}: {@code x * (1 + 2 e) / (1 + 2 e + 2 e^2)}. */
    static void mish(int n, float[] x, int xOffset, float[] y, int yOffset) {
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
            VectorMask<Float> split = c.compare(GT, -EXP_SPLIT / 2);
            IntVector unit = IntVector.broadcast(INT, ONE).blend(DOWN_64, split.cast(INT));
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(unit).reinterpretAsFloats();
            FloatVector e = p.add(1).mul(scale);
            FloatVector numerator = e.fma(2, 1);
            FloatVector denominator = e.add(e).fma(e, numerator).blend(e, split);
            FloatVector down = broadcast(FLOAT, 1).blend(0x1p-64f, split);
            numerator.blend(1, split).div(denominator).mul(closed).mul(down).intoArray(y, yOffset + i);
        }
        ScalarExponentials.mish(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void softplus(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector c = v.abs().neg();
            c = c.blend(EXP_LOWEST, c.compare(LT, EXP_LOWEST));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_LOW), k.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            VectorMask<Float> split = c.compare(LT, EXP_SPLIT);
            IntVector unit = IntVector.broadcast(INT, ONE).blend(UP_64, split.cast(INT));
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(unit).reinterpretAsFloats();
            FloatVector down = broadcast(FLOAT, 1).blend(0x1p-64f, split);
            FloatVector e = p.add(1).mul(scale).mul(down);
            FloatVector l = e.fma(broadcast(FLOAT, LOG1P_11), broadcast(FLOAT, LOG1P_10));
            l = l.fma(e, broadcast(FLOAT, LOG1P_9));
            l = l.fma(e, broadcast(FLOAT, LOG1P_8));
            l = l.fma(e, broadcast(FLOAT, LOG1P_7));
            l = l.fma(e, broadcast(FLOAT, LOG1P_6));
            l = l.fma(e, broadcast(FLOAT, LOG1P_5));
            l = l.fma(e, broadcast(FLOAT, LOG1P_4));
            l = l.fma(e, broadcast(FLOAT, LOG1P_3));
            l = l.fma(e, broadcast(FLOAT, LOG1P_2));
            FloatVector positive = broadcast(FLOAT, 0).blend(v, v.compare(GT, 0));
            l.mul(e).fma(e, e).add(positive).intoArray(y, yOffset + i);
        }
        ScalarExponentials.softplus(n - i, x, xOffset + i, y, yOffset + i);
    }

    /** Two vectors side by side, because each waits for itself longer than it computes. */
    static void tanh(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (; i + 2 * LENGTH <= n; i += 2 * LENGTH) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector v1 = FloatVector.fromArray(FLOAT, x, xOffset + i + LENGTH);
            FloatVector a0 = v0.abs();
            FloatVector a1 = v1.abs();
            FloatVector s0 = a0.mul(a0);
            FloatVector s1 = a1.mul(a1);
            FloatVector c0 = a0.add(a0);
            FloatVector c1 = a1.add(a1);
            IntVector t0 = c0.fma(LOG2_E, ROUNDER).reinterpretAsInts().min(TANH_FLAT);
            IntVector t1 = c1.fma(LOG2_E, ROUNDER).reinterpretAsInts().min(TANH_FLAT);
            FloatVector u0 = s0.fma(broadcast(FLOAT, TANH_11), broadcast(FLOAT, TANH_9));
            FloatVector u1 = s1.fma(broadcast(FLOAT, TANH_11), broadcast(FLOAT, TANH_9));
            FloatVector k0 = t0.reinterpretAsFloats().sub(ROUNDER);
            FloatVector k1 = t1.reinterpretAsFloats().sub(ROUNDER);
            u0 = u0.fma(s0, broadcast(FLOAT, TANH_7));
            u1 = u1.fma(s1, broadcast(FLOAT, TANH_7));
            FloatVector r0 = k0.fma(broadcast(FLOAT, -LN2_HIGH), c0);
            FloatVector r1 = k1.fma(broadcast(FLOAT, -LN2_HIGH), c1);
            u0 = u0.fma(s0, broadcast(FLOAT, TANH_5));
            u1 = u1.fma(s1, broadcast(FLOAT, TANH_5));
            u0 = u0.fma(s0, broadcast(FLOAT, TANH_3));
            u1 = u1.fma(s1, broadcast(FLOAT, TANH_3));
            FloatVector z0 = r0.mul(r0);
            FloatVector z1 = r1.mul(r1);
            FloatVector near0 = u0.fma(s0.mul(a0), a0);
            FloatVector near1 = u1.fma(s1.mul(a1), a1);
            FloatVector q0 = r0.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q1 = r1.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector w0 = r0.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector w1 = r1.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            q0 = z0.fma(broadcast(FLOAT, EXP_6), q0);
            q1 = z1.fma(broadcast(FLOAT, EXP_6), q1);
            q0 = q0.fma(z0, w0);
            q1 = q1.fma(z1, w1);
            FloatVector p0 = z0.fma(q0, r0).add(1);
            FloatVector p1 = z1.fma(q1, r1).add(1);
            IntVector e0 = t0.lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            IntVector e1 = t1.lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            FloatVector d0 = e0.reinterpretAsFloats().fma(p0, broadcast(FLOAT, 1));
            FloatVector d1 = e1.reinterpretAsFloats().fma(p1, broadcast(FLOAT, 1));
            FloatVector far0 = broadcast(FLOAT, 1).div(d0).fma(-2, 1);
            FloatVector far1 = broadcast(FLOAT, 1).div(d1).fma(-2, 1);
            IntVector y0 = far0.blend(near0, a0.compare(LT, TANH_NEAR)).reinterpretAsInts();
            IntVector y1 = far1.blend(near1, a1.compare(LT, TANH_NEAR)).reinterpretAsInts();
            y0.or(v0.reinterpretAsInts().and(SIGN_BIT)).reinterpretAsFloats().intoArray(y, yOffset + i);
            y1.or(v1.reinterpretAsInts().and(SIGN_BIT)).reinterpretAsFloats().intoArray(y, yOffset + i + LENGTH);
        }
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            FloatVector s = a.mul(a);
            FloatVector u = s.fma(broadcast(FLOAT, TANH_11), broadcast(FLOAT, TANH_9));
            u = u.fma(s, broadcast(FLOAT, TANH_7));
            u = u.fma(s, broadcast(FLOAT, TANH_5));
            u = u.fma(s, broadcast(FLOAT, TANH_3));
            FloatVector near = u.fma(s.mul(a), a);
            FloatVector c = a.add(a);
            IntVector t = c.fma(LOG2_E, ROUNDER).reinterpretAsInts().min(TANH_FLAT);
            FloatVector r = t.reinterpretAsFloats().sub(ROUNDER).fma(broadcast(FLOAT, -LN2_HIGH), c);
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            FloatVector scale = t.lanewise(LSHL, EXPONENT_SHIFT).add(ONE).reinterpretAsFloats();
            FloatVector far = broadcast(FLOAT, 1).div(scale.fma(p.add(1), broadcast(FLOAT, 1))).fma(-2, 1);
            IntVector magnitude = far.blend(near, a.compare(LT, TANH_NEAR)).reinterpretAsInts();
            IntVector sign = v.reinterpretAsInts().and(SIGN_BIT);
            magnitude.or(sign).reinterpretAsFloats().intoArray(y, yOffset + i);
        }
        ScalarExponentials.tanh(n - i, x, xOffset + i, y, yOffset + i);
    }

    /** {@code x >= 0 ? positive * x : alpha * (exp(x) - 1)}. */
    static void elu(int n, float positive, float alpha, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector c = v.blend(EXP_SPLIT, v.compare(LT, EXP_SPLIT));
            c = c.blend(0, c.compare(GT, 0));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_LOW), k.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE).reinterpretAsFloats();
            FloatVector negative = scale.fma(p, scale.sub(1)).mul(alpha);
            negative.blend(v.mul(positive), v.compare(GE, 0)).intoArray(y, yOffset + i);
        }
        ScalarExponentials.elu(n - i, positive, alpha, x, xOffset + i, y, yOffset + i);
    }
}
