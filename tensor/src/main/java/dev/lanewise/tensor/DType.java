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
    /** Quantised values, sound: {@code short[]}. */
    INT16(2, "int16"),
    /** Quantised values: {@code byte[]}. */
    INT8(1, "int8"),
    /** Quantised values, pixels: {@code byte[]}. */
    UINT8(1, "uint8"),
    /** Quantised values from -8 to 7, packed in files alone: {@code byte[]}, an element a byte. */
    INT4(1, "int4"),
    /** Quantised values from 0 to 15, packed in files alone: {@code byte[]}, an element a byte. */
    UINT4(1, "uint4"),
    /** Quantised values from -2 to 1, packed in files alone: {@code byte[]}, an element a byte. */
    INT2(1, "int2"),
    /** Quantised values from 0 to 3, packed in files alone: {@code byte[]}, an element a byte. */
    UINT2(1, "uint2"),
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

    /** Whether its numbers are whole: the integers, and masks. */
    public boolean isWhole() {
        return switch (this) {
            case INT64, INT32, INT16, INT8, UINT8, INT4, UINT4, INT2, UINT2, BOOL -> true;
            case FLOAT32, FLOAT64, FLOAT16, BFLOAT16 -> false;
        };
    }

    /** Whether its numbers are whole and never negative. */
    public boolean isUnsigned() {
        return switch (this) {
            case UINT8, UINT4, UINT2, BOOL -> true;
            case INT64, INT32, INT16, INT8, INT4, INT2, FLOAT32, FLOAT64, FLOAT16, BFLOAT16 -> false;
        };
    }

    /** Bits that an element's value may need: fewer than its {@link #bytes} hold, for what files pack. */
    public int bits() {
        return switch (this) {
            case INT4, UINT4 -> 4;
            case INT2, UINT2 -> 2;
            case BOOL -> 1;
            default -> 8 * bytes;
        };
    }

    /** The least of a dtype's whole numbers. */
    public long least() {
        requireWhole();
        return isUnsigned() ? 0 : -1L << (bits() - 1);
    }

    /** The greatest of a dtype's whole numbers. */
    public long greatest() {
        requireWhole();
        return isUnsigned() ? (1L << bits()) - 1 : ~(-1L << (bits() - 1));
    }

    /** A whole number without those of its upper bits that the dtype has no room for. */
    public long wrap(long value) {
        int unused = Long.SIZE - bits();
        return isUnsigned() ? value << unused >>> unused : value << unused >> unused;
    }

    private void requireWhole() {
        if (!isWhole()) throw new IllegalArgumentException("dtype: only whole numbers have bounds; got " + this);
    }

    Object newArray(int length) {
        return switch (this) {
            case FLOAT32 -> new float[length];
            case FLOAT64 -> new double[length];
            case FLOAT16, BFLOAT16, INT16 -> new short[length];
            case INT64 -> new long[length];
            case INT32 -> new int[length];
            case INT8, UINT8, INT4, UINT4, INT2, UINT2, BOOL -> new byte[length];
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
