package dev.lanewise.kernels.reduce;

import static dev.lanewise.kernels.simd.ExpPolynomial.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/** {@link ScalarSoftmax} with lanes along the row, masked at its end, because rows are often short. */
final class VectorSoftmax {
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

    static float largest(int n, float[] x, int xAt) {
        FloatVector m0 = FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY);
        FloatVector m1 = m0;
        int i = 0;
        for (; i < FLOAT.loopBound(n) - LENGTH; i += 2 * LENGTH) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, x, xAt + i);
            FloatVector v1 = FloatVector.fromArray(FLOAT, x, xAt + i + LENGTH);
            m0 = m0.blend(v0, v0.compare(VectorOperators.GT, m0));
            m1 = m1.blend(v1, v1.compare(VectorOperators.GT, m1));
        }
        if (i < FLOAT.loopBound(n)) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xAt + i);
            m0 = m0.blend(v, v.compare(VectorOperators.GT, m0));
            i += LENGTH;
        }
        if (i < n) {
            VectorMask<Float> mask = FLOAT.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(FLOAT, x, xAt + i, mask);
            m1 = m1.blend(v, v.compare(VectorOperators.GT, m1, mask));
        }
        m0 = m0.blend(m1, m1.compare(VectorOperators.GT, m0));
        if (LENGTH == 16) {
            m1 = m0.rearrange(BY_8);
            m0 = m0.blend(m1, m1.compare(VectorOperators.GT, m0));
        }
        if (LENGTH >= 8) {
            m1 = m0.rearrange(BY_4);
            m0 = m0.blend(m1, m1.compare(VectorOperators.GT, m0));
        }
        m1 = m0.rearrange(BY_2);
        m0 = m0.blend(m1, m1.compare(VectorOperators.GT, m0));
        return Math.max(m0.lane(0), m0.lane(1));
    }

    /**
     * {@link ScalarSoftmax#exps} of a block, and the sum in its order. Each vector goes into the chains that have waited
     * longest: where 16 chains fill more than one register, these take turns.
     */
    static float exps(int n, float[] x, int xAt, float a, float[] y, int yAt) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector c = FloatVector.fromArray(FLOAT, x, xAt + i).sub(a);
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_LOW), k.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            FloatVector scale = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT).add(ONE)
                    .reinterpretAsFloats();
            FloatVector e = p.fma(scale, scale).blend(0, c.compare(VectorOperators.LT, LOWEST_NORMAL));
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
            FloatVector scale = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT).add(ONE)
                    .reinterpretAsFloats();
            FloatVector e = p.fma(scale, scale).blend(0, c.compare(VectorOperators.LT, LOWEST_NORMAL));
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
