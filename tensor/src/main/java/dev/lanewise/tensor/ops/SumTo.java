package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sum along those axes that {@link Expand} would stretch to make {@code x} of {@code shape}: its gradient. */
public record SumTo(Shape shape) implements Op {
    @Override
    public String name() {
        return "sumTo";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        Rule.floats(this, inputs);
        Rule.broadcasts(this, shape, inputs.getFirst().shape());
        return List.of(inputs.getFirst().type().withShape(shape));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        k.reduction().reduce(ReduceFunction.SUM, Broadcast.stretched(shape, x.shape()), x, outputs.getFirst());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        return call.gradients(() -> ev.expand(dy.getFirst(), call.input(0).shape()));
    }
}
