package dev.lanewise.opencl;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What products and convolutions do to their outputs before they store them: {@code activation(y + bias + residual)}, with
 * the bits of operators one after the other, where the driver's functions give the same for vectors of any length:
 * finish.cl.
 *
 * @param bias a number for each column or output channel
 * @param residual as the output lies
 */
record OutputSteps(@Nullable Tensor bias, @Nullable Tensor residual, Activation activation) {
    static final OutputSteps NONE = new OutputSteps(null, null, Activation.NONE);

    /** With the bias of a product that has one itself. */
    OutputSteps withBias(@Nullable Tensor own) {
        return own == null ? this : new OutputSteps(own, residual, activation);
    }

    /**
     * What a kernel takes for them, but for the function, which it is compiled with.
     *
     * @param any stands for numbers that there are none of
     */
    List<Object> arguments(Buffer any) {
        List<Object> arguments = new ArrayList<>(List.of(bias == null ? 0 : 1, residual == null ? 0 : 1,
                activation.alpha(), activation.beta()));
        for (@Nullable Tensor tensor : Arrays.asList(bias, residual)) {
            arguments.add(tensor == null ? any : DeviceStorage.of(tensor).buffer());
            arguments.add(tensor == null ? 0 : tensor.offset());
        }
        return arguments;
    }
}
