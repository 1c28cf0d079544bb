package dev.lanewise.tensor;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import java.util.List;
import java.util.function.Function;

/**
 * What a device implements: the arithmetic families. An operator calls the family that it needs with tensors of that
 * device; outputs are allocated with the right types and filled by the call. A family that a device lacks throws
 * {@link UnsupportedOperationException} and says what to do.
 */
public interface Kernels {
    default ElementwiseKernels elementwise() {
        throw lacks("elementwise");
    }

    default ReductionKernels reduction() {
        throw lacks("reduction");
    }

    default MatmulKernels matmul() {
        throw lacks("matmul");
    }

    default ConvolutionKernels convolution() {
        throw lacks("convolution");
    }

    default PoolingKernels pooling() {
        throw lacks("pooling");
    }

    default NormalizationKernels normalization() {
        throw lacks("normalization");
    }

    default AttentionKernels attention() {
        throw lacks("attention");
    }

    default RecurrentKernels recurrent() {
        throw lacks("recurrent");
    }

    /**
     * Runs an operator that only moves, indexes or counts, where this device does so itself.
     *
     * @return whether it did; where not, the operator runs on the host, with its inputs downloaded
     */
    default boolean move(Op op, List<Tensor> inputs, List<Tensor> outputs) {
        return false;
    }

    /**
     * Makes an operator ready to be run often on inputs of these types; constants among them have their value, on this
     * device. A device that prepares nothing applies the operator in each run.
     *
     * @param outputs what {@link Op#types} says
     */
    default Prepared prepare(Op op, List<TensorInfo> inputs, List<TensorType> outputs) {
        return (kernels, in, out, scratch, scratchOffset) -> () -> op.forward(kernels, in, out);
    }

    /**
     * Runs what an operator of a host device computes by itself, without a family.
     *
     * @param work binds it to threads; kernels that bind keep the call instead of running it
     */
    default void host(Function<Workers, Call> work) {
        work.apply(Workers.INLINE).run();
    }

    private UnsupportedOperationException lacks(String family) {
        return new UnsupportedOperationException(
                family + ": not offered by " + getClass().getSimpleName() + "; move the tensors to Device.cpu()");
    }
}
