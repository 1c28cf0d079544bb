package dev.lanewise.onnx.data;

import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.onnx.format.SparseTensorProto;
import dev.lanewise.onnx.format.TensorProto;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes tensors of those in files; nothing is allocated before the file is known to hold all elements, and large blocks of
 * a mapped file are read when somebody asks for their numbers. Elements of type
 * double, which models have among constants, are rounded to float32.
 */
public final class TensorData {
    private static final ValueLayout.OfFloat FLOATS = ValueLayout.JAVA_FLOAT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLES = ValueLayout.JAVA_DOUBLE_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONGS = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INTS = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORTS = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Blocks from this size on are read when their numbers are needed. */
    private static final long LARGE_BYTES = 1 << 16;

    private final ExternalData external;
    private final @Nullable MappedFile file;

    /** Of a model in memory that belongs to somebody else: everything is copied at once. */
    public TensorData(ExternalData external) {
        this(external, null);
    }

    /**
     * @param file where the model lies; null where it lies in memory
     */
    public TensorData(ExternalData external, @Nullable MappedFile file) {
        this.external = external;
        this.file = file;
    }

    /** The model is loaded: files whose numbers are needed later stay. */
    public void keep() {
        if (file != null) file.keep();
        external.keep();
    }

    /** On the CPU. */
    public Tensor read(TensorProto proto) {
        DType dtype = dtype(proto);
        Shape shape = shape(proto, proto.dims());
        int count = shape.elements();
        boolean doubles = proto.elementType() == ElementType.DOUBLE.number();
        long bytes = doubles ? (long) count * Double.BYTES : packedBytes(dtype, count);
        Map<String, String> elsewhere = proto.external();
        MappedFile source = elsewhere == null ? file : external.file(proto, elsewhere);
        MemorySegment raw = elsewhere == null || source == null
                ? proto.raw()
                : ExternalData.elements(proto, elsewhere, bytes, source.bytes());
        TensorType type = new TensorType(dtype, shape);
        Object elements;
        // Some writers leave an empty block beside elements in a typed field.
        if (raw != null && (raw.byteSize() > 0 || count == 0)) {
            if (raw.byteSize() != bytes) {
                throw proto.error("the shape needs " + bytes + " bytes", raw.byteSize() + " that are given");
            }
            if (source != null && bytes >= LARGE_BYTES) {
                Supplier<MemorySegment> later = source.later(raw);
                return Tensor.recoverable(type, Device.cpu(), () -> numbers(dtype, doubles, later.get(), count));
            }
            elements = numbers(dtype, doubles, raw, count);
        } else {
            elements = doubles ? proto.doubles(count) : fields(dtype, proto, count);
        }
        return Tensor.wrap(type, Device.cpu(), elements, 0);
    }

    private static Object numbers(DType dtype, boolean doubles, MemorySegment raw, int count) {
        return doubles ? rounded(raw, count) : block(dtype, raw, count);
    }

    private static Object block(DType dtype, MemorySegment raw, int count) {
        return switch (dtype) {
            case FLOAT32 -> {
                float[] floats = new float[count];
                MemorySegment.copy(raw, FLOATS, 0, floats, 0, count);
                yield floats;
            }
            case INT64 -> {
                long[] longs = new long[count];
                MemorySegment.copy(raw, LONGS, 0, longs, 0, count);
                yield longs;
            }
            case INT32 -> {
                int[] ints = new int[count];
                MemorySegment.copy(raw, INTS, 0, ints, 0, count);
                yield ints;
            }
            case FLOAT16, BFLOAT16, INT16 -> {
                short[] shorts = new short[count];
                MemorySegment.copy(raw, SHORTS, 0, shorts, 0, count);
                yield shorts;
            }
            case INT8, UINT8 -> raw.toArray(ValueLayout.JAVA_BYTE);
            case INT4, UINT4, INT2, UINT2 -> unpacked(dtype, i -> raw.get(ValueLayout.JAVA_BYTE, i), count);
            case BOOL -> {
                byte[] flags = raw.toArray(ValueLayout.JAVA_BYTE);
                for (int i = 0; i < count; i++) flags[i] = (byte) (flags[i] == 0 ? 0 : 1);
                yield flags;
            }
            case FLOAT64 -> throw new IllegalArgumentException("onnx: no tensor of a file is stored as float64");
        };
    }

    private static float[] rounded(MemorySegment raw, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) floats[i] = (float) raw.getAtIndex(DOUBLES, i);
        return floats;
    }

    private static Object fields(DType dtype, TensorProto proto, int count) {
        if (dtype == DType.FLOAT32) return proto.floats(count);
        long[] longs = proto.integers((int) packedBytes(dtype, count) / dtype.bytes());
        return switch (dtype) {
            case INT64 -> longs;
            case INT32 -> {
                int[] ints = new int[count];
                for (int i = 0; i < count; i++) ints[i] = (int) longs[i];
                yield ints;
            }
            case FLOAT16, BFLOAT16, INT16 -> {
                short[] shorts = new short[count];
                for (int i = 0; i < count; i++) shorts[i] = (short) longs[i];
                yield shorts;
            }
            case INT8, UINT8 -> {
                byte[] bytes = new byte[count];
                for (int i = 0; i < count; i++) bytes[i] = (byte) longs[i];
                yield bytes;
            }
            case INT4, UINT4, INT2, UINT2 -> unpacked(dtype, i -> (int) longs[i], count);
            case BOOL -> {
                byte[] flags = new byte[count];
                for (int i = 0; i < count; i++) flags[i] = (byte) (longs[i] == 0 ? 0 : 1);
                yield flags;
            }
            case FLOAT32, FLOAT64 -> throw new IllegalArgumentException("onnx: " + dtype + " is no integer type");
        };
    }

    /** Bytes that elements take in a file. */
    private static long packedBytes(DType dtype, int count) {
        if (!ElementType.of(dtype).isPacked()) return (long) count * dtype.bytes();
        return Math.ceilDiv((long) count * dtype.bits(), Byte.SIZE);
    }

    /** Elements that share bytes, the first in the lowest bits. */
    private static byte[] unpacked(DType dtype, IntUnaryOperator bytes, int count) {
        byte[] elements = new byte[count];
        int each = Byte.SIZE / dtype.bits();
        for (int i = 0; i < count; i++) {
            elements[i] = (byte) dtype.wrap(bytes.applyAsInt(i / each) >> ((i % each) * dtype.bits()));
        }
        return elements;
    }

    /** With its zeros. */
    public Tensor read(SparseTensorProto sparse) {
        Tensor values = read(sparse.values());
        Tensor indices = read(sparse.indices());
        Shape shape = shape(sparse.values(), sparse.dims());
        long bytes = (long) shape.elements() * values.dtype().bytes();
        if (bytes > Runtime.getRuntime().maxMemory() / 2) {
            throw sparse.values().error("a sparse tensor must fit the heap with its zeros", bytes + " bytes");
        }
        boolean coordinates = indices.shape().rank() == 2 && indices.shape().size(1) == shape.rank();
        int count = values.elements();
        if (indices.dtype() != DType.INT64
                || !(coordinates ? indices.shape().size(0) == count : indices.shape().equals(Shape.of(count)))) {
            throw sparse.values().error(
                    "indices must be int64 [values] or [values, rank]", indices.type(), values.type(), shape);
        }
        Tensor dense = Device.cpu().allocate(new TensorType(values.dtype(), shape));
        for (int i = 0; i < count; i++) {
            long place = coordinates ? 0 : indices.longs()[i];
            for (int axis = 0; coordinates && axis < shape.rank(); axis++) {
                long index = indices.longs()[i * shape.rank() + axis];
                if (index < 0 || index >= shape.size(axis)) {
                    throw sparse.values().error("indices must lie within " + shape, index);
                }
                place = place * shape.size(axis) + index;
            }
            if (place < 0 || place >= shape.elements()) {
                throw sparse.values().error("indices must lie within " + shape, place);
            }
            System.arraycopy(values.storage(), i, dense.storage(), (int) place, 1);
        }
        return dense;
    }

    private static DType dtype(TensorProto proto) {
        ElementType type = ElementType.of(proto.elementType());
        if (type == null || type == ElementType.UNDEFINED) {
            throw proto.error("the element type must be one that ONNX defines, 1 to 26", proto.elementType());
        }
        DType dtype = type == ElementType.DOUBLE ? DType.FLOAT32 : type.dtype();
        if (dtype == null) {
            throw proto.error(
                    "elements must be of a type that this library has: " + ElementType.KNOWN,
                    type.name().toLowerCase(Locale.ROOT));
        }
        return dtype;
    }

    private static Shape shape(TensorProto proto, long[] dims) {
        int[] sizes = new int[dims.length];
        long product = 1;
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] < 0 || dims[i] > Integer.MAX_VALUE) {
                throw proto.error("an axis has from 0 to 2^31 - 1 elements", dims[i]);
            }
            sizes[i] = (int) dims[i];
            product *= Math.max(1, dims[i]);
            if (product > Integer.MAX_VALUE) throw proto.error("a tensor has at most 2^31 - 1 elements", product);
        }
        return Shape.of(sizes);
    }
}
