package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same numbers, and no gradient: what lies before is a constant for those who differentiate. */
public record Detach() implements MovementOp {
    @Override
    public String name() {
        return "detach";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        return List.of(inputs.getFirst().type());
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return Elements.bindCopy(inputs.getFirst(), outputs.getFirst());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        return call.gradients();
    }

    @Override
    public boolean isView() {
        return true;
    }
}
