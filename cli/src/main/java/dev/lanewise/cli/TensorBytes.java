package dev.lanewise.cli;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Elements of tensors as little-endian, row-major bytes. */
final class TensorBytes {
    private static final int FLOAT16_INFINITY = 0x7c00;
    private static final int FLOAT16_NAN = 0x7e00;
    private static final int BFLOAT16_INFINITY = 0x7f80;
    private static final int BFLOAT16_NAN = 0x7fc0;
    private static final int SIGN = 0x8000;

    private TensorBytes() {}

    /** NaNs have one pattern: sign and payload of a NaN are no part of a result. */
    static byte[] of(Tensor tensor) {
        Tensor host = tensor.device().download(tensor);
        int n = host.elements();
        int from = host.offset();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(n, host.dtype().bytes()));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < from + n; i++) {
            switch (host.dtype()) {
                case FLOAT32 -> bytes.putInt(Float.floatToIntBits(host.floats()[i]));
                case FLOAT64 -> bytes.putLong(Double.doubleToLongBits(host.doubles()[i]));
                case INT64 -> bytes.putLong(host.longs()[i]);
                case INT32 -> bytes.putInt(host.ints()[i]);
                case FLOAT16 -> bytes.putShort(canonical(host.shorts()[i], FLOAT16_INFINITY, FLOAT16_NAN));
                case BFLOAT16 -> bytes.putShort(canonical(host.shorts()[i], BFLOAT16_INFINITY, BFLOAT16_NAN));
                case INT16 -> bytes.putShort(host.shorts()[i]);
                case INT8, UINT8, INT4, UINT4, INT2, UINT2, BOOL -> bytes.put(host.bytes()[i]);
            }
        }
        return bytes.array();
    }

    private static short canonical(short half, int infinity, int nan) {
        return (half & ~SIGN & 0xffff) > infinity ? (short) nan : half;
    }

    /** A tensor on the CPU with these elements. */
    static Tensor tensor(TensorType type, ByteBuffer bytes) {
        Tensor tensor = Device.cpu().allocate(type);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        switch (type.dtype()) {
            case FLOAT32 -> bytes.asFloatBuffer().get(tensor.floats());
            case FLOAT64 -> throw new IllegalArgumentException("tensor: float64 lives on the reference device only");
            case INT64 -> bytes.asLongBuffer().get(tensor.longs());
            case INT32 -> bytes.asIntBuffer().get(tensor.ints());
            case FLOAT16, BFLOAT16, INT16 -> bytes.asShortBuffer().get(tensor.shorts());
            case INT8, UINT8, INT4, UINT4, INT2, UINT2, BOOL -> bytes.get(tensor.bytes());
        }
        return tensor;
    }

    static String sha256(Tensor tensor) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of(tensor)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Element {@code i} as people read it. */
    static String text(Tensor host, int i) {
        int at = host.offset() + i;
        return switch (host.dtype()) {
            case FLOAT32 -> Float.toString(host.floats()[at]);
            case FLOAT64 -> Double.toString(host.doubles()[at]);
            case INT64, INT32 -> Long.toString(host.index(i));
            case FLOAT16 -> Float.toString(Float.float16ToFloat(host.shorts()[at]));
            case BFLOAT16 -> Float.toString(Float.intBitsToFloat(host.shorts()[at] << Short.SIZE));
            case INT16, INT8, UINT8, INT4, UINT4, INT2, UINT2 -> Long.toString(Elements.toLong(host, i));
            case BOOL -> Boolean.toString(host.bytes()[at] != 0);
        };
    }
}
