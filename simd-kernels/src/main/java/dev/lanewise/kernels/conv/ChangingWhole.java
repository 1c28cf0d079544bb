package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import java.util.function.Supplier;

/**
 * A phase by an algorithm that packs weights as a whole, into new arrays in each run: for groups, which have few, and for
 * 5x5 kernels of stride 1.
 */
record ChangingWhole(Conv2dGeometry geometry, Conv2dAlgorithm algorithm, Supplier<PackedConv2d> weights)
        implements
            PhaseConvolution {
    @Override
    public int scratchSize(int batch, Cpu cpu) {
        return algorithm.scratchSize(geometry, batch, cpu.workers().width());
    }

    @Override
    public Call bind(Cpu cpu, int batch, float[] x, int xOffset, float[] y, int yOffset, Epilogue epilogue,
            float[] scratch, int scratchOffset) {
        return () -> weights.get().bind(cpu, batch, x, xOffset, y, yOffset, epilogue, scratch, scratchOffset).run();
    }
}
