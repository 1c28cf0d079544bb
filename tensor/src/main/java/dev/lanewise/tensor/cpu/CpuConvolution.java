package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Conv2dGradients;
import dev.lanewise.kernels.conv.PackedConv2d;
import dev.lanewise.kernels.conv.PackedExpansion;
import dev.lanewise.kernels.conv.PackedInputGradient;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Convolution by {@link Conv2d} and {@link Conv2dGradients}. Weights that are no constants are packed in every call: they
 * change between the steps of a training.
 */
final class CpuConvolution implements ConvolutionKernels {
    private final Calls calls;
    private final OutputSteps steps;

    CpuConvolution(Calls calls, OutputSteps steps) {
        this.calls = calls;
        this.steps = steps;
    }

    @Override
    public boolean stridesOutput(Conv2dGeometry g) {
        return Conv2d.choose(g).stridesOutput();
    }

    @Override
    public void forward(Conv2dGeometry g, Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        OutputSteps own = steps.withBias(bias);
        Conv2dGeometry weights = g.withOutStride(g.outChannels()).withBatch(1);
        if (!calls.isConstant(w)) {
            calls.add(() -> () -> Conv2d.pack(weights, w.floats(), w.offset()).withOutStride(g.outStride()).run(
                    calls.cpu(), g.batch(), x.floats(), x.offset(), y.floats(), y.offset(), own.epilogue()));
            return;
        }
        PackedConv2d packed = calls.pack(PackedConv2d.class, weights, List.of(w),
                () -> Conv2d.packOnce(weights, w.floats(), w.offset()), PackedConv2d::weightSize)
                .withOutStride(g.outStride());
        calls.algorithm(packed.algorithm().name());
        calls.add(packed.scratchSize(g.batch(), calls.cpu()), (scratch, at) -> packed.bind(calls.cpu(), g.batch(),
                x.floats(), x.offset(), y.floats(), y.offset(), own.epilogue(), scratch, at));
    }

    @Override
    public void expandedDepthwise(Tensor x, Stage expansion, Stage depthwise, Tensor y) {
        Conv2dGeometry e = expansion.geometry();
        Conv2dGeometry d = depthwise.geometry();
        Tensor w = expansion.w();
        Tensor v = depthwise.w();
        PackedExpansion packed = calls.pack(PackedExpansion.class, List.of(e.withBatch(1), d.withBatch(1)),
                List.of(w, v), () -> PackedExpansion.pack(e, d, w.floats(), w.offset(), v.floats(), v.offset()),
                PackedExpansion::weightSize);
        calls.algorithm("line by line");
        calls.add(packed.scratchSize(calls.cpu()), (scratch, at) -> packed.bind(calls.cpu(), e.batch(),
                x.floats(), x.offset(), y.floats(), y.offset(), epilogue(expansion), epilogue(depthwise), scratch,
                at));
    }

    private static Epilogue epilogue(Stage stage) {
        return new OutputSteps(stage.bias(), null, stage.activation()).epilogue();
    }

    @Override
    public void inputGradient(Conv2dGeometry g, Tensor dy, Tensor w, Tensor dx) {
        if (calls.isConstant(w)) {
            PackedInputGradient packed = calls.pack(PackedInputGradient.class, g.withBatch(1), List.of(w),
                    () -> PackedInputGradient.pack(g, w.floats(), w.offset()), PackedInputGradient::weightSize);
            calls.algorithm(packed.algorithm());
            calls.add(packed.scratchSize(g.batch(), calls.cpu()), (scratch, at) -> packed.bind(calls.cpu(), g.batch(),
                    dy.floats(), dy.offset(), dx.floats(), dx.offset(), scratch, at));
            return;
        }
        calls.add(Conv2dGradients.inputGradientScratch(calls.cpu(), g),
                (scratch, at) -> Conv2dGradients.bindInputGradient(calls.cpu(), g, dy.floats(), dy.offset(),
                        w.floats(), w.offset(), dx.floats(), dx.offset(), scratch, at));
    }

    @Override
    public void weightGradient(Conv2dGeometry g, Tensor x, Tensor dy, Tensor dw) {
        calls.add(Conv2dGradients.weightGradientScratch(calls.cpu(), g),
                (scratch, at) -> Conv2dGradients.bindWeightGradient(calls.cpu(), g, x.floats(), x.offset(),
                        dy.floats(), dy.offset(), dw.floats(), dw.offset(), scratch, at));
    }
}
