package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Tensor;

/** Elements, or runs of them, copied between places of tensors of one dtype. Bits are kept. */
final class Moves {
    private Moves() {}

    /** {@code y[i * run + j] = x[places[i] + j]} for j from 0 to {@code run - 1}. */
    static void pick(Tensor x, int[] places, int run, Tensor y) {
        if (run != 1) {
            for (int i = 0; i < places.length; i++) {
                System.arraycopy(x.storage(), x.offset() + places[i], y.storage(), y.offset() + i * run, run);
            }
            return;
        }
        int from = x.offset();
        int to = y.offset();
        int n = places.length;
        switch (y.storage()) {
            case float[] a -> {
                float[] source = x.floats();
                for (int i = 0; i < n; i++) a[to + i] = source[from + places[i]];
            }
            case double[] a -> {
                double[] source = x.doubles();
                for (int i = 0; i < n; i++) a[to + i] = source[from + places[i]];
            }
            case long[] a -> {
                long[] source = x.longs();
                for (int i = 0; i < n; i++) a[to + i] = source[from + places[i]];
            }
            case int[] a -> {
                int[] source = x.ints();
                for (int i = 0; i < n; i++) a[to + i] = source[from + places[i]];
            }
            case short[] a -> {
                short[] source = x.shorts();
                for (int i = 0; i < n; i++) a[to + i] = source[from + places[i]];
            }
            default -> {
                byte[] a = y.bytes();
                byte[] source = x.bytes();
                for (int i = 0; i < n; i++) a[to + i] = source[from + places[i]];
            }
        }
    }

    /** {@code y[places[i] + j] = x[i * run + j]}, the later i last. */
    static void put(Tensor x, int[] places, int run, Tensor y) {
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(x.storage(), x.offset() + i * run, y.storage(), y.offset() + places[i], run);
        }
    }
}
