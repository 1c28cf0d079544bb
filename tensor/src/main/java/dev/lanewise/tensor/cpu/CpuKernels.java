package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.tensor.AttentionKernels;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.NormalizationKernels;
import dev.lanewise.tensor.PoolingKernels;
import dev.lanewise.tensor.RecurrentKernels;
import dev.lanewise.tensor.ReductionKernels;

/** The families of the CPU, each an adapter from tensors to arrays and offsets. */
final class CpuKernels implements Kernels {
    private final AttentionKernels attention;
    private final ConvolutionKernels convolution;
    private final ElementwiseKernels elementwise;
    private final MatmulKernels matmul;
    private final PoolingKernels pooling;
    private final NormalizationKernels normalization;
    private final RecurrentKernels recurrent;
    private final ReductionKernels reduction;

    CpuKernels(Cpu cpu) {
        attention = new CpuAttention(cpu);
        convolution = new CpuConvolution(cpu);
        elementwise = new CpuElementwise(cpu);
        matmul = new CpuMatmul(cpu);
        pooling = new CpuPooling(cpu);
        normalization = new CpuNormalization(cpu);
        recurrent = new CpuRecurrent(cpu);
        reduction = new CpuReduction(cpu);
    }

    @Override
    public AttentionKernels attention() {
        return attention;
    }

    @Override
    public ConvolutionKernels convolution() {
        return convolution;
    }

    @Override
    public ElementwiseKernels elementwise() {
        return elementwise;
    }

    @Override
    public MatmulKernels matmul() {
        return matmul;
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

    @Override
    public ReductionKernels reduction() {
        return reduction;
    }
}
