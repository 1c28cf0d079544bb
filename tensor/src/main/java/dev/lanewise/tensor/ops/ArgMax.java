package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;

/** The index of the first largest number along an axis, int64, the axis left out; a NaN counts as largest. */
public record ArgMax(int axis) implements Op {
    @Override
    public String name() {
        return "argMax";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        Rule.floats(this, inputs);
        Shape x = inputs.getFirst().shape();
        int along = x.axis(name(), axis);
        Shape y = Axes.left(x, along);
        if (x.size(along) == 0 && y.elements() > 0) throw new ShapeException(name(), "the axis must not be empty", x);
        return List.of(new TensorType(DType.INT64, y));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        k.reduction().argMax(x.shape().axis(name(), axis), x, outputs.getFirst());
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
