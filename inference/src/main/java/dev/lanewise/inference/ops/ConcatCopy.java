package dev.lanewise.inference.ops;

import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;

/**
 * A part of a concatenation that its operator could not write where the whole lies: {@code y[..., first + k] =
 * x[..., k]}, the other channels as they are. Inputs: the part, and the whole so far where the range says so.
 */
public record ConcatCopy(ChannelRange range) implements Op {
    @Override
    public String name() {
        return "concatCopy";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        return List.of(range.whole(name(), inputs.getFirst().type()));
    }

    @Override
    public boolean mayOverwrite(int i) {
        return range.isWhole(i, 2);
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor whole = outputs.getFirst();
        range.keep(k, inputs, whole);
        Tensor x = inputs.getFirst();
        ChannelRange.copy(k, x, x.shape(), range.part(whole, x.shape()), whole.shape());
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
