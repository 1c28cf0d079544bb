package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import java.util.List;

/** The checks that type rules share. */
final class Rule {
    private Rule() {}

    static void inputs(Op op, List<TensorInfo> inputs, int count, String names) {
        inputs(op, inputs, count, count, names);
    }

    static void inputs(Op op, List<TensorInfo> inputs, int least, int most, String names) {
        if (inputs.size() < least || inputs.size() > most) {
            throw new ShapeException(op.name(), "inputs must be " + names, inputs.size() + " inputs");
        }
    }

    /** The float type that all of them have. */
    static DType floats(Op op, List<TensorInfo> inputs) {
        DType dtype = inputs.getFirst().dtype();
        if (!dtype.isComputable() || inputs.stream().anyMatch(input -> input.dtype() != dtype)) {
            throw new ShapeException(
                    op.name(),
                    "inputs must all be float32 (float64 on the reference device); cast them",
                    inputs.stream().map(TensorInfo::type).toArray());
        }
        return dtype;
    }

    static void index(Op op, String name, TensorInfo input) {
        if (!input.dtype().isIndex()) {
            throw new ShapeException(op.name(), name + " must be int64 or int32", input.type());
        }
    }

    /** @param axes their names, which their number is counted from: {@code batch, height, width, channels} */
    static void axes(Op op, String name, Shape shape, String axes) {
        if (shape.rank() != axes.split(",").length) {
            throw new ShapeException(op.name(), name + " must be [" + axes + "]", shape);
        }
    }

    static void lastAxis(Op op, String name, Shape shape) {
        if (shape.rank() == 0) throw new ShapeException(op.name(), name + " must have a last axis", shape);
    }

    static void vector(Op op, String name, Shape shape, int size, String of) {
        if (!shape.equals(Shape.of(size))) {
            throw new ShapeException(op.name(), name + " must be [" + of + "], here [" + size + "]", shape);
        }
    }

    static void broadcasts(Op op, Shape from, Shape to) {
        if (!from.broadcast(op.name(), to).equals(to)) {
            throw new ShapeException(op.name(), "the smaller shape must broadcast to the larger one", from, to);
        }
    }

    /** The {@code i}-th of some indices into an axis; negative ones count from the end. */
    static int index(Op op, Tensor indices, int i, int size) {
        long index = indices.index(i);
        if (index < -size || index >= size) {
            throw new ShapeException(
                    op.name(), "indices must be from " + -size + " to " + (size - 1), index + " at place " + i);
        }
        return (int) (index < 0 ? index + size : index);
    }

    /** The {@code i}-th of the labels of some classes; there are no negative ones. */
    static int label(Op op, Tensor labels, int i, int classes) {
        long label = labels.index(i);
        if (label < 0 || label >= classes) {
            throw new ShapeException(
                    op.name(), "labels must be from 0 to " + (classes - 1), label + " at place " + i);
        }
        return (int) label;
    }

    static void same(Op op, String names, Shape a, Shape b) {
        if (!a.equals(b)) throw new ShapeException(op.name(), names + " must have one shape", a, b);
    }
}
