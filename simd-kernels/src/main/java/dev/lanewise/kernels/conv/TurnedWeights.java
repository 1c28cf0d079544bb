package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Transpose;

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
        int from = at(first, tap, channel);
        for (int c = 0; c < channels; c++) {
            System.arraycopy(w, from + c * channelStep(), to, toOffset + c * Panels.WIDTH, count);
        }
    }

    /** All of them, as {@code [inChannels, taps, taps, outChannels / groups]}. */
    void turn(float[] turned) {
        int in = g.inChannelsPerGroup();
        int out = g.outChannelsPerGroup();
        int taps = rows.taps() * columns.taps();
        for (int group = 0; group < g.groups(); group++) {
            for (int tap = 0; tap < taps; tap++) {
                Transpose.run(out, in, w, at(group * in, tap, 0), channelStep(),
                        turned, (group * in * taps + tap) * out, taps * out);
            }
        }
    }

    /** Where the weight of that output channel, tap and input channel of its group lies. */
    int at(int first, int tap, int channel) {
        int in = g.inChannelsPerGroup();
        int original = rows.tap(tap / columns.taps()) * g.kernelWidth() + columns.tap(tap % columns.taps());
        int kernel = first / in * g.outChannelsPerGroup() + channel;
        return wOffset + kernel * channelStep() + original * in + first % in;
    }

    /** From one input channel to the next. */
    int channelStep() {
        return g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
    }
}
