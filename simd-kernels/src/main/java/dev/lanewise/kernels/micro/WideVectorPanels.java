package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.simd.Species;
import org.jspecify.annotations.Nullable;

/** One to six rows by any number of columns, in strips of four vectors: two panels side by side, or parts of one. */
final class WideVectorPanels {
    private static final int PAIR = 2 * Species.LENGTH;
    private static final int STRIP = 2 * PAIR;

    private WideVectorPanels() {}

    static void rows(int m, int n, int k,
            float[] a, int aOffset, int lda, int[] segments, float[] panels, int panelsOffset, int panelStride,
            float[] c, int cOffset, int ldc, boolean accumulate,
            Epilogue epilogue, int column, int residualOffset, float[] scratch, int scratchOffset) {
        float[] bias = epilogue.bias();
        float[] residual = epilogue.residual();
        Activation activation = epilogue.activation();
        int bias0 = epilogue.biasOffset() + column;
        int j = 0;
        for (; j <= n - STRIP; j += STRIP) {
            strip(m, k, a, aOffset, lda, segments, panels, at(j, panelsOffset, panelStride),
                    at(j + PAIR, panelsOffset, panelStride), c, cOffset + j, ldc, accumulate,
                    bias, bias0 + j, residual, residualOffset + j, activation);
            Epilogues.finish(true, activation, m, STRIP, c, cOffset + j, ldc);
        }
        for (; j < n; j += WIDTH - j % WIDTH) {
            int columns = Math.min(WIDTH - j % WIDTH, n - j);
            VectorPanels.tile(m, columns, k, a, aOffset, aOffset + lda, aOffset + 2 * lda, aOffset + 3 * lda,
                    aOffset + 4 * lda, aOffset + 5 * lda, segments,
                    panels, at(j, panelsOffset, panelStride), c, cOffset + j, ldc, accumulate,
                    epilogue, column + j, residualOffset + j, scratch, scratchOffset);
            Epilogues.finish(true, activation, m, columns, c, cOffset + j, ldc);
        }
    }

    /** Where the panels hold row 0 of column {@code j}. */
    private static int at(int j, int panelsOffset, int panelStride) {
        return panelsOffset + j / WIDTH * panelStride + j % WIDTH;
    }

    private static void strip(int rows, int k, float[] a, int a0, int lda, int[] segments, float[] b, int b0, int b1,
            float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        PairTiles.evenly(rows, k, a, a0, lda, segments, 0, segments.length, b, b0, b1, k * WIDTH,
                c, c0, ldc, accumulate);
        VectorEpilogue.two(rows, c, c0, ldc, bias, bias0, residual, residual0, activation);
        VectorEpilogue.two(rows, c, c0 + PAIR, ldc, bias, bias0 + PAIR, residual, residual0 + PAIR, activation);
    }
}
