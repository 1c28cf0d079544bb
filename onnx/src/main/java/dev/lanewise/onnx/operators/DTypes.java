package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;

/** ONNX' numbers for element types, as attributes hold them; float64 within a model is computed in float32. */
final class DTypes {
    private DTypes() {}

    /** The type that an INT attribute names; 0 and a missing attribute stand for {@code otherwise}. */
    static DType of(Call call, String attribute, DType otherwise) {
        long number = call.integer(attribute, 0);
        if (number == 0) return otherwise;
        return switch ((int) number) {
            case 1, 11 -> DType.FLOAT32;
            case 2 -> DType.UINT8;
            case 3 -> DType.INT8;
            case 5 -> DType.INT16;
            case 6 -> DType.INT32;
            case 7 -> DType.INT64;
            case 9 -> DType.BOOL;
            case 10 -> DType.FLOAT16;
            case 16 -> DType.BFLOAT16;
            case 21 -> DType.UINT4;
            case 22 -> DType.INT4;
            case 25 -> DType.UINT2;
            case 26 -> DType.INT2;
            default -> throw call.error(attribute + " must name a type that can be computed with", number);
        };
    }

    /** As opsets 1 to 5 spell it. */
    static DType named(Call call, String name) {
        return switch (name) {
            case "FLOAT", "DOUBLE" -> DType.FLOAT32;
            case "FLOAT16" -> DType.FLOAT16;
            case "INT64" -> DType.INT64;
            case "INT32" -> DType.INT32;
            case "INT16" -> DType.INT16;
            case "INT8" -> DType.INT8;
            case "UINT8" -> DType.UINT8;
            case "BOOL" -> DType.BOOL;
            default -> throw call.error("to must name a type that can be computed with", name);
        };
    }
}
