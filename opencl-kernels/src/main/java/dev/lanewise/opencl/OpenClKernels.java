package dev.lanewise.opencl;

import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.ReductionKernels;

/** The families of an OpenCL device. */
final class OpenClKernels implements Kernels {
    private final ElementwiseKernels elementwise;
    private final ReductionKernels reduction;

    OpenClKernels(Engine engine) {
        Boxes boxes = new Boxes(engine);
        elementwise = new OpenClElementwise(engine);
        reduction = new OpenClReduction(engine, boxes);
    }

    @Override
    public ElementwiseKernels elementwise() {
        return elementwise;
    }

    @Override
    public ReductionKernels reduction() {
        return reduction;
    }
}
