package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.attention.PowerOfTwo.*;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** The kernels of {@link FewRowsAttention}: a row's scores lie side by side, lanes are keys, and then columns of values. */
final class FewRows {
    private static final int L = Species.LENGTH;

    private FewRows() {}

    /** The largest of {@code m} and {@code n} scores, a multiple of 16; NaN is passed over. */
    static float largest(int n, float[] s, int s0, float m) {
        FloatVector x0 = broadcast(FLOAT, m);
        FloatVector x1 = x0;
        int i = 0;
        for (; i <= n - 2 * L; i += 2 * L) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, s, s0 + i);
            x0 = x0.blend(v0, v0.compare(GT, x0));
            FloatVector v1 = FloatVector.fromArray(FLOAT, s, s0 + i + L);
            x1 = x1.blend(v1, v1.compare(GT, x1));
        }
        if (i < n) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, s, s0 + i);
            x0 = x0.blend(v0, v0.compare(GT, x0));
        }
        return x0.blend(x1, x1.compare(GT, x0)).reduceLanes(MAX);
    }

    /** {@code s = 2^(s - base)} of {@code n} scores, a multiple of 16. */
    static void weights(int n, float[] s, int s0, float base) {
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(FLOAT, s, s0 + i).sub(base);
            FloatVector t = x.add(ROUNDER);
            FloatVector r = x.sub(t.sub(ROUNDER));
            FloatVector q = r.fma(broadcast(FLOAT, C_6), broadcast(FLOAT, C_5));
            q = q.fma(r, broadcast(FLOAT, C_4));
            q = q.fma(r, broadcast(FLOAT, C_3));
            q = q.fma(r, broadcast(FLOAT, C_2));
            q = q.fma(r, broadcast(FLOAT, C_1));
            q = q.fma(r, broadcast(FLOAT, 1));
            IntVector power = t.reinterpretAsInts().lanewise(LSHL, EXPONENT_SHIFT).add(ONE);
            q.mul(power.reinterpretAsFloats()).blend(0, x.compare(LT, LOWEST)).intoArray(s, s0 + i);
        }
    }

    /** The sum of {@code n} weights, a multiple of 4, in four chains, by place modulo 4. */
    static float sum(int n, float[] p, int p0) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (int i = p0; i < p0 + n; i += 4) {
            s0 += p[i];
            s1 += p[i + 1];
            s2 += p[i + 2];
            s3 += p[i + 3];
        }
        return (s0 + s2) + (s1 + s3);
    }

    /** {@code o = o + sum over j of p[j] * v[j]} for one row of {@code n} columns. */
    static void values(int keys, int n, float[] p, int p0, float[] v, int v0, int step, float[] o, int o0) {
        int d = 0;
        for (; d <= n - 4 * L; d += 4 * L) four(keys, p, p0, v, v0 + d, step, o, o0 + d);
        for (; d <= n - L; d += L) one(keys, p, p0, v, v0 + d, step, o, o0 + d);
        for (; d < n; d++) column(keys, p, p0, v, v0 + d, step, o, o0 + d);
    }

    private static void four(int keys, float[] p, int p0, float[] v, int v0, int step, float[] o, int o0) {
        FloatVector c0 = FloatVector.fromArray(FLOAT, o, o0);
        FloatVector c1 = FloatVector.fromArray(FLOAT, o, o0 + L);
        FloatVector c2 = FloatVector.fromArray(FLOAT, o, o0 + 2 * L);
        FloatVector c3 = FloatVector.fromArray(FLOAT, o, o0 + 3 * L);
        for (int j = 0; j < keys; j++) {
            FloatVector x = FloatVector.broadcast(FLOAT, p[p0 + j]);
            int at = v0 + j * step;
            c0 = x.fma(FloatVector.fromArray(FLOAT, v, at), c0);
            c1 = x.fma(FloatVector.fromArray(FLOAT, v, at + L), c1);
            c2 = x.fma(FloatVector.fromArray(FLOAT, v, at + 2 * L), c2);
            c3 = x.fma(FloatVector.fromArray(FLOAT, v, at + 3 * L), c3);
        }
        c0.intoArray(o, o0);
        c1.intoArray(o, o0 + L);
        c2.intoArray(o, o0 + 2 * L);
        c3.intoArray(o, o0 + 3 * L);
    }

    private static void one(int keys, float[] p, int p0, float[] v, int v0, int step, float[] o, int o0) {
        FloatVector c0 = FloatVector.fromArray(FLOAT, o, o0);
        for (int j = 0; j < keys; j++) {
            c0 = broadcast(FLOAT, p[p0 + j]).fma(FloatVector.fromArray(FLOAT, v, v0 + j * step), c0);
        }
        c0.intoArray(o, o0);
    }

    private static void column(int keys, float[] p, int p0, float[] v, int v0, int step, float[] o, int o0) {
        float sum = o[o0];
        for (int j = 0; j < keys; j++) sum = Math.fma(p[p0 + j], v[v0 + j * step], sum);
        o[o0] = sum;
    }
}
