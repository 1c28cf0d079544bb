package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;

/**
 * {@code U = G g G^T} for weights that change from call to call, in float: lanes run over output channels, so every
 * weight is on its own. {@link WinogradWeights} has the matrices and transforms weights that stay, in double.
 */
interface WeightTransform {
    /** The most input channels that a call transforms: enough to make a loop. */
    int CHANNELS = 16;

    /** Output channels of a call: those of a panel. */
    int COLUMNS = Panels.WIDTH;

    /** Floats of scratch that a call without vectors needs. */
    int SCRATCH = 3 * 6 * CHANNELS * COLUMNS;

    /**
     * {@code u[point, c, k]} of {@code w[r, s, c, k]}, first down the columns of the kernel, then along its rows.
     *
     * @param rowStep from one row of the kernel to the next, may be negative, as {@code columnStep}
     * @param channelStep from one input channel to the next
     * @param pointStride from one point to the next; input channels of {@code u} follow each other
     */
    void transform(int channels, float[] w, int w0, int rowStep, int columnStep, int channelStep,
            float[] u, int u0, int pointStride, float[] scratch, int s0);
}
