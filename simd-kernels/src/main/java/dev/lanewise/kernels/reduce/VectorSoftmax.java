package dev.lanewise.kernels.reduce;

import static dev.lanewise.kernels.simd.ExpPolynomial.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** {@link ScalarSoftmax} with lanes along the row, masked at its end, because rows are often short. */
final class VectorSoftmax {
    /** Numbers that are done at a time. */
    private static final int TOGETHER = 4 * LENGTH;

    private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(FLOAT, 8, 1, true);
    private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(FLOAT, 4, 1, true);
    private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(FLOAT, 2, 1, true);

    private VectorSoftmax() {}

    static void subtract(int n, float[] x, int xAt, float a, float[] y, int yAt) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, x, xAt + i).sub(a).intoArray(y, yAt + i);
        }
        if (i == n) return;
        VectorMask<Float> mask = FLOAT.indexInRange(i, n);
        FloatVector.fromArray(FLOAT, x, xAt + i, mask).sub(a).intoArray(y, yAt + i, mask);
    }

    /** Four candidates a lane, because each waits for a comparison and a blend. */
    static float largest(int n, float[] x, int xAt) {
        FloatVector m0 = FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY);
        FloatVector m1 = m0;
        FloatVector m2 = m0;
        FloatVector m3 = m0;
        int i = 0;
        for (; i + TOGETHER <= n; i += TOGETHER) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, x, xAt + i);
            FloatVector v1 = FloatVector.fromArray(FLOAT, x, xAt + i + LENGTH);
            FloatVector v2 = FloatVector.fromArray(FLOAT, x, xAt + i + 2 * LENGTH);
            FloatVector v3 = FloatVector.fromArray(FLOAT, x, xAt + i + 3 * LENGTH);
            m0 = m0.blend(v0, v0.compare(GT, m0));
            m1 = m1.blend(v1, v1.compare(GT, m1));
            m2 = m2.blend(v2, v2.compare(GT, m2));
            m3 = m3.blend(v3, v3.compare(GT, m3));
        }
        for (; i + LENGTH <= n; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xAt + i);
            m0 = m0.blend(v, v.compare(GT, m0));
        }
        if (i < n) {
            VectorMask<Float> mask = FLOAT.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(FLOAT, x, xAt + i, mask);
            m1 = m1.blend(v, v.compare(GT, m1, mask));
        }
        m0 = m0.blend(m1, m1.compare(GT, m0));
        m2 = m2.blend(m3, m3.compare(GT, m2));
        m0 = m0.blend(m2, m2.compare(GT, m0));
        if (LENGTH == 16) {
            m1 = m0.rearrange(BY_8);
            m0 = m0.blend(m1, m1.compare(GT, m0));
        }
        if (LENGTH >= 8) {
            m1 = m0.rearrange(BY_4);
            m0 = m0.blend(m1, m1.compare(GT, m0));
        }
        m1 = m0.rearrange(BY_2);
        m0 = m0.blend(m1, m1.compare(GT, m0));
        return Math.max(m0.lane(0), m0.lane(1));
    }

    /**
     * {@link ScalarSoftmax#exps} of a block, and the sum in its order: four vectors side by side, because each waits for
     * itself longer than it computes. Of those that are left each goes into the chains that have waited longest: where 16
     * chains fill more than one register, these take turns.
     */
    static float exps(int n, float[] x, int xAt, float a, float[] y, int yAt) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = 0;
        for (; i + TOGETHER <= n; i += TOGETHER) {
            FloatVector c0 = FloatVector.fromArray(FLOAT, x, xAt + i).sub(a);
            FloatVector c1 = FloatVector.fromArray(FLOAT, x, xAt + i + LENGTH).sub(a);
            FloatVector c2 = FloatVector.fromArray(FLOAT, x, xAt + i + 2 * LENGTH).sub(a);
            FloatVector c3 = FloatVector.fromArray(FLOAT, x, xAt + i + 3 * LENGTH).sub(a);
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
            f0 = p0.fma(f0, f0).blend(0, c0.compare(LT, LOWEST_NORMAL));
            f1 = p1.fma(f1, f1).blend(0, c1.compare(LT, LOWEST_NORMAL));
            f2 = p2.fma(f2, f2).blend(0, c2.compare(LT, LOWEST_NORMAL));
            f3 = p3.fma(f3, f3).blend(0, c3.compare(LT, LOWEST_NORMAL));
            f0.intoArray(y, yAt + i);
            f1.intoArray(y, yAt + i + LENGTH);
            f2.intoArray(y, yAt + i + 2 * LENGTH);
            f3.intoArray(y, yAt + i + 3 * LENGTH);
            if (LENGTH == 16) {
                s0 = s0.add(f0).add(f1).add(f2).add(f3);
            } else if (LENGTH == 8) {
                s0 = s0.add(f0).add(f2);
                s1 = s1.add(f1).add(f3);
            } else {
                s0 = s0.add(f0);
                s1 = s1.add(f1);
                s2 = s2.add(f2);
                s3 = s3.add(f3);
            }
        }
        for (; i + LENGTH <= n; i += LENGTH) {
            FloatVector c = FloatVector.fromArray(FLOAT, x, xAt + i).sub(a);
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_LOW), k.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE)
                    .reinterpretAsFloats();
            FloatVector e = p.fma(scale, scale).blend(0, c.compare(LT, LOWEST_NORMAL));
            e.intoArray(y, yAt + i);
            FloatVector s = s0.add(e);
            if (LENGTH == 16) {
                s0 = s;
            } else if (LENGTH == 8) {
                s0 = s1;
                s1 = s;
            } else {
                s0 = s1;
                s1 = s2;
                s2 = s3;
                s3 = s;
            }
        }
        if (i < n) {
            VectorMask<Float> mask = FLOAT.indexInRange(i, n);
            FloatVector c = FloatVector.fromArray(FLOAT, x, xAt + i, mask).sub(a);
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_LOW), k.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE)
                    .reinterpretAsFloats();
            FloatVector e = p.fma(scale, scale).blend(0, c.compare(LT, LOWEST_NORMAL));
            e.intoArray(y, yAt + i, mask);
            s0 = s0.add(FloatVector.zero(FLOAT).blend(e, mask));
            i += LENGTH;
            FloatVector s = s0;
            if (LENGTH == 8) {
                s0 = s1;
                s1 = s;
            } else if (LENGTH < 8) {
                s0 = s1;
                s1 = s2;
                s2 = s3;
                s3 = s;
            }
        }
        for (; LENGTH < 16 && i % 16 != 0; i += LENGTH) {
            FloatVector s = s0;
            s0 = s1;
            if (LENGTH == 8) {
                s1 = s;
            } else {
                s1 = s2;
                s2 = s3;
                s3 = s;
            }
        }
        if (LENGTH < 8) {
            s0 = s0.add(s2);
            s1 = s1.add(s3);
        }
        if (LENGTH < 16) s0 = s0.add(s1);
        if (LENGTH == 16) s0 = s0.add(s0.rearrange(BY_8));
        if (LENGTH >= 8) s0 = s0.add(s0.rearrange(BY_4));
        s0 = s0.add(s0.rearrange(BY_2));
        return s0.lane(0) + s0.lane(1);
    }

    static void multiply(int n, float[] y, int yAt, float a) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, y, yAt + i).mul(a).intoArray(y, yAt + i);
        }
        if (i == n) return;
        VectorMask<Float> mask = FLOAT.indexInRange(i, n);
        FloatVector.fromArray(FLOAT, y, yAt + i, mask).mul(a).intoArray(y, yAt + i, mask);
    }

    static void gradient(int n, float[] y, int yAt, float[] dy, int dyAt, float sum, float[] dx, int dxAt) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, dy, dyAt + i)
                    .sub(sum)
                    .mul(FloatVector.fromArray(FLOAT, y, yAt + i))
                    .intoArray(dx, dxAt + i);
        }
        if (i == n) return;
        VectorMask<Float> mask = FLOAT.indexInRange(i, n);
        FloatVector v = FloatVector.fromArray(FLOAT, y, yAt + i, mask);
        FloatVector.fromArray(FLOAT, dy, dyAt + i, mask).sub(sum).mul(v).intoArray(dx, dxAt + i, mask);
    }

    static void logGradient(int n, float[] dy, int dyAt, float sum, float[] dx, int dxAt) {
        FloatVector minus = FloatVector.broadcast(FLOAT, -sum);
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LENGTH) {
            FloatVector.fromArray(FLOAT, dx, dxAt + i)
                    .fma(minus, FloatVector.fromArray(FLOAT, dy, dyAt + i))
                    .intoArray(dx, dxAt + i);
        }
        if (i == n) return;
        VectorMask<Float> mask = FLOAT.indexInRange(i, n);
        FloatVector v = FloatVector.fromArray(FLOAT, dy, dyAt + i, mask);
        FloatVector.fromArray(FLOAT, dx, dxAt + i, mask).fma(minus, v).intoArray(dx, dxAt + i, mask);
    }
}
