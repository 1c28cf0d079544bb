package dev.lanewise.onnx.format;

import java.util.Arrays;

/** A growing list of integers. */
final class Numbers {
    private long[] values;
    private int size;

    Numbers() {
        this(0);
    }

    /** With room for so many. */
    Numbers(int expected) {
        values = new long[expected];
    }

    void add(long value) {
        if (size == values.length) values = Arrays.copyOf(values, Math.max(4, size + (size >> 1)));
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }

    /** The floats whose bits were added. */
    float[] toFloats() {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) floats[i] = Float.intBitsToFloat((int) values[i]);
        return floats;
    }
}
