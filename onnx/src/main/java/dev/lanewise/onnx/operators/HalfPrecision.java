package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/** For operators whose results' types do not follow the first input: halves are computed with as float32. */
final class HalfPrecision {
    private HalfPrecision() {}

    static boolean isHalf(DType dtype) {
        return dtype == DType.FLOAT16 || dtype == DType.BFLOAT16;
    }

    /** The tensor itself, or the same numbers in float32 where it holds halves. */
    static Tensor widen(Evaluator ev, Tensor x) {
        return isHalf(x.dtype()) ? ev.cast(x, DType.FLOAT32) : x;
    }
}
