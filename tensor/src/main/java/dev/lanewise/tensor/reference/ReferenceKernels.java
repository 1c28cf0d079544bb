package dev.lanewise.tensor.reference;

import dev.lanewise.tensor.AttentionKernels;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.NormalizationKernels;
import dev.lanewise.tensor.PoolingKernels;
import dev.lanewise.tensor.RecurrentKernels;
import dev.lanewise.tensor.ReductionKernels;

/** The families of the reference device. */
final class ReferenceKernels implements Kernels {
    private final AttentionKernels attention = new ReferenceAttention();
    private final ElementwiseKernels elementwise = new ReferenceElementwise();
    private final ReductionKernels reduction = new ReferenceReduction();
    private final MatmulKernels matmul = new ReferenceMatmul();
    private final ConvolutionKernels convolution = new ReferenceConvolution();
    private final PoolingKernels pooling = new ReferencePooling();
    private final RecurrentKernels recurrent = new ReferenceRecurrent();
    private final NormalizationKernels normalization = new ReferenceNormalization();

    @Override
    public AttentionKernels attention() {
        return attention;
    }

    @Override
    public ElementwiseKernels elementwise() {
        return elementwise;
    }

    @Override
    public ReductionKernels reduction() {
        return reduction;
    }

    @Override
    public MatmulKernels matmul() {
        return matmul;
    }

    @Override
    public ConvolutionKernels convolution() {
        return convolution;
    }

    @Override
    public PoolingKernels pooling() {
        return pooling;
    }

    @Override
    public NormalizationKernels normalization() {
        return normalization;
    }

    @Override
    public RecurrentKernels recurrent() {
        return recurrent;
    }
}
