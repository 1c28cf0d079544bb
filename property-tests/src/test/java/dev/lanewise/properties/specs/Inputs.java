package dev.lanewise.properties.specs;

import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/** Tensors for samples, always the same ones. */
final class Inputs {
    private Inputs() {}

    /** Normally distributed, from a seed that depends on the shape, so that equal shapes get equal numbers. */
    static Tensor reals(int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.of(shape, Values.reals(31L + shape.hashCode(), shape.elements()));
    }

    /** Normally distributed, others than {@link #reals} has for the shape. */
    static Tensor others(int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.of(shape, Values.reals(37L - shape.hashCode(), shape.elements()));
    }

    static Tensor between(float low, float high, int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.of(shape, Values.between(7 + shape.hashCode(), shape.elements(), low, high));
    }

    /** From -2 to 2, all different, up to 61 of them, none nearer than 1/60 to another or to a multiple of one half. */
    static Tensor apart(int... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.elements()];
        // a walk through a grid of odd fractions, in an order without a pattern
        for (int i = 0; i < values.length; i++) values[i] = ((i * 37 + 11) % 61 - 30) / 15f + 1 / 60f;
        return Tensor.of(shape, values);
    }

    /** Whole numbers from 0 to {@code end - 1}, int64. */
    static Tensor indices(int end, int... sizes) {
        Shape shape = Shape.of(sizes);
        long[] values = new long[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = (i * 5L + 3) % end;
        return Tensor.of(shape, values);
    }

    /** The same as int32. */
    static Tensor indices32(int end, int... sizes) {
        long[] wide = indices(end, sizes).toLongs();
        int[] values = new int[wide.length];
        for (int i = 0; i < values.length; i++) values[i] = (int) wide[i];
        return Tensor.of(Shape.of(sizes), values);
    }

    static Tensor mask(int... sizes) {
        Shape shape = Shape.of(sizes);
        boolean[] values = new boolean[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = i % 3 != 1;
        return Tensor.of(shape, values);
    }
}
