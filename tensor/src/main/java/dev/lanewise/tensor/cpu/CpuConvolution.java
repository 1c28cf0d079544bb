package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Convolution by {@link Conv2d}. Weights are packed in every call: they change between the steps of a training. */
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
        throw lacks("input gradient");
    }

    @Override
    public void weightGradient(Conv2dGeometry g, Tensor x, Tensor dy, Tensor dw) {
        throw lacks("weight gradient");
    }

    private static UnsupportedOperationException lacks(String what) {
        return new UnsupportedOperationException(
                "conv2d: the " + what + " is not offered by the CPU; move the tensors to Device.reference()");
    }
}
