package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.micro.PairTiles;
import dev.lanewise.kernels.simd.Species;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Weighted sums of values whose lanes are 64 rows of queries: {@code o[d, i] = o[d, i] * a[i] + sum over j of
 * v[j, d] * p[j, i]}, one chain of fma, {@code j} ascending. Values are read where they lie, a number at a time; ten loads for
 * 24 fma. Only where {@link PairTiles#PAYS}: six columns of values take 29 registers.
 */
final class ValueTiles {
    private static final int W = PairTiles.COLUMNS;
    private static final int L = Species.LENGTH;

    /** Factors that leave what came before as it is. */
    static final float[] ONES = ones();

    private ValueTiles() {}

    private static float[] ones() {
        float[] ones = new float[W];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** @param columns of the values, and rows of {@code o} */
    static void run(int keys, int columns, float[] v, int v0, int step, float[] p, int p0, float[] a, int a0,
            float[] o, int o0) {
        int d = 0;
        while (d < columns) {
            int left = columns - d;
            if (left >= 6 && left != 8) {
                six(keys, v, v0 + d, step, p, p0, a, a0, o, o0 + d * W);
                d += 6;
            } else if (left >= 4) {
                four(keys, v, v0 + d, step, p, p0, a, a0, o, o0 + d * W);
                d += 4;
            } else {
                one(keys, v, v0 + d, step, p, p0, a, a0, o, o0 + d * W);
                d++;
            }
        }
    }

    private static void six(int keys, float[] v, int v0, int step, float[] p, int p0, float[] a, int a0,
            float[] o, int o0) {
        FloatVector f0 = FloatVector.fromArray(FLOAT, a, a0);
        FloatVector f1 = FloatVector.fromArray(FLOAT, a, a0 + L);
        FloatVector f2 = FloatVector.fromArray(FLOAT, a, a0 + 2 * L);
        FloatVector f3 = FloatVector.fromArray(FLOAT, a, a0 + 3 * L);
        FloatVector c00 = FloatVector.fromArray(FLOAT, o, o0).mul(f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, o, o0 + L).mul(f1);
        FloatVector c02 = FloatVector.fromArray(FLOAT, o, o0 + 2 * L).mul(f2);
        FloatVector c03 = FloatVector.fromArray(FLOAT, o, o0 + 3 * L).mul(f3);
        FloatVector c10 = FloatVector.fromArray(FLOAT, o, o0 + W).mul(f0);
        FloatVector c11 = FloatVector.fromArray(FLOAT, o, o0 + W + L).mul(f1);
        FloatVector c12 = FloatVector.fromArray(FLOAT, o, o0 + W + 2 * L).mul(f2);
        FloatVector c13 = FloatVector.fromArray(FLOAT, o, o0 + W + 3 * L).mul(f3);
        FloatVector c20 = FloatVector.fromArray(FLOAT, o, o0 + 2 * W).mul(f0);
        FloatVector c21 = FloatVector.fromArray(FLOAT, o, o0 + 2 * W + L).mul(f1);
        FloatVector c22 = FloatVector.fromArray(FLOAT, o, o0 + 2 * W + 2 * L).mul(f2);
        FloatVector c23 = FloatVector.fromArray(FLOAT, o, o0 + 2 * W + 3 * L).mul(f3);
        FloatVector c30 = FloatVector.fromArray(FLOAT, o, o0 + 3 * W).mul(f0);
        FloatVector c31 = FloatVector.fromArray(FLOAT, o, o0 + 3 * W + L).mul(f1);
        FloatVector c32 = FloatVector.fromArray(FLOAT, o, o0 + 3 * W + 2 * L).mul(f2);
        FloatVector c33 = FloatVector.fromArray(FLOAT, o, o0 + 3 * W + 3 * L).mul(f3);
        FloatVector c40 = FloatVector.fromArray(FLOAT, o, o0 + 4 * W).mul(f0);
        FloatVector c41 = FloatVector.fromArray(FLOAT, o, o0 + 4 * W + L).mul(f1);
        FloatVector c42 = FloatVector.fromArray(FLOAT, o, o0 + 4 * W + 2 * L).mul(f2);
        FloatVector c43 = FloatVector.fromArray(FLOAT, o, o0 + 4 * W + 3 * L).mul(f3);
        FloatVector c50 = FloatVector.fromArray(FLOAT, o, o0 + 5 * W).mul(f0);
        FloatVector c51 = FloatVector.fromArray(FLOAT, o, o0 + 5 * W + L).mul(f1);
        FloatVector c52 = FloatVector.fromArray(FLOAT, o, o0 + 5 * W + 2 * L).mul(f2);
        FloatVector c53 = FloatVector.fromArray(FLOAT, o, o0 + 5 * W + 3 * L).mul(f3);
        for (int j = 0; j < keys; j++) {
            FloatVector w0 = FloatVector.fromArray(FLOAT, p, p0 + j * W);
            FloatVector w1 = FloatVector.fromArray(FLOAT, p, p0 + j * W + L);
            FloatVector w2 = FloatVector.fromArray(FLOAT, p, p0 + j * W + 2 * L);
            FloatVector w3 = FloatVector.fromArray(FLOAT, p, p0 + j * W + 3 * L);
            int at = v0 + j * step;
            FloatVector x0 = FloatVector.broadcast(FLOAT, v[at]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            c02 = x0.fma(w2, c02);
            c03 = x0.fma(w3, c03);
            FloatVector x1 = FloatVector.broadcast(FLOAT, v[at + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            c12 = x1.fma(w2, c12);
            c13 = x1.fma(w3, c13);
            FloatVector x2 = FloatVector.broadcast(FLOAT, v[at + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            c22 = x2.fma(w2, c22);
            c23 = x2.fma(w3, c23);
            FloatVector x3 = FloatVector.broadcast(FLOAT, v[at + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            c32 = x3.fma(w2, c32);
            c33 = x3.fma(w3, c33);
            FloatVector x4 = FloatVector.broadcast(FLOAT, v[at + 4]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            c42 = x4.fma(w2, c42);
            c43 = x4.fma(w3, c43);
            FloatVector x5 = FloatVector.broadcast(FLOAT, v[at + 5]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
            c52 = x5.fma(w2, c52);
            c53 = x5.fma(w3, c53);
        }
        c00.intoArray(o, o0);
        c01.intoArray(o, o0 + L);
        c02.intoArray(o, o0 + 2 * L);
        c03.intoArray(o, o0 + 3 * L);
        c10.intoArray(o, o0 + W);
        c11.intoArray(o, o0 + W + L);
        c12.intoArray(o, o0 + W + 2 * L);
        c13.intoArray(o, o0 + W + 3 * L);
        c20.intoArray(o, o0 + 2 * W);
        c21.intoArray(o, o0 + 2 * W + L);
        c22.intoArray(o, o0 + 2 * W + 2 * L);
        c23.intoArray(o, o0 + 2 * W + 3 * L);
        c30.intoArray(o, o0 + 3 * W);
        c31.intoArray(o, o0 + 3 * W + L);
        c32.intoArray(o, o0 + 3 * W + 2 * L);
        c33.intoArray(o, o0 + 3 * W + 3 * L);
        c40.intoArray(o, o0 + 4 * W);
        c41.intoArray(o, o0 + 4 * W + L);
        c42.intoArray(o, o0 + 4 * W + 2 * L);
        c43.intoArray(o, o0 + 4 * W + 3 * L);
        c50.intoArray(o, o0 + 5 * W);
        c51.intoArray(o, o0 + 5 * W + L);
        c52.intoArray(o, o0 + 5 * W + 2 * L);
        c53.intoArray(o, o0 + 5 * W + 3 * L);
    }

    private static void four(int keys, float[] v, int v0, int step, float[] p, int p0, float[] a, int a0,
            float[] o, int o0) {
        FloatVector f0 = FloatVector.fromArray(FLOAT, a, a0);
        FloatVector f1 = FloatVector.fromArray(FLOAT, a, a0 + L);
        FloatVector f2 = FloatVector.fromArray(FLOAT, a, a0 + 2 * L);
        FloatVector f3 = FloatVector.fromArray(FLOAT, a, a0 + 3 * L);
        FloatVector c00 = FloatVector.fromArray(FLOAT, o, o0).mul(f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, o, o0 + L).mul(f1);
        FloatVector c02 = FloatVector.fromArray(FLOAT, o, o0 + 2 * L).mul(f2);
        FloatVector c03 = FloatVector.fromArray(FLOAT, o, o0 + 3 * L).mul(f3);
        FloatVector c10 = FloatVector.fromArray(FLOAT, o, o0 + W).mul(f0);
        FloatVector c11 = FloatVector.fromArray(FLOAT, o, o0 + W + L).mul(f1);
        FloatVector c12 = FloatVector.fromArray(FLOAT, o, o0 + W + 2 * L).mul(f2);
        FloatVector c13 = FloatVector.fromArray(FLOAT, o, o0 + W + 3 * L).mul(f3);
        FloatVector c20 = FloatVector.fromArray(FLOAT, o, o0 + 2 * W).mul(f0);
        FloatVector c21 = FloatVector.fromArray(FLOAT, o, o0 + 2 * W + L).mul(f1);
        FloatVector c22 = FloatVector.fromArray(FLOAT, o, o0 + 2 * W + 2 * L).mul(f2);
        FloatVector c23 = FloatVector.fromArray(FLOAT, o, o0 + 2 * W + 3 * L).mul(f3);
        FloatVector c30 = FloatVector.fromArray(FLOAT, o, o0 + 3 * W).mul(f0);
        FloatVector c31 = FloatVector.fromArray(FLOAT, o, o0 + 3 * W + L).mul(f1);
        FloatVector c32 = FloatVector.fromArray(FLOAT, o, o0 + 3 * W + 2 * L).mul(f2);
        FloatVector c33 = FloatVector.fromArray(FLOAT, o, o0 + 3 * W + 3 * L).mul(f3);
        for (int j = 0; j < keys; j++) {
            FloatVector w0 = FloatVector.fromArray(FLOAT, p, p0 + j * W);
            FloatVector w1 = FloatVector.fromArray(FLOAT, p, p0 + j * W + L);
            FloatVector w2 = FloatVector.fromArray(FLOAT, p, p0 + j * W + 2 * L);
            FloatVector w3 = FloatVector.fromArray(FLOAT, p, p0 + j * W + 3 * L);
            int at = v0 + j * step;
            FloatVector x0 = FloatVector.broadcast(FLOAT, v[at]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            c02 = x0.fma(w2, c02);
            c03 = x0.fma(w3, c03);
            FloatVector x1 = FloatVector.broadcast(FLOAT, v[at + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            c12 = x1.fma(w2, c12);
            c13 = x1.fma(w3, c13);
            FloatVector x2 = FloatVector.broadcast(FLOAT, v[at + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            c22 = x2.fma(w2, c22);
            c23 = x2.fma(w3, c23);
            FloatVector x3 = FloatVector.broadcast(FLOAT, v[at + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            c32 = x3.fma(w2, c32);
            c33 = x3.fma(w3, c33);
        }
        c00.intoArray(o, o0);
        c01.intoArray(o, o0 + L);
        c02.intoArray(o, o0 + 2 * L);
        c03.intoArray(o, o0 + 3 * L);
        c10.intoArray(o, o0 + W);
        c11.intoArray(o, o0 + W + L);
        c12.intoArray(o, o0 + W + 2 * L);
        c13.intoArray(o, o0 + W + 3 * L);
        c20.intoArray(o, o0 + 2 * W);
        c21.intoArray(o, o0 + 2 * W + L);
        c22.intoArray(o, o0 + 2 * W + 2 * L);
        c23.intoArray(o, o0 + 2 * W + 3 * L);
        c30.intoArray(o, o0 + 3 * W);
        c31.intoArray(o, o0 + 3 * W + L);
        c32.intoArray(o, o0 + 3 * W + 2 * L);
        c33.intoArray(o, o0 + 3 * W + 3 * L);
    }

    private static void one(int keys, float[] v, int v0, int step, float[] p, int p0, float[] a, int a0,
            float[] o, int o0) {
        FloatVector f0 = FloatVector.fromArray(FLOAT, a, a0);
        FloatVector f1 = FloatVector.fromArray(FLOAT, a, a0 + L);
        FloatVector f2 = FloatVector.fromArray(FLOAT, a, a0 + 2 * L);
        FloatVector f3 = FloatVector.fromArray(FLOAT, a, a0 + 3 * L);
        FloatVector c00 = FloatVector.fromArray(FLOAT, o, o0).mul(f0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, o, o0 + L).mul(f1);
        FloatVector c02 = FloatVector.fromArray(FLOAT, o, o0 + 2 * L).mul(f2);
        FloatVector c03 = FloatVector.fromArray(FLOAT, o, o0 + 3 * L).mul(f3);
        for (int j = 0; j < keys; j++) {
            FloatVector w0 = FloatVector.fromArray(FLOAT, p, p0 + j * W);
            FloatVector w1 = FloatVector.fromArray(FLOAT, p, p0 + j * W + L);
            FloatVector w2 = FloatVector.fromArray(FLOAT, p, p0 + j * W + 2 * L);
            FloatVector w3 = FloatVector.fromArray(FLOAT, p, p0 + j * W + 3 * L);
            int at = v0 + j * step;
            FloatVector x0 = FloatVector.broadcast(FLOAT, v[at]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            c02 = x0.fma(w2, c02);
            c03 = x0.fma(w3, c03);
        }
        c00.intoArray(o, o0);
        c01.intoArray(o, o0 + L);
        c02.intoArray(o, o0 + 2 * L);
        c03.intoArray(o, o0 + 3 * L);
    }
}
