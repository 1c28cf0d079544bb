package dev.lanewise.inference.ops;

import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Prepared;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;

/**
 * The same numbers on the other side: from the host to the device on which a plan runs, or back.
 *
 * @param upload whether it leads to the device
 */
public record Transfer(boolean upload) implements Op {
    @Override
    public String name() {
        return upload ? "upload" : "download";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        return List.of(inputs.getFirst().type());
    }

    /** Ready to be run, whatever the kernels. */
    public Prepared prepared() {
        return (kernels, inputs, outputs, scratch, scratchOffset) -> () -> forward(kernels, inputs, outputs);
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor from = inputs.getFirst();
        Tensor to = outputs.getFirst();
        if (upload) to.device().fill(to, from);
        else
            from.device().fetch(from, to);
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
