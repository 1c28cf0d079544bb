package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * The products of attention for rows that fill no more than one vector, as when one token is decoded: keys and values
 * are read once, where they lie.
 */
final class FewRows {
    private static final int W = Panels.WIDTH;
    private static final int L = Species.LENGTH;

    private FewRows() {}

    /** {@code s[j] = sum over d of k[j, d] * q[d]} for {@code n} keys, lanes being rows; 8 chains at a time. */
    static void scores(int n, int depth, float[] k, int k0, int step, float[] q, int q0, float[] s, int s0) {
        int j = 0;
        for (; j <= n - 8; j += 8) eight(depth, k, k0 + j * step, step, q, q0, s, s0 + j * W);
        for (; j < n; j++) one(depth, k, k0 + j * step, q, q0, s, s0 + j * W);
    }

    private static void eight(int depth, float[] k, int r0, int step, float[] q, int q0, float[] s, int s0) {
        int r1 = r0 + step;
        int r2 = r1 + step;
        int r3 = r2 + step;
        int r4 = r3 + step;
        int r5 = r4 + step;
        int r6 = r5 + step;
        int r7 = r6 + step;
        FloatVector c0 = FloatVector.zero(FLOAT);
        FloatVector c1 = c0;
        FloatVector c2 = c0;
        FloatVector c3 = c0;
        FloatVector c4 = c0;
        FloatVector c5 = c0;
        FloatVector c6 = c0;
        FloatVector c7 = c0;
        for (int d = 0; d < depth; d++) {
            FloatVector x = FloatVector.fromArray(FLOAT, q, q0 + d * W);
            c0 = FloatVector.broadcast(FLOAT, k[r0 + d]).fma(x, c0);
            c1 = FloatVector.broadcast(FLOAT, k[r1 + d]).fma(x, c1);
            c2 = FloatVector.broadcast(FLOAT, k[r2 + d]).fma(x, c2);
            c3 = FloatVector.broadcast(FLOAT, k[r3 + d]).fma(x, c3);
            c4 = FloatVector.broadcast(FLOAT, k[r4 + d]).fma(x, c4);
            c5 = FloatVector.broadcast(FLOAT, k[r5 + d]).fma(x, c5);
            c6 = FloatVector.broadcast(FLOAT, k[r6 + d]).fma(x, c6);
            c7 = FloatVector.broadcast(FLOAT, k[r7 + d]).fma(x, c7);
        }
        c0.intoArray(s, s0);
        c1.intoArray(s, s0 + W);
        c2.intoArray(s, s0 + 2 * W);
        c3.intoArray(s, s0 + 3 * W);
        c4.intoArray(s, s0 + 4 * W);
        c5.intoArray(s, s0 + 5 * W);
        c6.intoArray(s, s0 + 6 * W);
        c7.intoArray(s, s0 + 7 * W);
    }

    private static void one(int depth, float[] k, int r0, float[] q, int q0, float[] s, int s0) {
        FloatVector c0 = FloatVector.zero(FLOAT);
        for (int d = 0; d < depth; d++) {
            c0 = FloatVector.broadcast(FLOAT, k[r0 + d]).fma(FloatVector.fromArray(FLOAT, q, q0 + d * W), c0);
        }
        c0.intoArray(s, s0);
    }

    /** {@code o = o + sum over j of p[j] * v[j]} for one row of {@code n} columns; {@code p[j]} lie 32 apart. */
    static void values(int keys, int n, float[] p, int p0, float[] v, int v0, int step, float[] o, int o0) {
        int d = 0;
        for (; d <= n - 4 * L; d += 4 * L) four(keys, p, p0, v, v0 + d, step, o, o0 + d);
        for (; d < n; d++) column(keys, p, p0, v, v0 + d, step, o, o0 + d);
    }

    private static void four(int keys, float[] p, int p0, float[] v, int v0, int step, float[] o, int o0) {
        FloatVector c0 = FloatVector.fromArray(FLOAT, o, o0);
        FloatVector c1 = FloatVector.fromArray(FLOAT, o, o0 + L);
        FloatVector c2 = FloatVector.fromArray(FLOAT, o, o0 + 2 * L);
        FloatVector c3 = FloatVector.fromArray(FLOAT, o, o0 + 3 * L);
        for (int j = 0; j < keys; j++) {
            FloatVector x = FloatVector.broadcast(FLOAT, p[p0 + j * W]);
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

    private static void column(int keys, float[] p, int p0, float[] v, int v0, int step, float[] o, int o0) {
        float sum = o[o0];
        for (int j = 0; j < keys; j++) sum = Math.fma(p[p0 + j * W], v[v0 + j * step], sum);
        o[o0] = sum;
    }
}
