package dev.lanewise.properties.checks;

import static org.junit.jupiter.api.Assertions.fail;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.lang.reflect.Array;

/** A tensor inside a larger array of any kind, which is filled with a number, or with NaNs of a pattern. */
public final class GuardedTensor {
    private static final int BEHIND = 37;

    private final Tensor tensor;
    private final Object fill;

    private GuardedTensor(Tensor tensor, Object fill) {
        this.tensor = tensor;
        this.fill = fill;
    }

    /** @param pattern the lowest bits of what the array is filled with */
    public static GuardedTensor of(Device device, TensorType type, int offset, int pattern) {
        TensorType own = device.allocate(type.withShape(Shape.of(0))).type().withShape(type.shape());
        Object probe = device.allocate(own.withShape(Shape.of(0))).storage();
        int length = offset + type.shape().elements() + BEHIND;
        Object array = Array.newInstance(probe.getClass().getComponentType(), length);
        Object fill = fill(own.dtype(), pattern);
        for (int i = 0; i < length; i++) Array.set(array, i, fill);
        return new GuardedTensor(Tensor.wrap(own, device, array, offset), fill);
    }

    /** A copy of a tensor. */
    public static GuardedTensor of(Device device, Tensor values, int offset) {
        Tensor moved = device.upload(values.device().download(values));
        GuardedTensor guarded = of(device, moved.type(), offset, 0x0bad);
        System.arraycopy(
                moved.storage(), moved.offset(), guarded.tensor.storage(), offset, moved.elements());
        return guarded;
    }

    private static Object fill(DType dtype, int pattern) {
        return switch (dtype) {
            case FLOAT32 -> Float.intBitsToFloat(0x7fc0_0000 | pattern);
            case FLOAT64 -> Double.longBitsToDouble(0x7ff8_0000_0000_0000L | pattern);
            case FLOAT16, BFLOAT16, INT16 -> (short) pattern;
            case INT64 -> (long) pattern;
            case INT32 -> pattern;
            case INT8, UINT8, INT4, UINT4, INT2, UINT2, BOOL -> (byte) (pattern & 1);
        };
    }

    public Tensor tensor() {
        return tensor;
    }

    /** Fails where anything beside the tensor was written. */
    public void untouchedAround(Object problem) {
        Object array = tensor.storage();
        int from = tensor.offset();
        for (int i = 0; i < Array.getLength(array); i++) {
            boolean around = i < from || i >= from + tensor.elements();
            if (around && !bits(Array.get(array, i)).equals(bits(fill))) {
                fail(problem + ": element " + (i - from) + " was written, beside " + tensor.type());
            }
        }
    }

    private static Object bits(Object number) {
        return switch (number) {
            case Float value -> Float.floatToRawIntBits(value);
            case Double value -> Double.doubleToRawLongBits(value);
            default -> number;
        };
    }
}
