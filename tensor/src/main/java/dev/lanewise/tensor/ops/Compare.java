package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;

/** {@code y = a ? b}, a mask, with broadcasting: of floats, integers or masks. NaN is unlike everything. */
public record Compare(Comparison comparison) implements MovementOp {
    @Override
    public String name() {
        return Names.camel(comparison);
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, "a and b");
        TensorInfo a = inputs.getFirst();
        TensorInfo b = inputs.getLast();
        boolean half = a.dtype() == DType.FLOAT16 || a.dtype() == DType.BFLOAT16;
        if (a.dtype() != b.dtype() || half) Rule.floats(this, inputs);
        return List.of(new TensorType(DType.BOOL, a.shape().broadcast(name(), b.shape())));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        if (inputs.getFirst().dtype().isComputable()) {
            k.elementwise().compare(comparison, inputs.getFirst(), inputs.getLast(), outputs.getFirst());
        } else {
            MovementOp.super.forward(k, inputs, outputs);
        }
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return Integers.bindComparison(comparison, inputs.getFirst(), inputs.getLast(), outputs.getFirst());
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
