package dev.lanewise.tensor.reference;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.HostDevice;
import dev.lanewise.tensor.Kernels;

/** The living definition of every operator: float64, textbook loops, no cleverness. */
public final class ReferenceDevice extends HostDevice {
    private final Kernels kernels = new ReferenceKernels();

    public ReferenceDevice() {
        super("reference", DType.FLOAT64);
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }
}
