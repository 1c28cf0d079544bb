package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;

/** A phase by Winograd's algorithm, which brings its weights into the domain in each run. */
record ChangingWinograd(WinogradConv2d algorithm, Conv2dGeometry geometry, TurnedWeights weights)
        implements
            PhaseConvolution {
    @Override
    public int scratchSize(int batch, Cpu cpu) {
        return algorithm.turnedScratchSize(geometry, batch, cpu.workers().width());
    }

    @Override
    public Call bind(Cpu cpu, int batch, float[] x, int xOffset, float[] y, int yOffset, Epilogue epilogue,
            float[] scratch, int scratchOffset) {
        return algorithm.bindTurned(
                cpu, geometry, weights, batch, x, xOffset, y, yOffset, epilogue, scratch, scratchOffset);
    }
}
