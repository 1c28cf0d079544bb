package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.gemm.Gemm;
import java.util.Arrays;

/** Products of int32 matrices, rows shared out among threads; sums wrap around. Allocates nothing in a run. */
final class IntegerProduct implements Call, Workers.Task {
    private final Workers workers;
    private final CentredIntegers left;
    private final CentredIntegers right;
    private final int[] leftOffsets;
    private final int[] rightOffsets;
    private final int[] y;
    private final int yOffset;
    private final int rows;
    private final int inner;
    private final int columns;

    /**
     * @param leftOffsets where the left matrix of each product begins, and so on
     * @param y the products, one after the other from {@code yOffset} on
     */
    IntegerProduct(Workers workers, CentredIntegers left, int[] leftOffsets, CentredIntegers right, int[] rightOffsets,
            int[] y, int yOffset, int rows, int inner, int columns) {
        long multiplyAdds = (long) leftOffsets.length * rows * inner * columns;
        this.workers = multiplyAdds < Gemm.WORTH_THREADS ? Workers.INLINE : workers;
        this.left = left;
        this.leftOffsets = leftOffsets;
        this.right = right;
        this.rightOffsets = rightOffsets;
        this.y = y;
        this.yOffset = yOffset;
        this.rows = rows;
        this.inner = inner;
        this.columns = columns;
    }

    @Override
    public void run() {
        left.fill();
        right.fill();
        workers.run(leftOffsets.length * rows, this);
    }

    @Override
    public void run(int first, int end, int worker) {
        for (int row = first; row < end; row++) {
            int matrix = row / rows;
            row(left.numbers(), leftOffsets[matrix] + row % rows * inner, right.numbers(), rightOffsets[matrix],
                    yOffset + row * columns);
        }
    }

    private void row(int[] a, int aAt, int[] b, int bAt, int yAt) {
        Arrays.fill(y, yAt, yAt + columns, 0);
        for (int l = 0; l < inner; l++) {
            int factor = a[aAt + l];
            int from = bAt + l * columns;
            for (int j = 0; j < columns; j++) y[yAt + j] += factor * b[from + j];
        }
    }
}
