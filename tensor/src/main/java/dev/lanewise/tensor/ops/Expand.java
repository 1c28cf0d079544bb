package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Broadcast to a shape: sizes aligned at the last axis, where 1 or no axis stretches. */
public record Expand(Shape shape) implements MovementOp {
    @Override
    public String name() {
        return "expand";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        Rule.broadcasts(this, inputs.getFirst().shape(), shape);
        return List.of(inputs.getFirst().type().withShape(shape));
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return Broadcast.bindCopy(workers, inputs.getFirst(), outputs.getFirst());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        return call.gradients(() -> ev.sumTo(dy.getFirst(), call.input(0).shape()));
    }
}
