package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** exp in two loops of the same bits: one for numbers whose results are normal, and one for all. */
final class VectorExp {
    /** Numbers that {@link #plain} does at a time. */
    private static final int TOGETHER = 4 * LENGTH;

    private VectorExp() {}

    static void exp(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = plain(n, x, xOffset, y, yOffset);
        while (n - i >= TOGETHER) {
            any(TOGETHER, x, xOffset + i, y, yOffset + i);
            i += TOGETHER;
            i += plain(n - i, x, xOffset + i, y, yOffset + i);
        }
        i += any(n - i, x, xOffset + i, y, yOffset + i);
        ScalarExponentials.exp(n - i, x, xOffset + i, y, yOffset + i);
    }

    /**
     * Four vectors side by side, because each waits for itself longer than it computes, as far as no number is near the
     * ends of the range or NaN: there a sum of exponents multiplies by {@code 2^k}. How many numbers it has done.
     */
    private static int plain(int n, float[] x, int xOffset, float[] y, int yOffset) {
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
            if (m0.max(m1).max(m2.max(m3)).compare(GT, EXP_PLAIN).anyTrue()) break;
            FloatVector t0 = v0.fma(LOG2_E, ROUNDER);
            FloatVector t1 = v1.fma(LOG2_E, ROUNDER);
            FloatVector t2 = v2.fma(LOG2_E, ROUNDER);
            FloatVector t3 = v3.fma(LOG2_E, ROUNDER);
            FloatVector k0 = t0.sub(ROUNDER);
            FloatVector k1 = t1.sub(ROUNDER);
            FloatVector k2 = t2.sub(ROUNDER);
            FloatVector k3 = t3.sub(ROUNDER);
            FloatVector c0 = k0.fma(broadcast(FLOAT, -LN2_HIGH), v0);
            FloatVector c1 = k1.fma(broadcast(FLOAT, -LN2_HIGH), v1);
            FloatVector c2 = k2.fma(broadcast(FLOAT, -LN2_HIGH), v2);
            FloatVector c3 = k3.fma(broadcast(FLOAT, -LN2_HIGH), v3);
            FloatVector r0 = k0.fma(broadcast(FLOAT, -LN2_LOW), c0);
            FloatVector r1 = k1.fma(broadcast(FLOAT, -LN2_LOW), c1);
            FloatVector r2 = k2.fma(broadcast(FLOAT, -LN2_LOW), c2);
            FloatVector r3 = k3.fma(broadcast(FLOAT, -LN2_LOW), c3);
            FloatVector s0 = r0.mul(r0);
            FloatVector s1 = r1.mul(r1);
            FloatVector s2 = r2.mul(r2);
            FloatVector s3 = r3.mul(r3);
            FloatVector q0 = r0.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q1 = r1.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q2 = r2.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector q3 = r3.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            FloatVector u0 = r0.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u1 = r1.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u2 = r2.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            FloatVector u3 = r3.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2));
            q0 = s0.fma(broadcast(FLOAT, EXP_6), q0);
            q1 = s1.fma(broadcast(FLOAT, EXP_6), q1);
            q2 = s2.fma(broadcast(FLOAT, EXP_6), q2);
            q3 = s3.fma(broadcast(FLOAT, EXP_6), q3);
            q0 = q0.fma(s0, u0);
            q1 = q1.fma(s1, u1);
            q2 = q2.fma(s2, u2);
            q3 = q3.fma(s3, u3);
            IntVector e0 = s0.fma(q0, r0).add(1).reinterpretAsInts();
            IntVector e1 = s1.fma(q1, r1).add(1).reinterpretAsInts();
            IntVector e2 = s2.fma(q2, r2).add(1).reinterpretAsInts();
            IntVector e3 = s3.fma(q3, r3).add(1).reinterpretAsInts();
            e0 = e0.add(t0.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT));
            e1 = e1.add(t1.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT));
            e2 = e2.add(t2.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT));
            e3 = e3.add(t3.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT));
            e0.reinterpretAsFloats().intoArray(y, yOffset + i);
            e1.reinterpretAsFloats().intoArray(y, yOffset + i + LENGTH);
            e2.reinterpretAsFloats().intoArray(y, yOffset + i + 2 * LENGTH);
            e3.reinterpretAsFloats().intoArray(y, yOffset + i + 3 * LENGTH);
        }
        return i;
    }

    /** All whole vectors; how many numbers these are. */
    private static int any(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector c = v.blend(EXP_LOWEST, v.compare(LT, EXP_LOWEST));
            IntVector t = c.fma(LOG2_E, HALVER).reinterpretAsInts().min(EXP_OVERFLOW);
            FloatVector k = t.reinterpretAsFloats().sub(HALVER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_LOW), k.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            IntVector half = t.lanewise(LSHL, HALF_SHIFT).and(EXPONENT);
            IntVector other = t.lanewise(LSHL, EXPONENT_SHIFT).sub(half);
            FloatVector scale = half.reinterpretAsFloats();
            p.fma(scale, scale).mul(other.reinterpretAsFloats()).intoArray(y, yOffset + i);
        }
        return i;
    }
}
