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
 * The error function and the normal distribution. {@link #geluGradient} uses the area of the distribution's tail, so that small
 * results keep their digits: the half square of x is carried in two floats, and the tail is an exponential times a
 * polynomial in {@code a / (a + 3)}.
 */
final class VectorErrorFunction {
    private VectorErrorFunction() {}

    static void erf(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            FloatVector s = a.mul(a);
            FloatVector u = s.fma(broadcast(FLOAT, ERF_13), broadcast(FLOAT, ERF_11));
            u = u.fma(s, broadcast(FLOAT, ERF_9));
            u = u.fma(s, broadcast(FLOAT, ERF_7));
            u = u.fma(s, broadcast(FLOAT, ERF_5));
            u = u.fma(s, broadcast(FLOAT, ERF_3));
            u = u.fma(s, broadcast(FLOAT, ERF_1));
            FloatVector near = u.fma(a, a);
            FloatVector b = a.blend(ERF_FLAT, a.compare(GT, ERF_FLAT));
            FloatVector w = b.fma(broadcast(FLOAT, ERFC_7), broadcast(FLOAT, ERFC_6));
            w = w.fma(b, broadcast(FLOAT, ERFC_5));
            w = w.fma(b, broadcast(FLOAT, ERFC_4));
            w = w.fma(b, broadcast(FLOAT, ERFC_3));
            w = w.fma(b, broadcast(FLOAT, ERFC_2));
            w = w.fma(b, broadcast(FLOAT, ERFC_1));
            FloatVector c = w.fma(b, b).neg();
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector r = t.sub(ROUNDER).fma(broadcast(FLOAT, -LN2_HIGH), c);
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector p = r2.fma(q, r);
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE).reinterpretAsFloats();
            FloatVector far = broadcast(FLOAT, 1).sub(scale.fma(p, scale));
            IntVector magnitude = far.blend(near, a.compare(LT, 1)).reinterpretAsInts();
            IntVector sign = v.reinterpretAsInts().and(SIGN_BIT);
            magnitude.or(sign).reinterpretAsFloats().intoArray(y, yOffset + i);
        }
        ScalarErrorFunction.erf(n - i, x, xOffset + i, y, yOffset + i);
    }

    /** {@code max(x, 0) - |x| * area}: neither a division nor a power that leaves the normal numbers. */
    static void gelu(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            FloatVector a2 = a.mul(a);
            FloatVector a4 = a2.mul(a2);
            FloatVector u = a.fma(broadcast(FLOAT, GELU_3), broadcast(FLOAT, GELU_2));
            u = u.fma(a2, a.fma(broadcast(FLOAT, GELU_1), broadcast(FLOAT, GELU_0)));
            FloatVector w = a.fma(broadcast(FLOAT, GELU_7), broadcast(FLOAT, GELU_6));
            w = w.fma(a2, a.fma(broadcast(FLOAT, GELU_5), broadcast(FLOAT, GELU_4)));
            w = a4.fma(broadcast(FLOAT, GELU_8), w);
            FloatVector c = w.fma(a4, u).mul(a.neg());
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector r = t.sub(ROUNDER).fma(broadcast(FLOAT, -LN2_HIGH), c);
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            FloatVector e = r2.fma(q, r).add(1);
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(HALF).reinterpretAsFloats();
            FloatVector positive = v.blend(-0f, v.compare(LT, 0));
            FloatVector gated = e.mul(scale).fma(a.neg(), positive);
            gated.blend(positive, a.compare(GE, GELU_END)).intoArray(y, yOffset + i);
        }
        ScalarErrorFunction.gelu(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void geluGradient(int n, float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector b = v.blend(-TAIL_END, v.compare(LT, -TAIL_END));
            b = b.blend(TAIL_END, b.compare(GT, TAIL_END));
            FloatVector a = b.abs();
            FloatVector c = a.mul(a).mul(-0.5f);
            FloatVector lost = a.fma(a, c.add(c)).mul(0.5f);
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(FLOAT, -LN2_HIGH), c).add(k.fma(broadcast(FLOAT, -LN2_LOW), lost.neg()));
            FloatVector r2 = r.mul(r);
            FloatVector q = r.fma(broadcast(FLOAT, EXP_5), broadcast(FLOAT, EXP_4));
            q = r2.fma(broadcast(FLOAT, EXP_6), q);
            q = q.fma(r2, r.fma(broadcast(FLOAT, EXP_3), broadcast(FLOAT, EXP_2)));
            VectorMask<Float> split = c.compare(LT, EXP_SPLIT);
            IntVector unit = IntVector.broadcast(INT, ONE).blend(UP_64, split.cast(INT));
            FloatVector scale = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(unit).reinterpretAsFloats();
            FloatVector down = broadcast(FLOAT, 1).blend(0x1p-64f, split);
            FloatVector e = r2.fma(q, r).add(1).mul(scale).mul(down);
            FloatVector reciprocal = broadcast(FLOAT, 1).div(a.add(3));
            FloatVector z = a.mul(reciprocal);
            FloatVector m = z.fma(broadcast(FLOAT, TAIL_10), broadcast(FLOAT, TAIL_9));
            m = m.fma(z, broadcast(FLOAT, TAIL_8));
            m = m.fma(z, broadcast(FLOAT, TAIL_7));
            m = m.fma(z, broadcast(FLOAT, TAIL_6));
            m = m.fma(z, broadcast(FLOAT, TAIL_5));
            m = m.fma(z, broadcast(FLOAT, TAIL_4));
            m = m.fma(z, broadcast(FLOAT, TAIL_3));
            m = m.fma(z, broadcast(FLOAT, TAIL_2));
            m = m.fma(z, broadcast(FLOAT, TAIL_1));
            m = m.fma(z, broadcast(FLOAT, TAIL_0));
            FloatVector area = m.mul(reciprocal).mul(e);
            FloatVector gate = area.blend(broadcast(FLOAT, 1).sub(area), v.compare(GE, 0));
            FloatVector slope = b.mul(NORMAL_PEAK).fma(e, gate);
            slope.mul(FloatVector.fromArray(FLOAT, dy, dyOffset + i)).intoArray(dx, dxOffset + i);
        }
        ScalarErrorFunction.geluGradient(n - i, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
    }
}
