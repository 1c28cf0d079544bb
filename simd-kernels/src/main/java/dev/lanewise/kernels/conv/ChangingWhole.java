package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import java.util.List;

/**
 * A phase by an algorithm that packs weights as a whole, in each run: for groups, which have few, and for 5x5 kernels of
 * stride 1. They are turned first; the arrays for both are made once.
 */
record ChangingWhole(Conv2dGeometry geometry, Conv2dAlgorithm algorithm, Repacking packing, TurnedWeights weights)
        implements
            PhaseConvolution {
    @Override
    public int scratchSize(int batch, Cpu cpu) {
        return algorithm.scratchSize(geometry, batch, cpu.workers().width());
    }

    @Override
    public Call bind(Cpu cpu, int batch, float[] x, int xOffset, float[] y, int yOffset, Epilogue epilogue,
            float[] scratch, int scratchOffset) {
        float[] turned = new float[geometry.weightSize()];
        PackedConv2d packed = algorithm.pack(geometry, turned, 0);
        return Call.sequence(List.of(
                () -> weights.turn(turned),
                packing.bindPack(geometry, turned, packed.weights()),
                packed.bind(cpu, batch, x, xOffset, y, yOffset, epilogue, scratch, scratchOffset)));
    }
}
