package dev.lanewise.inference.plan;

import dev.lanewise.tensor.DType;

/** The Java arrays in which tensors of the CPU lie. An arena has one of each kind that it needs. */
enum StorageKind {
    FLOATS(4),
    DOUBLES(8),
    LONGS(8),
    INTS(4),
    SHORTS(2),
    BYTES(1);

    /** Of a cache line, and of the widest vector. */
    private static final int LINE = 64;

    /** Bytes before the first element of an array, for all but the longest of which the collector picks no line's start. */
    private static final int HEADER = 16;

    private final int bytes;

    StorageKind(int bytes) {
        this.bytes = bytes;
    }

    static StorageKind of(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> FLOATS;
            case FLOAT64 -> DOUBLES;
            case INT64 -> LONGS;
            case INT32 -> INTS;
            case FLOAT16, BFLOAT16 -> SHORTS;
            case INT8, UINT8, BOOL -> BYTES;
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

    Object newArray(int length) {
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
