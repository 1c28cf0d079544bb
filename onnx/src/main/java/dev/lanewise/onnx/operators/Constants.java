package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import java.util.Arrays;

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

    /** A tensor of one value. */
    static Tensor full(Tensor beside, DType dtype, Shape shape, double value) {
        Tensor y = Device.cpu().allocate(new TensorType(dtype, shape));
        Elements.fill(y, value);
        return beside(beside, y);
    }

    /** One number of the dtype of {@code beside}. */
    static Tensor scalar(Tensor beside, double value) {
        return full(beside, beside.dtype(), Shape.SCALAR, value);
    }

    /** A vector of INT64. */
    static Tensor longs(Tensor beside, long... values) {
        return beside(beside, Tensor.of(Shape.of(values.length), values));
    }

    /** INT64 {@code 0, 1, ... n - 1} along an axis, size 1 along the {@code after} axes that follow it. */
    static Tensor count(Tensor beside, int n, int after) {
        int[] sizes = new int[after + 1];
        Arrays.fill(sizes, 1);
        sizes[0] = n;
        long[] values = new long[n];
        for (int i = 0; i < n; i++) values[i] = i;
        return beside(beside, Tensor.of(Shape.of(sizes), values));
    }
}
