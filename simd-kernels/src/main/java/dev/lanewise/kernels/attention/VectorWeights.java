package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.attention.PowerOfTwo.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static dev.lanewise.kernels.simd.Species.INT;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Scores of a block become weights, lanes being rows of queries: no sum or maximum crosses lanes. Scores lie as
 * {@code [keys, 32]}; the number of keys is a multiple of 4, those that a row does not see being -infinity.
 */
final class VectorWeights {
    private static final int W = Panels.WIDTH;

    /** Rows that are computed together. */
    static final int LANES = Species.LENGTH;

    private VectorWeights() {}

    /** {@code x = x * a}; n is a multiple of 32. */
    static void scale(int n, float[] x, int x0, float a) {
        for (int i = 0; i < n; i += LANES) FloatVector.fromArray(FLOAT, x, x0 + i).mul(a).intoArray(x, x0 + i);
    }

    /** {@code y = x / a}. */
    static void divide(int n, float[] x, int x0, float a, float[] y, int y0) {
        int i = 0;
        for (; i < FLOAT.loopBound(n); i += LANES) {
            FloatVector.fromArray(FLOAT, x, x0 + i).div(a).intoArray(y, y0 + i);
        }
        for (; i < n; i++) y[y0 + i] = x[x0 + i] / a;
    }

    /** {@code x[d] = x[d] / l} for {@code n} rows of {@code width} lanes; 0 in lanes whose {@code l} is 0. */
    static void divideRows(int n, int width, float[] x, int x0, float[] l, int l0) {
        for (int lane = 0; lane < width; lane += LANES) {
            FloatVector by = FloatVector.fromArray(FLOAT, l, l0 + lane);
            for (int d = 0; d < n; d++) {
                int at = x0 + d * width + lane;
                FloatVector.fromArray(FLOAT, x, at).div(by).blend(0, by.compare(EQ, 0)).intoArray(x, at);
            }
        }
    }

    /** {@code s[j] = s[j] + mask[j] * log2 e} for the {@code lanes} rows of each of {@code n} keys. */
    static void shift(int n, int lanes, float[] mask, int m0, float[] s, int s0, int step) {
        for (int j = 0; j < n; j++) {
            FloatVector m = broadcast(FLOAT, mask[m0 + j]);
            for (int at = s0 + j * step; at < s0 + j * step + lanes; at += LANES) {
                m.fma(broadcast(FLOAT, LOG2_E), FloatVector.fromArray(FLOAT, s, at)).intoArray(s, at);
            }
        }
    }

    /**
     * The new largest scores {@code m}, what to subtract, and the factors {@code a} of what was summed before.
     *
     * @param step floats from a key's scores to the next
     */
    static void largest(int n, float[] s, int s0, int step, float[] state, int m0, int base0, int a0) {
        FloatVector before = FloatVector.fromArray(FLOAT, state, m0);
        FloatVector x0 = before;
        FloatVector x1 = before;
        FloatVector x2 = before;
        FloatVector x3 = before;
        for (int j = 0; j < n; j += 4) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, s, s0 + j * step);
            x0 = x0.blend(v0, v0.compare(GT, x0));
            FloatVector v1 = FloatVector.fromArray(FLOAT, s, s0 + j * step + step);
            x1 = x1.blend(v1, v1.compare(GT, x1));
            FloatVector v2 = FloatVector.fromArray(FLOAT, s, s0 + j * step + 2 * step);
            x2 = x2.blend(v2, v2.compare(GT, x2));
            FloatVector v3 = FloatVector.fromArray(FLOAT, s, s0 + j * step + 3 * step);
            x3 = x3.blend(v3, v3.compare(GT, x3));
        }
        x0 = x0.blend(x1, x1.compare(GT, x0));
        x2 = x2.blend(x3, x3.compare(GT, x2));
        x0 = x0.blend(x2, x2.compare(GT, x0));
        FloatVector base = x0.blend(0, x0.compare(EQ, Float.NEGATIVE_INFINITY));
        x0.intoArray(state, m0);
        base.intoArray(state, base0);
        FloatVector x = before.sub(base);
        FloatVector t = x.add(ROUNDER);
        FloatVector r = x.sub(t.sub(ROUNDER));
        FloatVector q = r.fma(broadcast(FLOAT, C_6), broadcast(FLOAT, C_5));
        q = q.fma(r, broadcast(FLOAT, C_4));
        q = q.fma(r, broadcast(FLOAT, C_3));
        q = q.fma(r, broadcast(FLOAT, C_2));
        q = q.fma(r, broadcast(FLOAT, C_1));
        q = q.fma(r, broadcast(FLOAT, 1));
        IntVector power = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
        q.mul(power.reinterpretAsFloats()).blend(0, x.compare(LT, LOWEST)).intoArray(state, a0);
    }

    /** {@code s = w = 2^(s - base)} and {@code p = w * (p - r) * scale}, for {@code n} keys. */
    static void gradients(int n, float[] x, int s0, int p0, int base0, int r0, float scale) {
        FloatVector base = FloatVector.fromArray(FLOAT, x, base0);
        FloatVector less = FloatVector.fromArray(FLOAT, x, r0);
        for (int j = 0; j < n; j++) {
            FloatVector c = FloatVector.fromArray(FLOAT, x, s0 + j * W).sub(base);
            FloatVector t = c.add(ROUNDER);
            FloatVector r = c.sub(t.sub(ROUNDER));
            FloatVector q = r.fma(broadcast(FLOAT, C_6), broadcast(FLOAT, C_5));
            q = q.fma(r, broadcast(FLOAT, C_4));
            q = q.fma(r, broadcast(FLOAT, C_3));
            q = q.fma(r, broadcast(FLOAT, C_2));
            q = q.fma(r, broadcast(FLOAT, C_1));
            q = q.fma(r, broadcast(FLOAT, 1));
            IntVector power = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            FloatVector w = q.mul(power.reinterpretAsFloats()).blend(0, c.compare(LT, LOWEST));
            w.intoArray(x, s0 + j * W);
            w.mul(FloatVector.fromArray(FLOAT, x, p0 + j * W).sub(less)).mul(scale).intoArray(x, p0 + j * W);
        }
    }

    /** {@code s = 2^(s - base)}, and {@code l = l * a + sum}. */
    static void weights(int n, float[] s, int s0, int step, float[] state, int base0, int a0, int l0) {
        FloatVector base = FloatVector.fromArray(FLOAT, state, base0);
        FloatVector sum0 = FloatVector.zero(FLOAT);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int j = 0; j < n; j += 4) {
            FloatVector x0 = FloatVector.fromArray(FLOAT, s, s0 + j * step).sub(base);
            FloatVector t0 = x0.add(ROUNDER);
            FloatVector r0 = x0.sub(t0.sub(ROUNDER));
            FloatVector q0 = r0.fma(broadcast(FLOAT, C_6), broadcast(FLOAT, C_5));
            q0 = q0.fma(r0, broadcast(FLOAT, C_4));
            q0 = q0.fma(r0, broadcast(FLOAT, C_3));
            q0 = q0.fma(r0, broadcast(FLOAT, C_2));
            q0 = q0.fma(r0, broadcast(FLOAT, C_1));
            q0 = q0.fma(r0, broadcast(FLOAT, 1));
            IntVector e0 = t0.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            FloatVector p0 = q0.mul(e0.reinterpretAsFloats()).blend(0, x0.compare(LT, LOWEST));
            p0.intoArray(s, s0 + j * step);
            sum0 = sum0.add(p0);
            FloatVector x1 = FloatVector.fromArray(FLOAT, s, s0 + j * step + step).sub(base);
            FloatVector t1 = x1.add(ROUNDER);
            FloatVector r1 = x1.sub(t1.sub(ROUNDER));
            FloatVector q1 = r1.fma(broadcast(FLOAT, C_6), broadcast(FLOAT, C_5));
            q1 = q1.fma(r1, broadcast(FLOAT, C_4));
            q1 = q1.fma(r1, broadcast(FLOAT, C_3));
            q1 = q1.fma(r1, broadcast(FLOAT, C_2));
            q1 = q1.fma(r1, broadcast(FLOAT, C_1));
            q1 = q1.fma(r1, broadcast(FLOAT, 1));
            IntVector e1 = t1.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            FloatVector p1 = q1.mul(e1.reinterpretAsFloats()).blend(0, x1.compare(LT, LOWEST));
            p1.intoArray(s, s0 + j * step + step);
            sum1 = sum1.add(p1);
            FloatVector x2 = FloatVector.fromArray(FLOAT, s, s0 + j * step + 2 * step).sub(base);
            FloatVector t2 = x2.add(ROUNDER);
            FloatVector r2 = x2.sub(t2.sub(ROUNDER));
            FloatVector q2 = r2.fma(broadcast(FLOAT, C_6), broadcast(FLOAT, C_5));
            q2 = q2.fma(r2, broadcast(FLOAT, C_4));
            q2 = q2.fma(r2, broadcast(FLOAT, C_3));
            q2 = q2.fma(r2, broadcast(FLOAT, C_2));
            q2 = q2.fma(r2, broadcast(FLOAT, C_1));
            q2 = q2.fma(r2, broadcast(FLOAT, 1));
            IntVector e2 = t2.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            FloatVector p2 = q2.mul(e2.reinterpretAsFloats()).blend(0, x2.compare(LT, LOWEST));
            p2.intoArray(s, s0 + j * step + 2 * step);
            sum2 = sum2.add(p2);
            FloatVector x3 = FloatVector.fromArray(FLOAT, s, s0 + j * step + 3 * step).sub(base);
            FloatVector t3 = x3.add(ROUNDER);
            FloatVector r3 = x3.sub(t3.sub(ROUNDER));
            FloatVector q3 = r3.fma(broadcast(FLOAT, C_6), broadcast(FLOAT, C_5));
            q3 = q3.fma(r3, broadcast(FLOAT, C_4));
            q3 = q3.fma(r3, broadcast(FLOAT, C_3));
            q3 = q3.fma(r3, broadcast(FLOAT, C_2));
            q3 = q3.fma(r3, broadcast(FLOAT, C_1));
            q3 = q3.fma(r3, broadcast(FLOAT, 1));
            IntVector e3 = t3.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            FloatVector p3 = q3.mul(e3.reinterpretAsFloats()).blend(0, x3.compare(LT, LOWEST));
            p3.intoArray(s, s0 + j * step + 3 * step);
            sum3 = sum3.add(p3);
        }
        FloatVector sum = sum0.add(sum2).add(sum1.add(sum3));
        FloatVector l = FloatVector.fromArray(FLOAT, state, l0);
        l.fma(FloatVector.fromArray(FLOAT, state, a0), sum).intoArray(state, l0);
    }
}
