package dev.lanewise.kernels.attention;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of some rows by two vectors of columns whose left operand lies across: {@code c[i] += sum over l of
 * a[l * 32 + i] * b[l * 32 ...]}, {@code l} ascending. So weights, whose lanes are rows, multiply values as they are.
 */
final class AcrossTiles {
    private static final int W = Panels.WIDTH;
    private static final int L = Species.LENGTH;

    /** Columns of a tile. */
    static final int STRIP = 2 * L;

    /** Eight rows take 19 registers, four rows 11. */
    private static final int MOST = Tiles.TALL_PAYS ? 8 : 4;

    private AcrossTiles() {}

    /** The rows of the next tile where {@code left} are left. */
    static int height(int left) {
        return Math.min(MOST, Integer.highestOneBit(left));
    }

    /** @param rows from {@link #height} */
    static void rows(int rows, int n, float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc) {
        if (n == 0) return;
        switch (rows) {
            case 8 -> rows8(n, a, a0, b, b0, c, c0, ldc);
            case 4 -> rows4(n, a, a0, b, b0, c, c0, ldc);
            case 2 -> rows2(n, a, a0, b, b0, c, c0, ldc);
            default -> rows1(n, a, a0, b, b0, c, c0, ldc);
        }
    }

    static void rows8(int n, float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
        FloatVector c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + L);
        FloatVector c30 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc + L);
        FloatVector c40 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc);
        FloatVector c41 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc + L);
        FloatVector c50 = FloatVector.fromArray(FLOAT, c, c0 + 5 * ldc);
        FloatVector c51 = FloatVector.fromArray(FLOAT, c, c0 + 5 * ldc + L);
        FloatVector c60 = FloatVector.fromArray(FLOAT, c, c0 + 6 * ldc);
        FloatVector c61 = FloatVector.fromArray(FLOAT, c, c0 + 6 * ldc + L);
        FloatVector c70 = FloatVector.fromArray(FLOAT, c, c0 + 7 * ldc);
        FloatVector c71 = FloatVector.fromArray(FLOAT, c, c0 + 7 * ldc + L);
        for (int l = 0; l < n; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * W);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * W + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l * W]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 1]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 2]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 3]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector x4 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 4]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            FloatVector x5 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 5]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
            FloatVector x6 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 6]);
            c60 = x6.fma(v0, c60);
            c61 = x6.fma(v1, c61);
            FloatVector x7 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 7]);
            c70 = x7.fma(v0, c70);
            c71 = x7.fma(v1, c71);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
        c40.intoArray(c, c0 + 4 * ldc);
        c41.intoArray(c, c0 + 4 * ldc + L);
        c50.intoArray(c, c0 + 5 * ldc);
        c51.intoArray(c, c0 + 5 * ldc + L);
        c60.intoArray(c, c0 + 6 * ldc);
        c61.intoArray(c, c0 + 6 * ldc + L);
        c70.intoArray(c, c0 + 7 * ldc);
        c71.intoArray(c, c0 + 7 * ldc + L);
    }

    static void rows4(int n, float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
        FloatVector c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + L);
        FloatVector c30 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc + L);
        for (int l = 0; l < n; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * W);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * W + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l * W]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 1]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 2]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 3]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
    }

    static void rows2(int n, float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
        for (int l = 0; l < n; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * W);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * W + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l * W]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a0 + l * W + 1]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
    }

    static void rows1(int n, float[] a, int a0, float[] b, int b0, float[] c, int c0, int ldc) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, c0);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
        for (int l = 0; l < n; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * W);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * W + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l * W]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
    }
}
