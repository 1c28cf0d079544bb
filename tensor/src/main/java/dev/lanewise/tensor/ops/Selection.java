package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.elementwise.Broadcast;
import dev.lanewise.tensor.Tensor;

/** {@code y = condition ? a : b} of numbers that no kernel computes with, in Java loops. */
record Selection(boolean single, int aStep, int bStep, int n) {
    static Call bind(Tensor condition, Tensor a, Tensor b, Tensor y) {
        Broadcast shapes = Broadcast.of(
                condition.shape().toArray(), a.shape().toArray(), b.shape().toArray());
        Selection rows = new Selection(
                shapes.single(0), shapes.single(1) ? 0 : 1, shapes.single(2) ? 0 : 1, shapes.rowLength());
        return () -> {
            for (int row = 0; row < shapes.rows(); row++) {
                rows.select(condition.bytes(), condition.offset() + shapes.index(0, row, 0),
                        a.storage(), a.offset() + shapes.index(1, row, 0),
                        b.storage(), b.offset() + shapes.index(2, row, 0),
                        y.storage(), y.offset() + row * shapes.rowLength());
            }
        };
    }

    private void select(byte[] mask, int c, Object a, int i, Object b, int j, Object y, int at) {
        switch (y) {
            case long[] to -> select(mask, c, (long[]) a, i, (long[]) b, j, to, at);
            case int[] to -> select(mask, c, (int[]) a, i, (int[]) b, j, to, at);
            case short[] to -> select(mask, c, (short[]) a, i, (short[]) b, j, to, at);
            default -> select(mask, c, (byte[]) a, i, (byte[]) b, j, (byte[]) y, at);
        }
    }

    private void select(byte[] mask, int c, long[] a, int i, long[] b, int j, long[] y, int at) {
        int step = single ? 0 : 1;
        for (int k = 0; k < n; k++) y[at + k] = mask[c + k * step] != 0 ? a[i + k * aStep] : b[j + k * bStep];
    }

    private void select(byte[] mask, int c, int[] a, int i, int[] b, int j, int[] y, int at) {
        int step = single ? 0 : 1;
        for (int k = 0; k < n; k++) y[at + k] = mask[c + k * step] != 0 ? a[i + k * aStep] : b[j + k * bStep];
    }

    private void select(byte[] mask, int c, short[] a, int i, short[] b, int j, short[] y, int at) {
        int step = single ? 0 : 1;
        for (int k = 0; k < n; k++) y[at + k] = mask[c + k * step] != 0 ? a[i + k * aStep] : b[j + k * bStep];
    }

    private void select(byte[] mask, int c, byte[] a, int i, byte[] b, int j, byte[] y, int at) {
        int step = single ? 0 : 1;
        for (int k = 0; k < n; k++) y[at + k] = mask[c + k * step] != 0 ? a[i + k * aStep] : b[j + k * bStep];
    }
}
