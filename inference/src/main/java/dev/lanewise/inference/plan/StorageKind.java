package dev.lanewise.inference.plan;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.TensorType;

/** The arrays in which tensors lie, told apart by their elements. An arena has one of each kind that it needs. */
enum StorageKind {
    FLOATS(DType.FLOAT32),
    DOUBLES(DType.FLOAT64),
    LONGS(DType.INT64),
    INTS(DType.INT32),
    SHORTS(DType.FLOAT16),
    BYTES(DType.INT8);

    /** Of a cache line, and of the widest vector. */
    private static final int LINE = 64;

    /** Bytes before the first element of an array, for all but the longest of which the collector picks no line's start. */
    private static final int HEADER = 16;

    private final DType dtype;
    private final int bytes;

    StorageKind(DType dtype) {
        this.dtype = dtype;
        this.bytes = dtype.bytes();
    }

    static StorageKind of(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> FLOATS;
            case FLOAT64 -> DOUBLES;
            case INT64 -> LONGS;
            case INT32 -> INTS;
            case FLOAT16, BFLOAT16, INT16 -> SHORTS;
            case INT8, UINT8, INT4, UINT4, INT2, UINT2, BOOL -> BYTES;
        };
    }

    /** Bytes an element. */
    int bytes() {
        return bytes;
    }

    /** Tensors begin at multiples of so many elements, after {@link #first}. */
    int alignment() {
        return LINE / bytes;
    }

    /**
     * The first element that begins a cache line where the array does, as arrays of at least half a region do under G1:
     * vectors that cross no line are loaded faster.
     */
    int first() {
        return (LINE - HEADER) / bytes;
    }

    /** The storage of so many elements on a device. */
    Object newStorage(Device device, int length) {
        if (!device.isHost()) {
            return device.allocateForOutput(new TensorType(dtype, Shape.of(length))).storage();
        }
        return switch (this) {
            case FLOATS -> new float[length];
            case DOUBLES -> new double[length];
            case LONGS -> new long[length];
            case INTS -> new int[length];
            case SHORTS -> new short[length];
            case BYTES -> new byte[length];
        };
    }
}
