package dev.lanewise.tensor;

/** What is known of a tensor without its values. */
public record TensorType(DType dtype, Shape shape) {
    public TensorType withShape(Shape other) {
        return new TensorType(dtype, other);
    }

    public TensorType withDType(DType other) {
        return new TensorType(other, shape);
    }

    /** {@code float32 [2, 3]}. */
    @Override
    public String toString() {
        return dtype + " " + shape;
    }
}
