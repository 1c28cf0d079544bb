package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;

/** What packs weights anew in each run, into the array that {@link Conv2dAlgorithm#pack} has made. */
interface Repacking {
    /**
     * Weights {@code [outChannels, kernelHeight, kernelWidth, inChannels / groups]} from the array's beginning, in each
     * run of the call, to where {@link PackedConv2d#weights} has them.
     */
    Call bindPack(Conv2dGeometry geometry, float[] weights, float[] packed);
}
