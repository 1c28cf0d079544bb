package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;

/** Single elements of tensors that lie in Java arrays, whatever their dtype. */
public final class Elements {
    private Elements() {}

    /** Element {@code i}, exactly but for integers of more than 53 bits. */
    public static double toDouble(Tensor x, int i) {
        int at = x.offset() + i;
        return switch (x.dtype()) {
            case FLOAT32 -> x.floats()[at];
            case FLOAT64 -> x.doubles()[at];
            case FLOAT16 -> Float.float16ToFloat(x.shorts()[at]);
            case BFLOAT16 -> Float.intBitsToFloat(x.shorts()[at] << 16);
            case INT64, INT32, INT16, INT8, UINT8, INT4, UINT4, INT2, UINT2, BOOL -> toLong(x, i);
        };
    }

    /** A float is rounded towards zero. */
    public static long toLong(Tensor x, int i) {
        int at = x.offset() + i;
        return switch (x.dtype()) {
            case INT64 -> x.longs()[at];
            case INT32 -> x.ints()[at];
            case INT16 -> x.shorts()[at];
            case INT8, INT4, UINT4, INT2, UINT2, BOOL -> x.bytes()[at];
            case UINT8 -> x.bytes()[at] & 0xff;
            case FLOAT32, FLOAT64, FLOAT16, BFLOAT16 -> (long) toDouble(x, i);
        };
    }

    /** A float is rounded to the nearest, for an integer towards zero; what is not 0 is true. */
    public static void setDouble(Tensor y, int i, double value) {
        int at = y.offset() + i;
        switch (y.dtype()) {
            case FLOAT32 -> y.floats()[at] = (float) value;
            case FLOAT64 -> y.doubles()[at] = value;
            case FLOAT16 -> y.shorts()[at] = Float.floatToFloat16((float) value);
            case BFLOAT16 -> y.shorts()[at] = bfloat16((float) value);
            case BOOL -> y.bytes()[at] = (byte) (value != 0 ? 1 : 0);
            case INT64, INT32, INT16, INT8, UINT8, INT4, UINT4, INT2, UINT2 -> setLong(y, i, (long) value);
        }
    }

    /** Bits that the dtype has no room for are dropped. */
    public static void setLong(Tensor y, int i, long value) {
        int at = y.offset() + i;
        switch (y.dtype()) {
            case INT64 -> y.longs()[at] = value;
            case INT32 -> y.ints()[at] = (int) value;
            case INT16 -> y.shorts()[at] = (short) value;
            case INT8, UINT8, INT4, UINT4, INT2, UINT2 -> y.bytes()[at] = (byte) y.dtype().wrap(value);
            case BOOL -> y.bytes()[at] = (byte) (value != 0 ? 1 : 0);
            case FLOAT32 -> y.floats()[at] = (float) value;
            case FLOAT64 -> y.doubles()[at] = value;
            case FLOAT16 -> y.shorts()[at] = Float.floatToFloat16((float) value);
            case BFLOAT16 -> y.shorts()[at] = bfloat16((float) value);
        }
    }

    /** All elements of a tensor. */
    public static void fill(Tensor y, double value) {
        int from = y.offset();
        int to = from + y.elements();
        if (from == to) return;
        setDouble(y, 0, value);
        switch (y.storage()) {
            case float[] a -> Arrays.fill(a, from, to, a[from]);
            case double[] a -> Arrays.fill(a, from, to, a[from]);
            case long[] a -> Arrays.fill(a, from, to, a[from]);
            case int[] a -> Arrays.fill(a, from, to, a[from]);
            case short[] a -> Arrays.fill(a, from, to, a[from]);
            default -> Arrays.fill(y.bytes(), from, to, y.bytes()[from]);
        }
    }

    /** {@link #fill}, to be run often. */
    static Call bindFill(Tensor y, double value) {
        return () -> fill(y, value);
    }

    /** {@link #copy}, to be run often. */
    static Call bindCopy(Tensor x, Tensor y) {
        return () -> copy(x, y);
    }

    /** All elements of a tensor to another of the same dtype. */
    public static void copy(Tensor x, Tensor y) {
        System.arraycopy(x.storage(), x.offset(), y.storage(), y.offset(), y.elements());
    }

    /** {@code y[yAt + i] += x[xAt + i]} in the arrays of two float tensors. */
    static void add(Tensor x, int xAt, Tensor y, int yAt, int n) {
        if (y.dtype() == DType.FLOAT32) {
            float[] from = x.floats();
            float[] to = y.floats();
            for (int i = 0; i < n; i++) to[yAt + i] += from[xAt + i];
        } else {
            double[] from = x.doubles();
            double[] to = y.doubles();
            for (int i = 0; i < n; i++) to[yAt + i] += from[xAt + i];
        }
    }

    /** The upper half of a float's bits, rounded to the nearest, halves to the even one; a NaN stays one. */
    private static short bfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) return (short) ((bits >>> 16) | 0x40);
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }
}
