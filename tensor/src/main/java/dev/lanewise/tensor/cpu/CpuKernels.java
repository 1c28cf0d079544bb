package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.tensor.Kernels;

/** The families of the CPU, each an adapter from tensors to arrays and offsets. */
final class CpuKernels implements Kernels {
    @SuppressWarnings("UnusedVariable")
    private final Cpu cpu;

    CpuKernels(Cpu cpu) {
        this.cpu = cpu;
    }
}
