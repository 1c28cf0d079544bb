package dev.lanewise.opencl;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** How the numbers of a tensor lie on a device: those of float32 constants in 16 bits where these are enough for all. */
enum Stored {
    AS_TYPED, FLOAT16, BFLOAT16;

    /** Numbers below which it is not worth kernels of their own. */
    private static final int LEAST = 1024;

    private static final int LOW_BITS = 0xffff;

    /** The fewest bits in which the numbers of a tensor on the host stay the same ones. */
    static Stored of(Tensor host) {
        if (host.dtype() != DType.FLOAT32 || host.elements() < LEAST) return AS_TYPED;
        float[] x = host.floats();
        int from = host.offset();
        int end = from + host.elements();
        if (areBfloats(x, from, end)) return BFLOAT16;
        return areHalves(x, from, end) ? FLOAT16 : AS_TYPED;
    }

    private static boolean areBfloats(float[] x, int from, int end) {
        for (int i = from; i < end; i++) if ((Float.floatToRawIntBits(x[i]) & LOW_BITS) != 0) return false;
        return true;
    }

    private static boolean areHalves(float[] x, int from, int end) {
        for (int i = from; i < end; i++) {
            float back = Float.float16ToFloat(Float.floatToFloat16(x[i]));
            if (Float.floatToRawIntBits(back) != Float.floatToRawIntBits(x[i])) return false;
        }
        return true;
    }

    /** Bytes of a number that would have so many. */
    int bytes(int typed) {
        return this == AS_TYPED ? typed : Short.BYTES;
    }

    /** What a tensor of a type holds. */
    DType dtype(DType typed) {
        return switch (this) {
            case AS_TYPED -> typed;
            case FLOAT16 -> DType.FLOAT16;
            case BFLOAT16 -> DType.BFLOAT16;
        };
    }

    /** Writes the numbers of a float32 tensor on the host in 16 bits. */
    void copyIn(Tensor host, MemorySegment to) {
        float[] x = host.floats();
        int from = host.offset();
        int n = host.elements();
        for (int i = 0; i < n; i++) {
            short bits = this == FLOAT16
                    ? Float.floatToFloat16(x[from + i])
                    : (short) (Float.floatToRawIntBits(x[from + i]) >>> Short.SIZE);
            to.setAtIndex(ValueLayout.JAVA_SHORT, i, bits);
        }
    }
}
