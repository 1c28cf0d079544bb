package dev.lanewise.kernels.recurrent;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

/** The scalar twin of {@link VectorHiddenProduct}, and the definition of the order. */
final class ScalarHiddenProduct {
    /** Columns computed together: their chains hide the latency of fma, and C2 keeps them in registers. */
    private static final int TOGETHER = 8;

    private ScalarHiddenProduct() {}

    /**
     * One block: column j of its panels is gate {@code j / width} of unit {@code j % width}, whose chain lies at
     * {@code c[cOffset + i * ldc + gate * gateStride + unit]}.
     */
    static void block(int rows, int columns, int width, int k, float[] h, int hOffset, int ldh,
            float[] panels, int panelsOffset, float[] c, int cOffset, int ldc, int gateStride) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j += TOGETHER) {
                int b = panelsOffset + j / WIDTH * WIDTH * k + j % WIDTH;
                int to = cOffset + i * ldc + j / width * gateStride + j % width;
                eight(k, h, hOffset + i * ldh, panels, b, c, to);
            }
        }
    }

    private static void eight(int k, float[] h, int h0, float[] b, int b0, float[] c, int c0) {
        float sum0 = c[c0];
        float sum1 = c[c0 + 1];
        float sum2 = c[c0 + 2];
        float sum3 = c[c0 + 3];
        float sum4 = c[c0 + 4];
        float sum5 = c[c0 + 5];
        float sum6 = c[c0 + 6];
        float sum7 = c[c0 + 7];
        for (int l = 0; l < k; l++) {
            float x = h[h0 + l];
            int at = b0 + l * WIDTH;
            sum0 = Math.fma(x, b[at], sum0);
            sum1 = Math.fma(x, b[at + 1], sum1);
            sum2 = Math.fma(x, b[at + 2], sum2);
            sum3 = Math.fma(x, b[at + 3], sum3);
            sum4 = Math.fma(x, b[at + 4], sum4);
            sum5 = Math.fma(x, b[at + 5], sum5);
            sum6 = Math.fma(x, b[at + 6], sum6);
            sum7 = Math.fma(x, b[at + 7], sum7);
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
