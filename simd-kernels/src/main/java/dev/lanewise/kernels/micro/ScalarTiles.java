package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;
import java.util.Arrays;

/**
 * The scalar twin of {@link VectorTiles}, and the definition of the order: an output is one chain of fma over the
 * segments, and in each over {@code l}, from +0 or from what is stored; then the epilogue.
 */
final class ScalarTiles {
    /** Columns computed together: their chains hide the latency of fma, and C2 keeps them in registers. */
    private static final int TOGETHER = 8;

    private ScalarTiles() {}

    static void tile(int rows, int columns, int k,
            float[] a, int a0, int a1, int a2, int a3, int a4, int a5, int[] segments, float[] panel, int panelOffset,
            float[] c, int cOffset, int ldc, boolean accumulate, Epilogue epilogue, int column, int residual0) {
        for (int i = 0; i < rows; i++) {
            int row = switch (i) {
                case 0 -> a0;
                case 1 -> a1;
                case 2 -> a2;
                case 3 -> a3;
                case 4 -> a4;
                default -> a5;
            };
            row(columns, k, a, row, segments, panel, panelOffset, c, cOffset + i * ldc, accumulate);
        }
        Epilogues.apply(epilogue, rows, columns, c, cOffset, ldc, column, residual0);
    }

    private static void row(int columns, int k, float[] a, int a0, int[] segments, float[] b, int b0,
            float[] c, int c0, boolean accumulate) {
        if (!accumulate) Arrays.fill(c, c0, c0 + columns, 0);
        int together = columns - columns % TOGETHER;
        for (int segment = 0; segment < segments.length; segment++) {
            int from = a0 + segments[segment];
            int panel = b0 + segment * k * WIDTH;
            for (int j = 0; j < together; j += TOGETHER) eight(k, a, from, b, panel + j, c, c0 + j);
            for (int j = together; j < columns; j++) one(k, a, from, b, panel + j, c, c0 + j);
        }
    }

    private static void one(int k, float[] a, int a0, float[] b, int b0, float[] c, int c0) {
        float sum = c[c0];
        for (int l = 0; l < k; l++) sum = Math.fma(a[a0 + l], b[b0 + l * WIDTH], sum);
        c[c0] = sum;
    }

    private static void eight(int k, float[] a, int a0, float[] b, int b0, float[] c, int c0) {
        float sum0 = c[c0];
        float sum1 = c[c0 + 1];
        float sum2 = c[c0 + 2];
        float sum3 = c[c0 + 3];
        float sum4 = c[c0 + 4];
        float sum5 = c[c0 + 5];
        float sum6 = c[c0 + 6];
        float sum7 = c[c0 + 7];
        for (int l = 0; l < k; l++) {
            float x = a[a0 + l];
            int p = b0 + l * WIDTH;
            sum0 = Math.fma(x, b[p], sum0);
            sum1 = Math.fma(x, b[p + 1], sum1);
            sum2 = Math.fma(x, b[p + 2], sum2);
            sum3 = Math.fma(x, b[p + 3], sum3);
            sum4 = Math.fma(x, b[p + 4], sum4);
            sum5 = Math.fma(x, b[p + 5], sum5);
            sum6 = Math.fma(x, b[p + 6], sum6);
            sum7 = Math.fma(x, b[p + 7], sum7);
        }
        c[c0] = sum0;
        c[c0 + 1] = sum1;
        c[c0 + 2] = sum2;
        c[c0 + 3] = sum3;
        c[c0 + 4] = sum4;
        c[c0 + 5] = sum5;
        c[c0 + 6] = sum6;
        c[c0 + 7] = sum7;
    }
}
