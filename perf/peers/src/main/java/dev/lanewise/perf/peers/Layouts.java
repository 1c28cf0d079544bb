package dev.lanewise.perf.peers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Changes of layout, and arrays outside the heap. */
final class Layouts {
    private Layouts() {}

    /** {@code [n, inner, channels]} to {@code [n, channels, inner]}. */
    static float[] channelsFirst(float[] x, int n, int channels) {
        int inner = channels == 0 || n == 0 ? 0 : x.length / n / channels;
        return swap(x, n, inner, channels);
    }

    /** {@code [n, channels, inner]} to {@code [n, inner, channels]}. */
    static float[] channelsLast(float[] x, int n, int channels) {
        int inner = channels == 0 || n == 0 ? 0 : x.length / n / channels;
        return swap(x, n, channels, inner);
    }

    /** {@code [n, rows, columns]} to {@code [n, columns, rows]}. */
    static float[] swap(float[] x, int n, int rows, int columns) {
        float[] y = new float[x.length];
        for (int i = 0; i < n; i++) {
            int at = i * rows * columns;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) y[at + c * rows + r] = x[at + r * columns + c];
            }
        }
        return y;
    }

    /** {@code [rows, columns, n]} to {@code [columns, rows, n]}. */
    static float[] exchange(float[] x, int rows, int columns, int n) {
        float[] y = new float[x.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) System.arraycopy(x, (r * columns + c) * n, y, (c * rows + r) * n, n);
        }
        return y;
    }

    static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(Float.BYTES * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    static FloatBuffer direct(float[] values) {
        return direct(values.length).put(values).rewind();
    }

    static float[] array(FloatBuffer buffer) {
        float[] values = new float[buffer.capacity()];
        buffer.duplicate().rewind().get(values);
        return values;
    }
}
