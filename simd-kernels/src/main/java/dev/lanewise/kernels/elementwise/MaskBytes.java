package dev.lanewise.kernels.elementwise;

import static dev.lanewise.kernels.simd.Species.LENGTH;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Between the bits of a vector mask, lane 0 lowest, and one byte a lane: 4, 8 or 16 lanes. */
final class MaskBytes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long LOW_BITS = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private MaskBytes() {}

    static void store(long bits, byte[] y, int offset) {
        if (LENGTH < 8) {
            INT.set(y, offset, (int) Long.expand(bits, LOW_BITS));
        } else {
            LONG.set(y, offset, Long.expand(bits, LOW_BITS));
            if (LENGTH > 8) LONG.set(y, offset + 8, Long.expand(bits >>> 8, LOW_BITS));
        }
    }

    /** A bit is set where the byte is not 0. */
    static long load(byte[] x, int offset) {
        if (LENGTH < 8) return bits(Integer.toUnsignedLong((int) INT.get(x, offset)));
        long low = bits((long) LONG.get(x, offset));
        return LENGTH == 8 ? low : low | (bits((long) LONG.get(x, offset + 8)) << 8);
    }

    private static long bits(long bytes) {
        long carries = ((bytes & ~HIGH_BITS) + ~HIGH_BITS) | bytes;
        return Long.compress(carries, HIGH_BITS);
    }
}
