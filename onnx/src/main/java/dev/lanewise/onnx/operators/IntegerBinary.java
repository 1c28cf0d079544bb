package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import dev.lanewise.tensor.ops.Integers;
import java.util.List;
import java.util.Locale;

/** {@code y = f(a, b)} on whole numbers or masks of one dtype, with broadcasting. */
record IntegerBinary(IntegerFunction function) implements HostOp {
    @Override
    public String name() {
        return "integer " + function.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType a = inputs.getFirst().type();
        TensorType b = inputs.getLast().type();
        if (a.dtype() != b.dtype() || !a.dtype().isWhole()) {
            throw new ShapeException(name(), "a and b must be integers or masks of one dtype", a, b);
        }
        return List.of(a.withShape(a.shape().broadcast(name(), b.shape())));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return Integers.bind(function, inputs.getFirst(), inputs.getLast(), outputs.getFirst());
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
