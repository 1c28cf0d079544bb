package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many numbers to one along some axes, or along all where none are named. Each of them is left with size 1, or without
 * {@code keepDims} left out.
 *
 * @param axes negative ones count from the end
 */
public record Reduce(ReduceFunction function, boolean keepDims, List<Integer> axes) implements Op {
    public Reduce {
        axes = List.copyOf(axes);
    }

    public static Reduce of(ReduceFunction function, boolean keepDims, int... axes) {
        return new Reduce(function, keepDims, Axes.list(axes));
    }

    @Override
    public String name() {
        return Names.camel(function);
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        Rule.floats(this, inputs);
        Shape x = inputs.getFirst().shape();
        int[] axes = Axes.of(this, axes(), x);
        Shape kept = Axes.kept(x, axes);
        boolean extreme = function == ReduceFunction.MAX || function == ReduceFunction.MIN;
        if (extreme && x.elements() == 0 && kept.elements() > 0) {
            throw new ShapeException(name(), "the reduced axes must not be empty", x);
        }
        return List.of(inputs.getFirst().type().withShape(keepDims ? kept : Axes.left(x, axes)));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        k.reduction().reduce(function, Axes.of(this, axes, x.shape()), x, outputs.getFirst());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor x = call.input(0);
        Shape kept = Axes.kept(x.shape(), Axes.of(this, axes, x.shape()));
        Tensor g = ev.reshape(dy.getFirst(), kept);
        return call.gradients(() -> switch (function) {
            case SUM -> ev.expand(g, x.shape());
            case MEAN -> ev.expand(ev.divide(g, ev.constant((float) x.elements() / kept.elements(), g)), x.shape());
            case MAX, MIN -> shared(ev, x, ev.reshape(call.output(), kept), g);
        });
    }

    /** The gradient of a largest number is shared by all that are equal to it. */
    private Tensor shared(Evaluator ev, Tensor x, Tensor y, Tensor g) {
        Tensor chosen = ev.cast(ev.equal(x, y), x.dtype());
        return ev.multiply(chosen, ev.divide(g, ev.sumTo(chosen, y.shape())));
    }
}
