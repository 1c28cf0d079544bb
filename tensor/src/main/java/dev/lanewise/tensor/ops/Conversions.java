package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;

/** Loops for those conversions between dtypes that models are full of. */
final class Conversions {
    private Conversions() {}

    /** Converts all of a tensor into another of as many elements; false where no loop here does. */
    static boolean run(Tensor x, Tensor y) {
        int n = x.elements();
        int i = x.offset();
        int j = y.offset();
        return switch (y.dtype()) {
            case FLOAT32 -> toFloats(n, x, i, y.floats(), j);
            case INT64 -> toLongs(n, x, i, y.longs(), j);
            case INT32 -> toInts(n, x, i, y.ints(), j);
            case BOOL -> toMask(n, x, i, y.bytes(), j);
            case FLOAT64, FLOAT16, BFLOAT16, INT16, INT8, UINT8, INT4, UINT4, INT2, UINT2 -> false;
        };
    }

    private static boolean toFloats(int n, Tensor x, int i, float[] y, int j) {
        switch (x.storage()) {
            case long[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = from[i + k];
            }
            case int[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = from[i + k];
            }
            case byte[] from -> {
                int mask = x.dtype() == DType.UINT8 ? 0xff : -1;
                for (int k = 0; k < n; k++) y[j + k] = from[i + k] & mask;
            }
            case short[] from when x.dtype() == DType.FLOAT16 -> {
                for (int k = 0; k < n; k++) y[j + k] = Float.float16ToFloat(from[i + k]);
            }
            case short[] from when x.dtype() == DType.INT16 -> {
                for (int k = 0; k < n; k++) y[j + k] = from[i + k];
            }
            case short[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = Float.intBitsToFloat(from[i + k] << 16);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean toLongs(int n, Tensor x, int i, long[] y, int j) {
        switch (x.storage()) {
            case int[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = from[i + k];
            }
            case float[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = (long) from[i + k];
            }
            case byte[] from -> {
                int mask = x.dtype() == DType.UINT8 ? 0xff : -1;
                for (int k = 0; k < n; k++) y[j + k] = from[i + k] & mask;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean toInts(int n, Tensor x, int i, int[] y, int j) {
        switch (x.storage()) {
            case long[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = (int) from[i + k];
            }
            case float[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = (int) (long) from[i + k];
            }
            case byte[] from -> {
                int mask = x.dtype() == DType.UINT8 ? 0xff : -1;
                for (int k = 0; k < n; k++) y[j + k] = from[i + k] & mask;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean toMask(int n, Tensor x, int i, byte[] y, int j) {
        switch (x.storage()) {
            case long[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = (byte) (from[i + k] != 0 ? 1 : 0);
            }
            case int[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = (byte) (from[i + k] != 0 ? 1 : 0);
            }
            case float[] from -> {
                for (int k = 0; k < n; k++) y[j + k] = (byte) (from[i + k] != 0 ? 1 : 0);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
