package dev.lanewise.layers.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays of numbers as bytes. */
final class LittleEndian {
    private LittleEndian() {}

    /** Fills elements {@code at} to {@code at + count - 1} of an array from the first bytes of a buffer. */
    static void get(ByteBuffer bytes, Object array, int at, int count) {
        ByteBuffer ordered = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        switch (array) {
            case float[] x -> ordered.asFloatBuffer().get(x, at, count);
            case double[] x -> ordered.asDoubleBuffer().get(x, at, count);
            case long[] x -> ordered.asLongBuffer().get(x, at, count);
            case int[] x -> ordered.asIntBuffer().get(x, at, count);
            case short[] x -> ordered.asShortBuffer().get(x, at, count);
            case byte[] x -> ordered.get(x, at, count);
            default -> throw unknown(array);
        }
    }

    /** The reverse of {@link #get}. */
    static void put(ByteBuffer bytes, Object array, int at, int count) {
        ByteBuffer ordered = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        switch (array) {
            case float[] x -> ordered.asFloatBuffer().put(x, at, count);
            case double[] x -> ordered.asDoubleBuffer().put(x, at, count);
            case long[] x -> ordered.asLongBuffer().put(x, at, count);
            case int[] x -> ordered.asIntBuffer().put(x, at, count);
            case short[] x -> ordered.asShortBuffer().put(x, at, count);
            case byte[] x -> ordered.put(x, at, count);
            default -> throw unknown(array);
        }
    }

    private static IllegalArgumentException unknown(Object array) {
        return new IllegalArgumentException("safetensors: no bytes for " + array.getClass().getSimpleName());
    }
}
