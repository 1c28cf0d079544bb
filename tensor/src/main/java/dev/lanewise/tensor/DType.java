package dev.lanewise.tensor;

/** The type of a tensor's elements. */
public enum DType {
    /** Everything computed, on every device but the reference: {@code float[]}. */
    FLOAT32(4, "float32"),
    /** Every float tensor of the reference device: {@code double[]}. */
    FLOAT64(8, "float64"),
    /** Stored weights, widened to float32 where they are read: {@code short[]}. */
    FLOAT16(2, "float16"),
    /** Stored weights, widened to float32 where they are read: {@code short[]}. */
    BFLOAT16(2, "bfloat16"),
    /** Indices, labels, shapes: {@code long[]}. */
    INT64(8, "int64"),
    /** Indices, labels: {@code int[]}. */
    INT32(4, "int32"),
    /** Quantised values: {@code byte[]}. */
    INT8(1, "int8"),
    /** Quantised values, pixels: {@code byte[]}. */
    UINT8(1, "uint8"),
    /** Masks, 0 or 1: {@code byte[]}. */
    BOOL(1, "bool");

    private final int bytes;
    private final String label;

    DType(int bytes, String label) {
        this.bytes = bytes;
        this.label = label;
    }

    /** Bytes an element. */
    public int bytes() {
        return bytes;
    }

    /** Whether arithmetic on real numbers is defined: FLOAT32 or FLOAT64. */
    public boolean isComputable() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** Whether it is INT64 or INT32, which index other tensors. */
    public boolean isIndex() {
        return this == INT64 || this == INT32;
    }

    Object newArray(int length) {
        return switch (this) {
            case FLOAT32 -> new float[length];
            case FLOAT64 -> new double[length];
            case FLOAT16, BFLOAT16 -> new short[length];
            case INT64 -> new long[length];
            case INT32 -> new int[length];
            case INT8, UINT8, BOOL -> new byte[length];
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
