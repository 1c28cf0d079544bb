package dev.lanewise.tensor;

import org.jspecify.annotations.Nullable;

/**
 * An input as a type rule sees it.
 *
 * @param value its value, where that is already known; else null. An operator whose output shape depends on a value
 *     says so where it is missing.
 */
public record TensorInfo(TensorType type, @Nullable Tensor value) {
    public static TensorInfo of(Tensor tensor) {
        return new TensorInfo(tensor.type(), tensor);
    }

    public Shape shape() {
        return type.shape();
    }

    public DType dtype() {
        return type.dtype();
    }
}
