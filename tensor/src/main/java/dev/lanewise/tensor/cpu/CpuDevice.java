package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.HostDevice;
import dev.lanewise.tensor.Kernels;

/** The kernels of {@code dev.lanewise.kernels} behind the operators. */
public final class CpuDevice extends HostDevice {
    private final Kernels kernels;

    public CpuDevice(String name, Cpu cpu) {
        super(name, DType.FLOAT32);
        kernels = new CpuKernels(new EagerCalls(cpu));
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }
}
