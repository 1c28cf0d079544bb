package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.move.StridedCopy;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Axes in another order: axis {@code i} of the output is axis {@code axes[i]} of the input. */
public record Permute(List<Integer> axes) implements MovementOp {
    public Permute {
        axes = List.copyOf(axes);
    }

    public static Permute of(int... axes) {
        return new Permute(Axes.list(axes));
    }

    /** The last two axes exchanged. */
    public static Tensor transpose(Evaluator ev, Tensor x) {
        int rank = x.shape().rank();
        if (rank < 2) throw new ShapeException("transpose", "x must have two axes or more", x.shape());
        int[] axes = IntStream.range(0, rank).toArray();
        axes[rank - 1] = rank - 2;
        axes[rank - 2] = rank - 1;
        return ev.permute(x, axes);
    }

    @Override
    public String name() {
        return "permute";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        Shape x = inputs.getFirst().shape();
        if (axes.size() != x.rank() || Axes.of(this, axes, x).length != x.rank()) {
            throw new ShapeException(name(), "each axis of x must be named once", axes, x);
        }
        return List.of(inputs.getFirst().type().withShape(Shape.of(Axes.pick(axes, x, x.toArray()))));
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        int[] sizes = y.shape().toArray();
        int[] strides = Axes.pick(axes, x.shape(), StridedCopy.rowMajor(x.shape().toArray()));
        return StridedCopy.bind(workers, sizes, x.storage(), x.offset(), strides,
                y.storage(), y.offset(), StridedCopy.rowMajor(sizes));
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Shape x = call.input(0).shape();
        int[] inverse = new int[axes.size()];
        for (int i = 0; i < inverse.length; i++) inverse[x.axis(name(), axes.get(i))] = i;
        return call.gradients(() -> ev.permute(dy.getFirst(), inverse));
    }
}
