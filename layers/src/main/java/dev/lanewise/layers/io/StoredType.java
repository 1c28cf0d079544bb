package dev.lanewise.layers.io;

import dev.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The format's element types that we support, under their names in files. In this order, which is that of the format's
 * first implementation, tensors lie in files.
 */
enum StoredType {
    I64(DType.INT64),
    F64(DType.FLOAT64),
    F32(DType.FLOAT32),
    I32(DType.INT32),
    BF16(DType.BFLOAT16),
    F16(DType.FLOAT16),
    I16(DType.INT16),
    I8(DType.INT8),
    U8(DType.UINT8),
    BOOL(DType.BOOL);

    private static final String NAMES = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));

    private final DType dtype;

    StoredType(DType dtype) {
        this.dtype = dtype;
    }

    DType dtype() {
        return dtype;
    }

    static StoredType of(DType dtype) {
        for (StoredType type : values()) if (type.dtype == dtype) return type;
        throw new IllegalArgumentException("safetensors: no element type for " + dtype);
    }

    static StoredType named(String name) throws Violation {
        for (StoredType type : values()) if (type.name().equals(name)) return type;
        throw new Violation("dtype must be one of " + NAMES + "; got " + Violation.quote(name));
    }
}
