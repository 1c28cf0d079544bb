package dev.lanewise.autodiff;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;

/** Tensors around arrays that nobody else holds. */
final class Tensors {
    private Tensors() {}

    /** {@code values} in the shape and on the device of another tensor. */
    static Tensor likeOf(Tensor other, float[] values) {
        return of(other.shape(), values).to(other.device());
    }

    static Tensor of(Shape shape, float[] values) {
        return Tensor.wrap(new TensorType(DType.FLOAT32, shape), Device.cpu(), values, 0);
    }
}
