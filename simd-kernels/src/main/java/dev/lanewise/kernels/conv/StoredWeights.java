package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Transpose;

/**
 * Weights {@code [outChannels, kernelHeight, kernelWidth, inChannels / groups]} as {@link Conv2d} takes them.
 *
 * @param once whether they are packed once: then by plain loops, which a fresh JVM has compiled sooner
 */
record StoredWeights(Conv2dGeometry g, float[] w, int wOffset, boolean once) implements WeightSource {
    StoredWeights(Conv2dGeometry g, float[] w, int wOffset) {
        this(g, w, wOffset, false);
    }

    @Override
    public void load(int first, int columns, int tap, int channel, int channels, float[] to, int toOffset) {
        int inChannels = g.inChannelsPerGroup();
        int kernel = g.kernelHeight() * g.kernelWidth() * inChannels;
        int from = wOffset + first * kernel + tap * inChannels + channel;
        if (once) Transpose.plain(columns, channels, w, from, kernel, to, toOffset, Panels.WIDTH);
        else
            Transpose.run(columns, channels, w, from, kernel, to, toOffset, Panels.WIDTH);
    }
}
