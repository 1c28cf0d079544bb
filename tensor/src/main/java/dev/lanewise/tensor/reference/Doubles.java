package dev.lanewise.tensor.reference;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/** The numbers of a float tensor of the reference device, counted from 0. */
record Doubles(Tensor tensor, double[] array, int offset) {
    static Doubles of(Tensor tensor) {
        return new Doubles(tensor, tensor.doubles(), tensor.offset());
    }

    double get(int i) {
        return array[offset + i];
    }

    void set(int i, double value) {
        array[offset + i] = value;
    }

    void add(int i, double value) {
        array[offset + i] += value;
    }

    void fill(double value) {
        for (int i = 0; i < size(); i++) set(i, value);
    }

    int size() {
        return tensor.elements();
    }

    /** The axes' indices of element {@code i} of a shape. */
    static int[] indices(Shape shape, int i) {
        int[] indices = new int[shape.rank()];
        int rest = i;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            indices[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return indices;
    }

    /** The element of {@code shape} that broadcasting puts at these indices of a larger shape. */
    static int broadcast(Shape shape, int[] indices) {
        int added = indices.length - shape.rank();
        int i = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            i = i * shape.size(axis) + (shape.size(axis) == 1 ? 0 : indices[added + axis]);
        }
        return i;
    }
}
