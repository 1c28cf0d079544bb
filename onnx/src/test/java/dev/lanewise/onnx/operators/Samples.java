package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.SplittableRandom;

/** Tensors for tests, written short. */
final class Samples {
    private Samples() {}

    static Tensor floats(Shape shape, double... values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) narrow[i] = (float) values[i];
        return Tensor.of(shape, narrow);
    }

    static Tensor floats(double... values) {
        return floats(Shape.of(values.length), values);
    }

    static Tensor longs(long... values) {
        return Tensor.of(Shape.of(values.length), values);
    }

    static Tensor ints(int... values) {
        return Tensor.of(Shape.of(values.length), values);
    }

    static Tensor mask(boolean... values) {
        return Tensor.of(Shape.of(values.length), values);
    }

    static Tensor number(double value) {
        return Tensor.scalar((float) value);
    }

    static Tensor number(long value) {
        return Tensor.of(Shape.SCALAR, value);
    }

    static Tensor typed(DType dtype, long... values) {
        return Evaluator.eager().cast(longs(values), dtype);
    }

    static Tensor halves(double... values) {
        return Evaluator.eager().cast(floats(values), DType.FLOAT16);
    }

    /** {@code 0, 1, 2, ...}. */
    static Tensor counted(int... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = i;
        return Tensor.of(shape, values);
    }

    /** Numbers from -1 to 1, the same for a seed. */
    static Tensor random(long seed, int... sizes) {
        Shape shape = Shape.of(sizes);
        SplittableRandom generator = new SplittableRandom(seed);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = 2 * generator.nextFloat() - 1;
        return Tensor.of(shape, values);
    }
}
