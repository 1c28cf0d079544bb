package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;

/**
 * Between ONNX' layout {@code [batch, channels, spatial axes...]} and that of the kernels,
 * {@code [batch, spatial axes..., channels]}. A pass cancels the permutations between neighbours.
 */
final class ChannelsLast {
    private ChannelsLast() {}

    /** Axis 1 becomes the last one. */
    static Tensor of(Evaluator ev, Tensor x) {
        int rank = x.shape().rank();
        if (rank < 2) throw new ShapeException("channelsLast", "x must be [batch, channels, ...]", x.shape());
        if (rank == 2) return x;
        int[] axes = new int[rank];
        for (int i = 1; i < rank - 1; i++) axes[i] = i + 1;
        axes[rank - 1] = 1;
        return ev.permute(x, axes);
    }

    /** The last axis becomes axis 1. */
    static Tensor back(Evaluator ev, Tensor x) {
        int rank = x.shape().rank();
        if (rank == 2) return x;
        int[] axes = new int[rank];
        axes[1] = rank - 1;
        for (int i = 2; i < rank; i++) axes[i] = i - 1;
        return ev.permute(x, axes);
    }

    /** The sizes of the spatial axes of {@code [batch, channels, spatial axes...]}. */
    static int[] spatial(Shape x) {
        return Arrays.copyOfRange(x.toArray(), Math.min(2, x.rank()), x.rank());
    }

    /** {@code [first, middle..., last]}. */
    static Shape shape(int first, int[] middle, int last) {
        int[] sizes = new int[middle.length + 2];
        sizes[0] = first;
        System.arraycopy(middle, 0, sizes, 1, middle.length);
        sizes[sizes.length - 1] = last;
        return Shape.of(sizes);
    }

    /** The same numbers as {@code [rows, height, width, channels]}: one spatial axis is a width beside a height of 1. */
    static Tensor asImages(Evaluator ev, Tensor x) {
        Shape shape = x.shape();
        return shape.rank() == 3
                ? ev.reshape(x, Shape.of(shape.size(0), 1, shape.size(1), shape.size(2)))
                : x;
    }

    /** Undoes {@link #asImages} for a result, where {@code spatialAxes} is 1. */
    static Tensor fromImages(Evaluator ev, Tensor y, int spatialAxes) {
        Shape shape = y.shape();
        return spatialAxes == 1 ? ev.reshape(y, Shape.of(shape.size(0), shape.size(2), shape.size(3))) : y;
    }
}
