package dev.lanewise.tensor;

import java.util.List;

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

    private UnsupportedOperationException lacks(String family) {
        return new UnsupportedOperationException(
                family + ": not offered by " + getClass().getSimpleName() + "; move the tensors to Device.cpu()");
    }
}
