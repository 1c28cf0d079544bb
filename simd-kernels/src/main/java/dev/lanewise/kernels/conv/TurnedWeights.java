package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;

/**
 * The weights of a convolution {@code g} as one phase of its input gradient reads them: {@code g}'s input channels are
 * the output channels, and the phase's taps come in reverse order. Panels want output channels side by side, and so
 * they lie already.
 */
record TurnedWeights(Conv2dGeometry g, GradientPhase rows, GradientPhase columns, float[] w, int wOffset)
        implements
            WeightSource {

    @Override
    public void load(int first, int count, int tap, int channel, int channels, float[] to, int toOffset) {
        int in = g.inChannelsPerGroup();
        int kernel = g.kernelHeight() * g.kernelWidth() * in;
        int original = rows.tap(tap / columns.taps()) * g.kernelWidth() + columns.tap(tap % columns.taps());
        int from = wOffset + (first / in * g.outChannelsPerGroup() + channel) * kernel + original * in + first % in;
        for (int c = 0; c < channels; c++) {
            System.arraycopy(w, from + c * kernel, to, toOffset + c * Panels.WIDTH, count);
        }
    }
}
