package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The same numbers in another shape.
 *
 * @param sizes at most one of them -1: as large as the others leave
 */
public record Reshape(List<Integer> sizes) implements MovementOp {
    public Reshape {
        sizes = List.copyOf(sizes);
    }

    public static Reshape of(int... sizes) {
        return new Reshape(Axes.list(sizes));
    }

    /** One axis in the place of those from {@code fromAxis} on. */
    public static Tensor flatten(Evaluator ev, Tensor x, int fromAxis) {
        Shape shape = x.shape();
        int from = fromAxis == shape.rank() ? fromAxis : shape.axis("flatten", fromAxis);
        int[] sizes = Arrays.copyOf(shape.toArray(), from + 1);
        sizes[from] = shape.elements(from, shape.rank());
        return ev.reshape(x, Shape.of(sizes));
    }

    /** Without these axes of size 1, or without all such axes where none are named. */
    public static Tensor squeeze(Evaluator ev, Tensor x, int... axes) {
        Shape shape = x.shape();
        int[] away = axes.length == 0
                ? IntStream.range(0, shape.rank()).filter(i -> shape.size(i) == 1).toArray()
                : Arrays.stream(axes).map(axis -> shape.axis("squeeze", axis)).sorted().toArray();
        for (int axis : away) {
            if (shape.size(axis) != 1) throw new ShapeException("squeeze", "axes must have size 1", axis, shape);
        }
        return ev.reshape(x, Axes.left(shape, away));
    }

    /** With axes of size 1 at these places of the result. */
    public static Tensor unsqueeze(Evaluator ev, Tensor x, int... axes) {
        int[] sizes = new int[x.shape().rank() + axes.length];
        Shape places = Shape.of(sizes);
        for (int axis : axes) {
            int place = places.axis("unsqueeze", axis);
            if (sizes[place] == 1) throw new ShapeException("unsqueeze", "no axis may be named twice", axis);
            sizes[place] = 1;
        }
        int next = 0;
        for (int i = 0; i < sizes.length; i++) if (sizes[i] == 0) sizes[i] = x.shape().size(next++);
        return ev.reshape(x, Shape.of(sizes));
    }

    @Override
    public String name() {
        return "reshape";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        Shape x = inputs.getFirst().shape();
        int[] to = sizes.stream().mapToInt(Integer::intValue).toArray();
        int open = sizes.indexOf(-1);
        if (open != sizes.lastIndexOf(-1)) throw new ShapeException(name(), "at most one size may be -1", sizes);
        if (open >= 0) {
            to[open] = 1;
            int others = Shape.of(to).elements();
            if (others == 0 || x.elements() % others != 0) {
                throw new ShapeException(name(), "no size in place of -1 keeps the element count", x, sizes);
            }
            to[open] = x.elements() / others;
        }
        Shape y = Shape.of(to);
        if (y.elements() != x.elements()) throw new ShapeException(name(), "element counts must be equal", x, y);
        return List.of(inputs.getFirst().type().withShape(y));
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return Elements.bindCopy(inputs.getFirst(), outputs.getFirst());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        return call.gradients(() -> ev.reshape(dy.getFirst(), call.input(0).shape()));
    }

    @Override
    public boolean isView() {
        return true;
    }
}
