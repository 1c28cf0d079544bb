package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.AttentionKernels;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.NormalizationKernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.PoolingKernels;
import dev.lanewise.tensor.Prepared;
import dev.lanewise.tensor.RecurrentKernels;
import dev.lanewise.tensor.ReductionKernels;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The families of the CPU, each an adapter from tensors to arrays and offsets that makes {@link Calls}. */
final class CpuKernels implements Kernels {
    private final Calls calls;
    private final AttentionKernels attention;
    private final ConvolutionKernels convolution;
    private final ElementwiseKernels elementwise;
    private final MatmulKernels matmul;
    private final PoolingKernels pooling;
    private final NormalizationKernels normalization;
    private final RecurrentKernels recurrent;
    private final ReductionKernels reduction;

    CpuKernels(Calls calls) {
        this(calls, OutputSteps.NONE);
    }

    private CpuKernels(Calls calls, OutputSteps steps) {
        this.calls = calls;
        attention = new CpuAttention(calls);
        convolution = new CpuConvolution(calls, steps);
        elementwise = new CpuElementwise(calls);
        matmul = new CpuMatmul(calls, steps);
        pooling = new CpuPooling(calls);
        normalization = new CpuNormalization(calls);
        recurrent = new CpuRecurrent(calls);
        reduction = new CpuReduction(calls);
    }

    Cpu cpu() {
        return calls.cpu();
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

    @Override
    public Optional<Kernels> withEpilogue(
            @Nullable Tensor bias, @Nullable Tensor residual, Activation activation) {
        return Optional.of(new CpuKernels(calls, new OutputSteps(bias, residual, activation)));
    }

    @Override
    public Prepared prepare(
            Op op, List<TensorInfo> inputs, List<TensorType> outputs, PackedConstants shared) {
        return PreparedCalls.of(cpu(), op, inputs, outputs, shared);
    }

    @Override
    public void host(Function<Workers, Call> work) {
        calls.add(() -> work.apply(cpu().workers()));
    }
}
