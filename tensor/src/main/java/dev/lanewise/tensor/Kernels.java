package dev.lanewise.tensor;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
     * These kernels with something done to each output {@code y} of a product or convolution before it is stored:
     * {@code activation(y + bias + residual)}, in this order and with the bits of operators of their own.
     *
     * @param bias a number for each place of the last axis
     * @param residual of the output's type; may not share its storage
     * @return empty where this device has no such kernels
     */
    default Optional<Kernels> withEpilogue(
            @Nullable Tensor bias, @Nullable Tensor residual, Activation activation) {
        return Optional.empty();
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
     * Whether this device computes an operator where its tensors lie. A compiled model computes the others on the host,
     * and shows what is transferred for that.
     */
    default boolean computes(Op op, List<TensorType> inputs, List<TensorType> outputs) {
        return true;
    }

    /** Whether an operator that is computed on this device takes that input from the host: indices, to be checked. */
    default boolean wantsOnHost(Op op, int input) {
        return false;
    }

    /**
     * Whether an operator reads that input in the fewer bits in which {@link Device#uploadConstant} may have kept it. For
     * others it is made wide again when they first read it, and stays so.
     */
    default boolean readsNarrow(Op op, int input) {
        return false;
    }

    /**
     * Makes an operator ready to be run often on inputs of these types; constants among them have their value, on this
     * device. A device that prepares nothing applies the operator in each run.
     *
     * @param outputs what {@link Op#types} says
     * @param shared where packed constants are looked for first, and kept
     */
    default Prepared prepare(
            Op op, List<TensorInfo> inputs, List<TensorType> outputs, PackedConstants shared) {
        return (kernels, in, out, scratch, scratchOffset) -> () -> op.forward(kernels, in, out);
    }

    /** The same, nothing shared. */
    default Prepared prepare(Op op, List<TensorInfo> inputs, List<TensorType> outputs) {
        return prepare(op, inputs, outputs, new PackedConstants());
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
