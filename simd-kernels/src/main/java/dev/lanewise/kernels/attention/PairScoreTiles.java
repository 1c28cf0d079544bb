package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.micro.PairTiles;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Scores of keys, which are read where they lie, with 64 transposed queries: {@code s[j, i] = sum over d of
 * k[j, d] * q[d, i]}, one chain of fma, {@code d} ascending. Only where {@link PairTiles#PAYS}. As in {@link ScoreTiles},
 * chains are so short that there is nothing else in the methods. One more offset, of a second panel, and C2 would keep
 * some in vector registers, which costs a quarter of the speed.
 */
final class PairScoreTiles {
    private static final int W = PairTiles.COLUMNS;
    private static final int L = Species.LENGTH;

    private PairScoreTiles() {}

    /** @param s {@code [keys, 64]} from {@code s0} on */
    static void run(int keys, int depth, float[] k, int k0, int step, float[] q, int q0, float[] s, int s0) {
        int j = 0;
        while (j < keys) {
            int left = keys - j;
            if (left >= 6 && left != 8) {
                six(depth, k, k0 + j * step, step, q, q0, s, s0 + j * W);
                j += 6;
            } else if (left >= 4) {
                four(depth, k, k0 + j * step, step, q, q0, s, s0 + j * W);
                j += 4;
            } else {
                one(depth, k, k0 + j * step, q, q0, s, s0 + j * W);
                j++;
            }
        }
    }

    private static void six(int depth, float[] k, int k0, int step, float[] q, int q0, float[] s, int s0) {
        int k1 = k0 + step;
        int k2 = k1 + step;
        int k3 = k2 + step;
        int k4 = k3 + step;
        int k5 = k4 + step;
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = c00;
        FloatVector c02 = c00;
        FloatVector c03 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c12 = c00;
        FloatVector c13 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c22 = c00;
        FloatVector c23 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c32 = c00;
        FloatVector c33 = c00;
        FloatVector c40 = c00;
        FloatVector c41 = c00;
        FloatVector c42 = c00;
        FloatVector c43 = c00;
        FloatVector c50 = c00;
        FloatVector c51 = c00;
        FloatVector c52 = c00;
        FloatVector c53 = c00;
        for (int d = 0; d < depth; d++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, q, q0 + d * W);
            FloatVector v1 = FloatVector.fromArray(FLOAT, q, q0 + d * W + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, q, q0 + d * W + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, q, q0 + d * W + 3 * L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, k[k0 + d]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
            FloatVector x1 = FloatVector.broadcast(FLOAT, k[k1 + d]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            c12 = x1.fma(v2, c12);
            c13 = x1.fma(v3, c13);
            FloatVector x2 = FloatVector.broadcast(FLOAT, k[k2 + d]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            c22 = x2.fma(v2, c22);
            c23 = x2.fma(v3, c23);
            FloatVector x3 = FloatVector.broadcast(FLOAT, k[k3 + d]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            c32 = x3.fma(v2, c32);
            c33 = x3.fma(v3, c33);
            FloatVector x4 = FloatVector.broadcast(FLOAT, k[k4 + d]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            c42 = x4.fma(v2, c42);
            c43 = x4.fma(v3, c43);
            FloatVector x5 = FloatVector.broadcast(FLOAT, k[k5 + d]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
            c52 = x5.fma(v2, c52);
            c53 = x5.fma(v3, c53);
        }
        c00.intoArray(s, s0);
        c01.intoArray(s, s0 + L);
        c02.intoArray(s, s0 + 2 * L);
        c03.intoArray(s, s0 + 3 * L);
        c10.intoArray(s, s0 + W);
        c11.intoArray(s, s0 + W + L);
        c12.intoArray(s, s0 + W + 2 * L);
        c13.intoArray(s, s0 + W + 3 * L);
        c20.intoArray(s, s0 + 2 * W);
        c21.intoArray(s, s0 + 2 * W + L);
        c22.intoArray(s, s0 + 2 * W + 2 * L);
        c23.intoArray(s, s0 + 2 * W + 3 * L);
        c30.intoArray(s, s0 + 3 * W);
        c31.intoArray(s, s0 + 3 * W + L);
        c32.intoArray(s, s0 + 3 * W + 2 * L);
        c33.intoArray(s, s0 + 3 * W + 3 * L);
        c40.intoArray(s, s0 + 4 * W);
        c41.intoArray(s, s0 + 4 * W + L);
        c42.intoArray(s, s0 + 4 * W + 2 * L);
        c43.intoArray(s, s0 + 4 * W + 3 * L);
        c50.intoArray(s, s0 + 5 * W);
        c51.intoArray(s, s0 + 5 * W + L);
        c52.intoArray(s, s0 + 5 * W + 2 * L);
        c53.intoArray(s, s0 + 5 * W + 3 * L);
    }

    private static void four(int depth, float[] k, int k0, int step, float[] q, int q0, float[] s, int s0) {
        int k1 = k0 + step;
        int k2 = k1 + step;
        int k3 = k2 + step;
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = c00;
        FloatVector c02 = c00;
        FloatVector c03 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c12 = c00;
        FloatVector c13 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c22 = c00;
        FloatVector c23 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c32 = c00;
        FloatVector c33 = c00;
        for (int d = 0; d < depth; d++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, q, q0 + d * W);
            FloatVector v1 = FloatVector.fromArray(FLOAT, q, q0 + d * W + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, q, q0 + d * W + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, q, q0 + d * W + 3 * L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, k[k0 + d]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
            FloatVector x1 = FloatVector.broadcast(FLOAT, k[k1 + d]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            c12 = x1.fma(v2, c12);
            c13 = x1.fma(v3, c13);
            FloatVector x2 = FloatVector.broadcast(FLOAT, k[k2 + d]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            c22 = x2.fma(v2, c22);
            c23 = x2.fma(v3, c23);
            FloatVector x3 = FloatVector.broadcast(FLOAT, k[k3 + d]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            c32 = x3.fma(v2, c32);
            c33 = x3.fma(v3, c33);
        }
        c00.intoArray(s, s0);
        c01.intoArray(s, s0 + L);
        c02.intoArray(s, s0 + 2 * L);
        c03.intoArray(s, s0 + 3 * L);
        c10.intoArray(s, s0 + W);
        c11.intoArray(s, s0 + W + L);
        c12.intoArray(s, s0 + W + 2 * L);
        c13.intoArray(s, s0 + W + 3 * L);
        c20.intoArray(s, s0 + 2 * W);
        c21.intoArray(s, s0 + 2 * W + L);
        c22.intoArray(s, s0 + 2 * W + 2 * L);
        c23.intoArray(s, s0 + 2 * W + 3 * L);
        c30.intoArray(s, s0 + 3 * W);
        c31.intoArray(s, s0 + 3 * W + L);
        c32.intoArray(s, s0 + 3 * W + 2 * L);
        c33.intoArray(s, s0 + 3 * W + 3 * L);
    }

    private static void one(int depth, float[] k, int k0, float[] q, int q0, float[] s, int s0) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = c00;
        FloatVector c02 = c00;
        FloatVector c03 = c00;
        for (int d = 0; d < depth; d++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, q, q0 + d * W);
            FloatVector v1 = FloatVector.fromArray(FLOAT, q, q0 + d * W + L);
            FloatVector v2 = FloatVector.fromArray(FLOAT, q, q0 + d * W + 2 * L);
            FloatVector v3 = FloatVector.fromArray(FLOAT, q, q0 + d * W + 3 * L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, k[k0 + d]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            c02 = x0.fma(v2, c02);
            c03 = x0.fma(v3, c03);
        }
        c00.intoArray(s, s0);
        c01.intoArray(s, s0 + L);
        c02.intoArray(s, s0 + 2 * L);
        c03.intoArray(s, s0 + 3 * L);
    }
}
