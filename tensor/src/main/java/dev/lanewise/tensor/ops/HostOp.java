package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * An operator that moves, indexes or counts: plain Java over the arrays in which its tensors lie. On a device whose
 * tensors lie elsewhere, {@link Kernels#move} is asked first, then values are downloaded and uploaded again.
 */
public interface HostOp extends Op {
    /** Fills the outputs, all tensors lying in Java arrays. */
    void forward(List<Tensor> inputs, List<Tensor> outputs);

    /** The same as a call that can be run often, all tensors lying in Java arrays whose contents may change between. */
    default Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return () -> forward(inputs, outputs);
    }

    @Override
    default void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Device device = outputs.getFirst().device();
        if (device.isHost()) {
            k.host(workers -> bind(workers, inputs, outputs));
        } else if (!k.move(this, inputs, outputs)) {
            List<Tensor> results = new ArrayList<>();
            for (Tensor output : outputs) results.add(Device.cpu().allocate(output.type()));
            forward(inputs.stream().map(input -> input.device().download(input)).toList(), results);
            for (int i = 0; i < results.size(); i++) device.fill(outputs.get(i), results.get(i));
        }
    }
}
