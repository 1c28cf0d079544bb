package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Conv2dGradients;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Convolution by {@link Conv2d} and {@link Conv2dGradients}. Weights are packed in every call: they change between the
 * steps of a training.
 */
final class CpuConvolution implements ConvolutionKernels {
    private final Cpu cpu;

    CpuConvolution(Cpu cpu) {
        this.cpu = cpu;
    }

    @Override
    public void forward(Conv2dGeometry g, Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        Epilogue epilogue = bias == null
                ? Epilogue.NONE
                : new Epilogue(bias.floats(), bias.offset(), null, 0, Activation.NONE);
        Conv2d.pack(g, w.floats(), w.offset())
                .run(cpu, g.batch(), x.floats(), x.offset(), y.floats(), y.offset(), epilogue);
    }

    @Override
    public void inputGradient(Conv2dGeometry g, Tensor dy, Tensor w, Tensor dx) {
        Conv2dGradients.inputGradient(
                cpu, g, dy.floats(), dy.offset(), w.floats(), w.offset(), dx.floats(), dx.offset());
    }

    @Override
    public void weightGradient(Conv2dGeometry g, Tensor x, Tensor dy, Tensor dw) {
        Conv2dGradients.weightGradient(
                cpu, g, x.floats(), x.offset(), dy.floats(), dy.offset(), dw.floats(), dw.offset());
    }
}
