package dev.lanewise.kernels.gemm;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.micro.Epilogues;

/**
 * One row by a {@code b} that is stored as {@code [n, k]}. Each output is one chain along a row of {@code b}, so lanes
 * would need {@code b} transposed first; eight scalar chains side by side read it where it lies, two numbers a cycle,
 * which is about what memory delivers. A part is a block of columns.
 */
record DotGemm(
        boolean vector,
        GemmGeometry geometry,
        float[] a,
        int aOffset,
        float[] b,
        int bOffset,
        float[] c,
        int cOffset,
        boolean accumulate,
        Epilogue epilogue)
        implements
            Product {
    /** Columns of a part. */
    private static final int BLOCK_N = 32;

    /** Chains side by side: as many as hide the latency of fma. */
    private static final int TOGETHER = 8;

    static boolean pays(GemmGeometry geometry) {
        return geometry.m() == 1 && geometry.transposeB() && (!geometry.transposeA() || geometry.lda() == 1);
    }

    @Override
    public int parts() {
        return Math.ceilDiv(geometry.n(), BLOCK_N);
    }

    @Override
    public void run(int first, int end, int aBehind, int bBehind, int cBehind, int worker) {
        int last = Math.min(geometry.n(), end * BLOCK_N);
        for (int j = first * BLOCK_N; j < last; j += BLOCK_N) {
            int columns = Math.min(BLOCK_N, last - j);
            int c0 = cOffset + cBehind + j;
            columns(columns, aOffset + aBehind, bOffset + bBehind + j * geometry.ldb(), c0);
            int residual = epilogue.residualOffset() + cBehind + j;
            Epilogues.apply(epilogue, 1, columns, c, c0, geometry.ldc(), j, residual);
            Epilogues.finish(vector, epilogue.activation(), 1, columns, c, c0, geometry.ldc());
        }
    }

    private void columns(int n, int a0, int b0, int c0) {
        int k = geometry.k();
        int ldb = geometry.ldb();
        int j = 0;
        for (; j <= n - TOGETHER; j += TOGETHER) {
            eight(k, a, a0, b, b0 + j * ldb, ldb, c, c0 + j, accumulate);
        }
        for (; j < n; j++) one(k, a, a0, b, b0 + j * ldb, c, c0 + j, accumulate);
    }

    private static void one(int k, float[] a, int a0, float[] b, int b0, float[] c, int c0, boolean accumulate) {
        float sum = accumulate ? c[c0] : 0;
        for (int l = 0; l < k; l++) sum = Math.fma(a[a0 + l], b[b0 + l], sum);
        c[c0] = sum;
    }

    private static void eight(int k, float[] a, int a0, float[] b, int b0, int ldb, float[] c, int c0,
            boolean accumulate) {
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        int b4 = b3 + ldb;
        int b5 = b4 + ldb;
        int b6 = b5 + ldb;
        int b7 = b6 + ldb;
        float sum0 = accumulate ? c[c0] : 0;
        float sum1 = accumulate ? c[c0 + 1] : 0;
        float sum2 = accumulate ? c[c0 + 2] : 0;
        float sum3 = accumulate ? c[c0 + 3] : 0;
        float sum4 = accumulate ? c[c0 + 4] : 0;
        float sum5 = accumulate ? c[c0 + 5] : 0;
        float sum6 = accumulate ? c[c0 + 6] : 0;
        float sum7 = accumulate ? c[c0 + 7] : 0;
        for (int l = 0; l < k; l++) {
            float x = a[a0 + l];
            sum0 = Math.fma(x, b[b0 + l], sum0);
            sum1 = Math.fma(x, b[b1 + l], sum1);
            sum2 = Math.fma(x, b[b2 + l], sum2);
            sum3 = Math.fma(x, b[b3 + l], sum3);
            sum4 = Math.fma(x, b[b4 + l], sum4);
            sum5 = Math.fma(x, b[b5 + l], sum5);
            sum6 = Math.fma(x, b[b6 + l], sum6);
            sum7 = Math.fma(x, b[b7 + l], sum7);
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
