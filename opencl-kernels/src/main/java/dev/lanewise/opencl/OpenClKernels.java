package dev.lanewise.opencl;

import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.ReductionKernels;

/** The families of an OpenCL device. */
final class OpenClKernels implements Kernels {
    private final ElementwiseKernels elementwise;
    private final ReductionKernels reduction;
    private final MatmulKernels matmul;
    private final ConvolutionKernels convolution;

    OpenClKernels(Engine engine) {
        Boxes boxes = new Boxes(engine);
        elementwise = new OpenClElementwise(engine);
        reduction = new OpenClReduction(engine, boxes);
        Panels panels = new Panels(engine);
        matmul = new OpenClMatmul(engine, panels);
        convolution = new OpenClConvolution(engine, panels);
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
}
