package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/** Tensors whose numbers a translator makes. */
final class Constants {
    private Constants() {}

    /** The constant where operators can apply it together with {@code other}: on its device, where that is real. */
    static Tensor beside(Tensor other, Tensor constant) {
        return other.device().isHost() ? constant.to(other.device()) : constant;
    }

    /** A float tensor of one value. */
    static Tensor full(Tensor beside, Shape shape, float value) {
        return beside(beside, Tensor.full(shape, value));
    }

    /** A float tensor of zeros. */
    static Tensor zeros(Tensor beside, Shape shape) {
        return full(beside, shape, 0);
    }
}
