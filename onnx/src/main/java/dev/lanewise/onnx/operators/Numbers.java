package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;

/** All numbers of a tensor at once, for operators that compute in plain Java whatever the dtype. */
final class Numbers {
    private Numbers() {}

    /** A copy of the values of a tensor that lies in Java arrays. */
    static double[] doubles(Tensor x) {
        double[] values = new double[x.elements()];
        int at = x.offset();
        switch (x.dtype()) {
            case FLOAT32 -> {
                float[] from = x.floats();
                for (int i = 0; i < values.length; i++) values[i] = from[at + i];
            }
            case FLOAT64 -> System.arraycopy(x.doubles(), at, values, 0, values.length);
            case FLOAT16 -> {
                short[] from = x.shorts();
                for (int i = 0; i < values.length; i++) values[i] = Float.float16ToFloat(from[at + i]);
            }
            case BFLOAT16 -> {
                short[] from = x.shorts();
                for (int i = 0; i < values.length; i++) values[i] = Float.intBitsToFloat(from[at + i] << 16);
            }
            case INT64, INT32, INT16, INT8, UINT8, INT4, UINT4, INT2, UINT2, BOOL -> {
                long[] from = longs(x);
                for (int i = 0; i < values.length; i++) values[i] = from[i];
            }
        }
        return values;
    }

    /** A copy of the values of an integer tensor that lies in Java arrays. */
    static long[] longs(Tensor x) {
        long[] values = new long[x.elements()];
        int at = x.offset();
        switch (x.dtype()) {
            case INT64 -> System.arraycopy(x.longs(), at, values, 0, values.length);
            case INT32 -> {
                int[] from = x.ints();
                for (int i = 0; i < values.length; i++) values[i] = from[at + i];
            }
            case INT16 -> {
                short[] from = x.shorts();
                for (int i = 0; i < values.length; i++) values[i] = from[at + i];
            }
            case INT8, INT4, UINT4, INT2, UINT2, BOOL -> {
                byte[] from = x.bytes();
                for (int i = 0; i < values.length; i++) values[i] = from[at + i];
            }
            case UINT8 -> {
                byte[] from = x.bytes();
                for (int i = 0; i < values.length; i++) values[i] = from[at + i] & 0xff;
            }
            case FLOAT32, FLOAT64, FLOAT16, BFLOAT16 ->
                throw new IllegalArgumentException("numbers: integers are asked for; got " + x.dtype());
        }
        return values;
    }

    /** Fills a float tensor, each number rounded once. */
    static void store(double[] values, Tensor y) {
        int at = y.offset();
        if (y.dtype() == DType.FLOAT64) {
            System.arraycopy(values, 0, y.doubles(), at, values.length);
        } else {
            float[] to = y.floats();
            for (int i = 0; i < values.length; i++) to[at + i] = (float) values[i];
        }
    }

    /** Fills an integer tensor; bits that its dtype has no room for are dropped. */
    static void store(long[] values, Tensor y) {
        int at = y.offset();
        switch (y.storage()) {
            case long[] to -> System.arraycopy(values, 0, to, at, values.length);
            case int[] to -> {
                for (int i = 0; i < values.length; i++) to[at + i] = (int) values[i];
            }
            case short[] to -> {
                for (int i = 0; i < values.length; i++) to[at + i] = (short) values[i];
            }
            default -> {
                byte[] to = y.bytes();
                for (int i = 0; i < values.length; i++) to[at + i] = (byte) y.dtype().wrap(values[i]);
            }
        }
    }
}
