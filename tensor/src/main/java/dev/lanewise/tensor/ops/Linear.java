package dev.lanewise.tensor.ops;

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

/** A dense layer: {@code y[..., o] = sum over i of x[..., i] * w[o, i] + bias[o]}; the bias may be left out. */
public record Linear() implements Op {
    @Override
    public String name() {
        return "linear";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, 3, "x, w and an optional bias");
        Rule.floats(this, inputs);
        Shape x = inputs.getFirst().shape();
        Shape w = inputs.get(1).shape();
        Rule.lastAxis(this, "x", x);
        Rule.axes(this, "w", w, "outputs, inputs");
        if (x.last() != w.last()) {
            throw new ShapeException(name(), "x must have as many features as w has inputs", x, w);
        }
        if (inputs.size() == 3) Rule.vector(this, "bias", inputs.get(2).shape(), w.size(0), "outputs");
        return List.of(inputs.getFirst().type().withShape(x.with(-1, w.size(0))));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor bias = inputs.size() == 3 ? inputs.get(2) : null;
        k.matmul().linear(inputs.getFirst(), inputs.get(1), bias, outputs.getFirst());
    }

    @Override
    public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        return (long) outputs.getFirst().shape().elements() * inputs.get(1).shape().last();
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor x = call.input(0);
        Tensor w = call.input(1);
        Tensor rows = rows(ev, dy.getFirst());
        return call.gradients(
                () -> ev.reshape(ev.matmul(rows, w), x.shape()),
                () -> ev.matmul(rows, true, rows(ev, x), false),
                () -> ev.sum(rows, false, 0));
    }

    private static Tensor rows(Evaluator ev, Tensor x) {
        Shape shape = x.shape();
        return ev.reshape(x, Shape.of(shape.elements(0, shape.rank() - 1), shape.last()));
    }
}
