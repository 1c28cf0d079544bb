package dev.lanewise.layers;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import java.util.random.RandomGenerator;

/** Variance {@code scale / fan}. */
record VarianceScaling(double scale, Fan fan, Distribution distribution) implements Initializer {
    @Override
    public float[] values(Shape shape, RandomGenerator random) {
        if (shape.rank() < 2) {
            throw new ShapeException("initializer", "only weights [out, ..., in] have a fan-in and a fan-out", shape);
        }
        return distribution.draw(shape.elements(), Math.sqrt(scale / Math.max(1, fan.of(shape))), random);
    }
}
