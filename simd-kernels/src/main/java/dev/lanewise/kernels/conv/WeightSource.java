package dev.lanewise.kernels.conv;

/** Where the weights of a convolution lie before an algorithm brings them into panels. */
@FunctionalInterface
interface WeightSource {
    /**
     * {@code to[c * 32 + k] = weight(first + k, tap, channel + c)} for {@code columns} output channels of one group and
     * {@code channels} input channels of it; nothing else is written.
     *
     * @param tap counted along the kernel's rows
     */
    void load(int first, int columns, int tap, int channel, int channels, float[] to, int toOffset);
}
