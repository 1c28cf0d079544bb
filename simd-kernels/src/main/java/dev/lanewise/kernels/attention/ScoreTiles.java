package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Scores of keys, which are read where they lie, with a panel of transposed queries: {@code s[j, i] = sum over d of
 * k[j, d] * q[d, i]}, one chain of fma, {@code d} ascending. Heads are so short that what surrounds a loop weighs as much
 * as a third of it: so this tile of 12 keys knows neither segments nor an epilogue, nor sums to begin with.
 */
final class ScoreTiles {
    private static final int W = Panels.WIDTH;
    private static final int L = Species.LENGTH;

    private ScoreTiles() {}

    /** @param rows columns of the panel that are wanted */
    static void run(int keys, int rows, int depth, float[] k, int k0, int step, float[] q, int q0, float[] s, int s0,
            float[] scratch, int scratchOffset) {
        int j = 0;
        if (Tiles.TALL_PAYS && rows > L) {
            for (; j <= keys - Tiles.TALL; j += Tiles.TALL) twelve(depth, k, k0 + j * step, step, q, q0, s, s0 + j * W);
        }
        Tiles.rows(true, keys - j, rows, depth, k, k0 + j * step, step, Tiles.wholeRow(), q, q0, W * depth, s,
                s0 + j * W, W, false, Epilogue.NONE, 0, 0, scratch, scratchOffset);
    }

    private static void twelve(int depth, float[] k, int k0, int step, float[] q, int q0, float[] s, int s0) {
        int k1 = k0 + step;
        int k2 = k1 + step;
        int k3 = k2 + step;
        int k4 = k3 + step;
        int k5 = k4 + step;
        int k6 = k5 + step;
        int k7 = k6 + step;
        int k8 = k7 + step;
        int k9 = k8 + step;
        int k10 = k9 + step;
        int k11 = k10 + step;
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c40 = c00;
        FloatVector c41 = c00;
        FloatVector c50 = c00;
        FloatVector c51 = c00;
        FloatVector c60 = c00;
        FloatVector c61 = c00;
        FloatVector c70 = c00;
        FloatVector c71 = c00;
        FloatVector c80 = c00;
        FloatVector c81 = c00;
        FloatVector c90 = c00;
        FloatVector c91 = c00;
        FloatVector c100 = c00;
        FloatVector c101 = c00;
        FloatVector c110 = c00;
        FloatVector c111 = c00;
        for (int d = 0; d < depth; d++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, q, q0 + d * W);
            FloatVector v1 = FloatVector.fromArray(FLOAT, q, q0 + d * W + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, k[k0 + d]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, k[k1 + d]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, k[k2 + d]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = FloatVector.broadcast(FLOAT, k[k3 + d]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector x4 = FloatVector.broadcast(FLOAT, k[k4 + d]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            FloatVector x5 = FloatVector.broadcast(FLOAT, k[k5 + d]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
            FloatVector x6 = FloatVector.broadcast(FLOAT, k[k6 + d]);
            c60 = x6.fma(v0, c60);
            c61 = x6.fma(v1, c61);
            FloatVector x7 = FloatVector.broadcast(FLOAT, k[k7 + d]);
            c70 = x7.fma(v0, c70);
            c71 = x7.fma(v1, c71);
            FloatVector x8 = FloatVector.broadcast(FLOAT, k[k8 + d]);
            c80 = x8.fma(v0, c80);
            c81 = x8.fma(v1, c81);
            FloatVector x9 = FloatVector.broadcast(FLOAT, k[k9 + d]);
            c90 = x9.fma(v0, c90);
            c91 = x9.fma(v1, c91);
            FloatVector x10 = FloatVector.broadcast(FLOAT, k[k10 + d]);
            c100 = x10.fma(v0, c100);
            c101 = x10.fma(v1, c101);
            FloatVector x11 = FloatVector.broadcast(FLOAT, k[k11 + d]);
            c110 = x11.fma(v0, c110);
            c111 = x11.fma(v1, c111);
        }
        c00.intoArray(s, s0);
        c01.intoArray(s, s0 + L);
        c10.intoArray(s, s0 + W);
        c11.intoArray(s, s0 + W + L);
        c20.intoArray(s, s0 + 2 * W);
        c21.intoArray(s, s0 + 2 * W + L);
        c30.intoArray(s, s0 + 3 * W);
        c31.intoArray(s, s0 + 3 * W + L);
        c40.intoArray(s, s0 + 4 * W);
        c41.intoArray(s, s0 + 4 * W + L);
        c50.intoArray(s, s0 + 5 * W);
        c51.intoArray(s, s0 + 5 * W + L);
        c60.intoArray(s, s0 + 6 * W);
        c61.intoArray(s, s0 + 6 * W + L);
        c70.intoArray(s, s0 + 7 * W);
        c71.intoArray(s, s0 + 7 * W + L);
        c80.intoArray(s, s0 + 8 * W);
        c81.intoArray(s, s0 + 8 * W + L);
        c90.intoArray(s, s0 + 9 * W);
        c91.intoArray(s, s0 + 9 * W + L);
        c100.intoArray(s, s0 + 10 * W);
        c101.intoArray(s, s0 + 10 * W + L);
        c110.intoArray(s, s0 + 11 * W);
        c111.intoArray(s, s0 + 11 * W + L);
    }
}
