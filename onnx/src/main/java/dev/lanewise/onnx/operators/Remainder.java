package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;

/**
 * What a division of floats leaves, exactly: {@code a - trunc(a / b) * b} with the sign of a, or where {@code floored}
 * {@code a - floor(a / b) * b} with the sign of b.
 */
record Remainder(boolean floored) implements RealBinary {
    @Override
    public String name() {
        return "mod";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType a = inputs.getFirst().type();
        TensorType b = inputs.getLast().type();
        if (a.dtype() != b.dtype()) throw new ShapeException(name(), "a and b must be of one dtype", a, b);
        return RealBinary.super.types(inputs);
    }

    @Override
    public double value(double a, double b) {
        double rest = a % b;
        if (!floored) return rest;
        if (rest == 0) return Math.copySign(0, b);
        return rest < 0 == b < 0 ? rest : rest + b;
    }
}
