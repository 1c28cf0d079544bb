package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Axes as attributes, and what taking them away makes of a shape. */
final class Axes {
    private Axes() {}

    static List<Integer> list(int... axes) {
        return Arrays.stream(axes).boxed().toList();
    }

    /** Ascending, from 0 on, none twice; all axes for an empty list. */
    static int[] of(Op op, List<Integer> axes, Shape shape) {
        if (axes.isEmpty()) return IntStream.range(0, shape.rank()).toArray();
        int[] result = axes.stream().mapToInt(axis -> shape.axis(op.name(), axis)).sorted().toArray();
        for (int i = 1; i < result.length; i++) {
            if (result[i] == result[i - 1]) throw new ShapeException(op.name(), "no axis may be named twice", axes);
        }
        return result;
    }

    /** One of the values for each named axis, in the order of the names. */
    static int[] pick(List<Integer> axes, Shape shape, int[] values) {
        return axes.stream().mapToInt(axis -> values[shape.axis("permute", axis)]).toArray();
    }

    /** The axes with size 1. */
    static Shape kept(Shape shape, int... axes) {
        int[] sizes = shape.toArray();
        for (int axis : axes) sizes[axis] = 1;
        return Shape.of(sizes);
    }

    /** The shape without the axes. */
    static Shape left(Shape shape, int... axes) {
        return Shape.of(IntStream.range(0, shape.rank())
                .filter(i -> Arrays.binarySearch(axes, i) < 0)
                .map(shape::size)
                .toArray());
    }
}
