package dev.lanewise.training.data;

import dev.lanewise.tensor.Shape;
import java.util.List;
import java.util.random.RandomGenerator;

/** A change to one example, in place. Transforms that draw lots take them from the generator that they are given. */
@FunctionalInterface
public interface Transform {
    /** Changes the example of that shape that begins at {@code offset}. */
    void apply(float[] values, int offset, Shape shape, RandomGenerator random);

    /** One after the other. */
    static Transform of(Transform... transforms) {
        List<Transform> all = List.of(transforms);
        return (values, offset, shape, random) -> {
            for (Transform transform : all) transform.apply(values, offset, shape, random);
        };
    }

    /** {@code (x - mean) / deviation}. */
    static Transform normalize(float mean, float deviation) {
        return (values, offset, shape, random) -> {
            for (int i = offset; i < offset + shape.elements(); i++) values[i] = (values[i] - mean) / deviation;
        };
    }

    /** Mirrors every other picture {@code [height, width, channels]}, by lot. */
    static Transform flipHorizontally() {
        return (values, offset, shape, random) -> {
            if (random.nextBoolean()) Pictures.mirror(values, offset, shape);
        };
    }

    /** Moves a picture by up to {@code most} pixels in each direction, by lot; what comes in at the border is {@code fill}. */
    static Transform shift(int most, float fill) {
        return (values, offset, shape, random) -> {
            int down = random.nextInt(-most, most + 1);
            int right = random.nextInt(-most, most + 1);
            Pictures.move(values, offset, shape, down, right, fill);
        };
    }
}
