package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Transpose;

/** Weights {@code [outChannels, kernelHeight, kernelWidth, inChannels / groups]} as {@link Conv2d} takes them. */
record StoredWeights(Conv2dGeometry g, float[] w, int wOffset) implements WeightSource {
    @Override
    public void load(int first, int columns, int tap, int channel, int channels, float[] to, int toOffset) {
        int inChannels = g.inChannelsPerGroup();
        int kernel = g.kernelHeight() * g.kernelWidth() * inChannels;
        Transpose.run(columns, channels, w, wOffset + first * kernel + tap * inChannels + channel, kernel,
                to, toOffset, Panels.WIDTH);
    }
}
