package dev.lanewise.onnx.format;

import dev.lanewise.tensor.DType;
import org.jspecify.annotations.Nullable;

/** The types that elements of ONNX tensors may have, in the order of their numbers in files. */
public enum ElementType {
    UNDEFINED(null),
    FLOAT(DType.FLOAT32),
    UINT8(DType.UINT8),
    INT8(DType.INT8),
    UINT16(null),
    INT16(null),
    INT32(DType.INT32),
    INT64(DType.INT64),
    STRING(null),
    BOOL(DType.BOOL),
    FLOAT16(DType.FLOAT16),
    DOUBLE(null),
    UINT32(null),
    UINT64(null),
    COMPLEX64(null),
    COMPLEX128(null),
    BFLOAT16(DType.BFLOAT16),
    FLOAT8E4M3FN(null),
    FLOAT8E4M3FNUZ(null),
    FLOAT8E5M2(null),
    FLOAT8E5M2FNUZ(null),
    UINT4(null),
    INT4(null),
    FLOAT4E2M1(null),
    FLOAT8E8M0(null),
    UINT2(null),
    INT2(null);

    private final @Nullable DType dtype;

    ElementType(@Nullable DType dtype) {
        this.dtype = dtype;
    }

    /** What this library stores it as, or null where it does not know it. */
    public @Nullable DType dtype() {
        return dtype;
    }

    /** The type with that number, or null where ONNX defines none. */
    public static @Nullable ElementType of(int number) {
        ElementType[] all = values();
        return number < 0 || number >= all.length ? null : all[number];
    }

    /** The type that stores a dtype. */
    public static ElementType of(DType dtype) {
        for (ElementType type : values()) {
            if (type.dtype == dtype) return type;
        }
        throw new IllegalArgumentException("onnx: " + dtype + " is no type of tensors in files");
    }
}
