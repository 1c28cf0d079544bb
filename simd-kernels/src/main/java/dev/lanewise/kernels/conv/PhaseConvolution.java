package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;

/** The convolution that computes one phase of an input gradient: with weights packed before, or in each run. */
interface PhaseConvolution {
    /** The geometry of the convolution of {@code dy}, with batch size 1. */
    Conv2dGeometry geometry();

    /** Floats of scratch that {@link #bind} needs for {@code batch} images on these workers. */
    int scratchSize(int batch, Cpu cpu);

    /** As {@link PackedConv2d#bind}. */
    Call bind(Cpu cpu, int batch, float[] x, int xOffset, float[] y, int yOffset, Epilogue epilogue,
            float[] scratch, int scratchOffset);
}
