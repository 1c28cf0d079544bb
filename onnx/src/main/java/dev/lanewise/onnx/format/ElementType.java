package dev.lanewise.onnx.format;

import dev.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types that elements of ONNX tensors may have. */
public enum ElementType {
    UNDEFINED(0, null),
    FLOAT(1, DType.FLOAT32),
    UINT8(2, DType.UINT8),
    INT8(3, DType.INT8),
    UINT16(4, null),
    INT16(5, DType.INT16),
    INT32(6, DType.INT32),
    INT64(7, DType.INT64),
    STRING(8, null),
    BOOL(9, DType.BOOL),
    FLOAT16(10, DType.FLOAT16),
    DOUBLE(11, null),
    UINT32(12, null),
    UINT64(13, null),
    COMPLEX64(14, null),
    COMPLEX128(15, null),
    BFLOAT16(16, DType.BFLOAT16),
    FLOAT8E4M3FN(17, null),
    FLOAT8E4M3FNUZ(18, null),
    FLOAT8E5M2(19, null),
    FLOAT8E5M2FNUZ(20, null),
    UINT4(21, DType.UINT4),
    INT4(22, DType.INT4),
    FLOAT4E2M1(23, null),
    FLOAT8E8M0(24, null),
    UINT2(25, DType.UINT2),
    INT2(26, DType.INT2);

    /** The names of the types that this library stores, for messages. */
    public static final String KNOWN = Arrays.stream(values())
            .filter(type -> type.dtype != null)
            .map(type -> type.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final int number;
    private final @Nullable DType dtype;

    ElementType(int number, @Nullable DType dtype) {
        this.number = number;
        this.dtype = dtype;
    }

    /** How files name it. */
    public int number() {
        return number;
    }

    /** What this library stores it as, or null where it does not know it. */
    public @Nullable DType dtype() {
        return dtype;
    }

    /** Whether elements of this type share bytes in files. */
    public boolean isPacked() {
        return switch (this) {
            case INT4, UINT4, INT2, UINT2, FLOAT4E2M1 -> true;
            default -> false;
        };
    }

    /** The type with that number, or null where ONNX defines none. */
    public static @Nullable ElementType of(int number) {
        for (ElementType type : values()) {
            if (type.number == number) return type;
        }
        return null;
    }

    /** The type that stores a dtype. */
    public static ElementType of(DType dtype) {
        for (ElementType type : values()) {
            if (type.dtype == dtype) return type;
        }
        throw new IllegalArgumentException("onnx: " + dtype + " is no type of tensors in files");
    }
}
