package dev.lanewise.opencl;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.AttentionKernels;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.NormalizationKernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.PoolingKernels;
import dev.lanewise.tensor.RecurrentKernels;
import dev.lanewise.tensor.ReductionKernels;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.Gather;
import dev.lanewise.tensor.ops.Gru;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.Lstm;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Rnn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The families of an OpenCL device. */
final class OpenClKernels implements Kernels {
    private final AttentionKernels attention;
    private final OpenClConvolution convolution;
    private final ElementwiseKernels elementwise;
    private final OpenClMatmul matmul;
    private final NormalizationKernels normalization;
    private final PoolingKernels pooling;
    private final RecurrentKernels recurrent;
    private final ReductionKernels reduction;
    private final OpenClMovement movement;

    OpenClKernels(Engine engine) {
        Boxes boxes = new Boxes(engine);
        Panels panels = new Panels(engine);
        OpenClMatmul products = new OpenClMatmul(engine, panels, OutputSteps.NONE);
        OpenClReduction sums = new OpenClReduction(engine, boxes);
        attention = new OpenClAttention(engine);
        convolution = new OpenClConvolution(engine, panels, new Winograd(engine, products), sums,
                OutputSteps.NONE);
        elementwise = new OpenClElementwise(engine);
        matmul = products;
        normalization = new OpenClNormalization(engine, sums);
        pooling = new OpenClPooling(engine);
        recurrent = new OpenClRecurrent(engine, panels, products);
        reduction = sums;
        movement = new OpenClMovement(engine, boxes);
    }

    private OpenClKernels(OpenClKernels plain, OutputSteps steps) {
        attention = plain.attention;
        convolution = plain.convolution.with(steps);
        elementwise = plain.elementwise;
        matmul = plain.matmul.with(steps);
        normalization = plain.normalization;
        pooling = plain.pooling;
        recurrent = plain.recurrent;
        reduction = plain.reduction;
        movement = plain.movement;
    }

    @Override
    public Optional<Kernels> withEpilogue(@Nullable Tensor bias, @Nullable Tensor residual, Activation activation) {
        return Optional.of(new OpenClKernels(this, new OutputSteps(bias, residual, activation)));
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
    public NormalizationKernels normalization() {
        return normalization;
    }

    @Override
    public PoolingKernels pooling() {
        return pooling;
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
    public boolean computes(Op op, List<TensorType> inputs, List<TensorType> outputs) {
        return OpenClMovement.computes(op, inputs, outputs);
    }

    @Override
    public boolean wantsOnHost(Op op, int input) {
        return OpenClMovement.wantsOnHost(op, input);
    }

    @Override
    public boolean readsNarrow(Op op, int input) {
        return switch (op) {
            case Linear _,Matmul _,Conv2d _,Conv2d.InputGradient _ -> input == 1;
            case Rnn _,Gru _,Lstm _ -> input == 1 || input == 2;
            case Gather _ -> input == 0;
            default -> false;
        };
    }

    @Override
    public boolean move(Op op, List<Tensor> inputs, List<Tensor> outputs) {
        return movement.move(op, inputs, outputs);
    }
}
