package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Numbers that are known when a model is compiled. */
final class Constants {
    private Constants() {}

    /** The number of a float constant of one element; null for anything else. */
    static @Nullable Float scalar(Value value) {
        Tensor constant = value.constant();
        if (constant == null || constant.elements() != 1 || !constant.dtype().isComputable()) return null;
        return constant.item();
    }

    /** Whether a value is this number, whatever its axes of size 1; 0.0 and -0.0 differ. */
    static boolean is(Value value, float number) {
        Float scalar = scalar(value);
        return scalar != null && scalar.equals(number);
    }

    /** A float32 constant. */
    static Value of(Shape shape, float... numbers) {
        return Value.of(Tensor.of(shape, numbers));
    }

    /** Whether a value is a constant that kernels compute with. */
    static boolean isFloats(Value value) {
        return value.isConstant() && value.type().dtype() == DType.FLOAT32;
    }
}
