package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code y = condition ? a : b}, all three broadcast; the condition is a mask, the others of one dtype. */
public record Where() implements MovementOp {
    @Override
    public String name() {
        return "where";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 3, "condition, a and b");
        TensorInfo a = inputs.get(1);
        TensorInfo b = inputs.get(2);
        if (inputs.getFirst().dtype() != DType.BOOL) {
            throw new ShapeException(name(), "the condition must be bool", inputs.getFirst().type());
        }
        if (a.dtype() != b.dtype()) throw new ShapeException(name(), "a and b must have one dtype", a.type(), b.type());
        Shape shape = a.shape().broadcast(name(), b.shape()).broadcast(name(), inputs.getFirst().shape());
        return List.of(a.type().withShape(shape));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        if (outputs.getFirst().dtype().isComputable()) {
            k.elementwise().select(inputs.get(0), inputs.get(1), inputs.get(2), outputs.getFirst());
        } else {
            MovementOp.super.forward(k, inputs, outputs);
        }
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return Selection.bind(inputs.get(0), inputs.get(1), inputs.get(2), outputs.getFirst());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor condition = call.input(0);
        Tensor zero = ev.constant(0, dy.getFirst());
        return call.gradients(
                () -> null,
                () -> ev.sumTo(ev.where(condition, dy.getFirst(), zero), call.input(1).shape()),
                () -> ev.sumTo(ev.where(condition, zero, dy.getFirst()), call.input(2).shape()));
    }
}
