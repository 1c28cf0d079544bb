package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Tensor;
import java.util.List;

/** A {@link HostOp} that works out once where its numbers go, and then moves them as often as it is asked to. */
interface MovementOp extends HostOp {
    @Override
    Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs);

    @Override
    default void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }
}
