package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Sine and cosine. The angle is reduced by multiples k of pi / 2 held in three floats (Cody and Waite), the rounding
 * error of the reduced angle carried along; k picks polynomial and sign. Vectors with an angle beyond
 * {@link Coefficients#TRIGONOMETRY_REACH}, infinite or NaN go to the twin, which takes those from {@link StrictMath}.
 */
final class VectorTrigonometry {
    private VectorTrigonometry() {}

    static void sin(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            if (!a.compare(LE, TRIGONOMETRY_REACH).allTrue()) {
                ScalarTrigonometry.sin(LENGTH, x, xOffset + i, y, yOffset + i);
                continue;
            }
            FloatVector t = a.fma(QUARTERS, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector exact = k.fma(broadcast(FLOAT, -QUARTER_HIGH), a);
            FloatVector middle = k.mul(QUARTER_MIDDLE);
            FloatVector r = exact.sub(middle);
            FloatVector lost = k.fma(broadcast(FLOAT, QUARTER_MIDDLE), middle.neg());
            lost = k.fma(broadcast(FLOAT, QUARTER_LOW), lost);
            FloatVector low = exact.sub(r).sub(middle).sub(lost);
            FloatVector s = r.mul(r);
            FloatVector u = s.fma(broadcast(FLOAT, SIN_9), broadcast(FLOAT, SIN_7));
            u = u.fma(s, broadcast(FLOAT, SIN_5));
            u = u.fma(s, broadcast(FLOAT, SIN_3));
            FloatVector sine = u.fma(r.mul(s), low).add(r);
            FloatVector w = s.fma(broadcast(FLOAT, COS_8), broadcast(FLOAT, COS_6));
            w = w.fma(s, broadcast(FLOAT, COS_4));
            FloatVector one = broadcast(FLOAT, 1);
            FloatVector top = s.fma(broadcast(FLOAT, -0.5f), one);
            FloatVector topLow = s.fma(broadcast(FLOAT, -0.5f), one.sub(top));
            FloatVector cosine = top.add(s.mul(s).fma(w, r.neg().fma(low, topLow)));
            IntVector quarter = t.reinterpretAsInts();
            FloatVector part = cosine.blend(sine, quarter.and(1).compare(EQ, 0).cast(FLOAT));
            IntVector sign = quarter.and(2).lanewise(LSHL, 30).lanewise(XOR, v.reinterpretAsInts().and(SIGN_BIT));
            part.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats().intoArray(y, yOffset + i);
        }
        ScalarTrigonometry.sin(n - i, x, xOffset + i, y, yOffset + i);
    }

    static void cos(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            if (!a.compare(LE, TRIGONOMETRY_REACH).allTrue()) {
                ScalarTrigonometry.cos(LENGTH, x, xOffset + i, y, yOffset + i);
                continue;
            }
            FloatVector t = a.fma(QUARTERS, ROUNDER);
            FloatVector k = t.sub(ROUNDER);
            FloatVector exact = k.fma(broadcast(FLOAT, -QUARTER_HIGH), a);
            FloatVector middle = k.mul(QUARTER_MIDDLE);
            FloatVector r = exact.sub(middle);
            FloatVector lost = k.fma(broadcast(FLOAT, QUARTER_MIDDLE), middle.neg());
            lost = k.fma(broadcast(FLOAT, QUARTER_LOW), lost);
            FloatVector low = exact.sub(r).sub(middle).sub(lost);
            FloatVector s = r.mul(r);
            FloatVector u = s.fma(broadcast(FLOAT, SIN_9), broadcast(FLOAT, SIN_7));
            u = u.fma(s, broadcast(FLOAT, SIN_5));
            u = u.fma(s, broadcast(FLOAT, SIN_3));
            FloatVector sine = u.fma(r.mul(s), low).add(r);
            FloatVector w = s.fma(broadcast(FLOAT, COS_8), broadcast(FLOAT, COS_6));
            w = w.fma(s, broadcast(FLOAT, COS_4));
            FloatVector one = broadcast(FLOAT, 1);
            FloatVector top = s.fma(broadcast(FLOAT, -0.5f), one);
            FloatVector topLow = s.fma(broadcast(FLOAT, -0.5f), one.sub(top));
            FloatVector cosine = top.add(s.mul(s).fma(w, r.neg().fma(low, topLow)));
            IntVector quarter = t.reinterpretAsInts().add(1);
            FloatVector part = cosine.blend(sine, quarter.and(1).compare(EQ, 0).cast(FLOAT));
            IntVector sign = quarter.and(2).lanewise(LSHL, 30);
            part.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats().intoArray(y, yOffset + i);
        }
        ScalarTrigonometry.cos(n - i, x, xOffset + i, y, yOffset + i);
    }
}
