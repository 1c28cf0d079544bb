package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.elementwise.Coefficients.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * The natural logarithm: {@code x = 2^k (1 + f)} with f from -1/3 to 1/3, and {@code k log 2 + f - f^2 / 2} is summed
 * with its rounding errors carried along, so that the result is right to 0.6 units in the last place.
 */
final class VectorLogarithm {
    private VectorLogarithm() {}

    static void log(int n, float[] x, int xOffset, float[] y, int yOffset) {
        int i = 0;
        for (int bound = FLOAT.loopBound(n); i < bound; i += LENGTH) {
            FloatVector v = FloatVector.fromArray(FLOAT, x, xOffset + i);
            VectorMask<Float> subnormal = v.compare(LT, Float.MIN_NORMAL);
            IntVector bits = v.blend(v.mul(0x1p23f), subnormal).reinterpretAsInts().sub(LOG_FLOOR);
            FloatVector k = (FloatVector) bits.lanewise(ASHR, EXPONENT_SHIFT).convert(I2F, 0);
            k = k.sub(broadcast(FLOAT, 0).blend(23, subnormal));
            FloatVector f = bits.and(SIGNIFICAND).add(LOG_FLOOR).reinterpretAsFloats().sub(1);
            FloatVector q = f.fma(broadcast(FLOAT, LOG_11), broadcast(FLOAT, LOG_10));
            q = q.fma(f, broadcast(FLOAT, LOG_9));
            q = q.fma(f, broadcast(FLOAT, LOG_8));
            q = q.fma(f, broadcast(FLOAT, LOG_7));
            q = q.fma(f, broadcast(FLOAT, LOG_6));
            q = q.fma(f, broadcast(FLOAT, LOG_5));
            q = q.fma(f, broadcast(FLOAT, LOG_4));
            q = q.fma(f, broadcast(FLOAT, LOG_3));
            FloatVector half = f.mul(-0.5f);
            FloatVector r = half.fma(f, f);
            FloatVector rLow = half.fma(f, f.sub(r));
            FloatVector high = k.mul(LN2_SHORT);
            FloatVector sum = high.add(r);
            FloatVector low = rLow.add(high.sub(sum).add(r));
            FloatVector rest = f.mul(f).fma(f.mul(q), k.fma(broadcast(FLOAT, LN2_REST), low));
            FloatVector result = sum.add(rest).blend(Float.NaN, v.compare(LT, 0));
            result = result.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, 0));
            v.blend(result, v.compare(LT, Float.POSITIVE_INFINITY)).intoArray(y, yOffset + i);
        }
        ScalarLogarithm.log(n - i, x, xOffset + i, y, yOffset + i);
    }
}
