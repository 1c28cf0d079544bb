package dev.lanewise.properties.oracles;

import dev.lanewise.kernels.conv.Conv2dGeometry;

/** Convolution and its gradients by their definition, in float64: one walk over all inputs, weights and outputs. */
public final class TextbookConv2d {
    private interface Tap {
        void visit(int x, int w, int y);
    }

    private TextbookConv2d() {}

    public static Exact forward(Conv2dGeometry g, float[] input, float[] weights, float[] bias) {
        int terms = g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
        Exact y = Exact.zeros(g.outputSize(), terms);
        taps(g, (i, j, k) -> y.add(k, (double) input[i] * weights[j]));
        for (int k = 0; k < y.value().length; k++) y.add(k, bias[k % bias.length]);
        return y;
    }

    public static Exact inputGradient(Conv2dGeometry g, float[] dy, float[] weights) {
        int terms = g.kernelHeight() * g.kernelWidth() * g.outChannelsPerGroup();
        Exact dx = Exact.zeros(g.inputSize(), terms);
        taps(g, (i, j, k) -> dx.add(i, (double) dy[k] * weights[j]));
        return dx;
    }

    public static Exact weightGradient(Conv2dGeometry g, float[] input, float[] dy) {
        Exact dw = Exact.zeros(g.weightSize(), g.batch() * g.outHeight() * g.outWidth());
        taps(g, (i, j, k) -> dw.add(j, (double) input[i] * dy[k]));
        return dw;
    }

    private static void taps(Conv2dGeometry g, Tap tap) {
        for (int n = 0; n < g.batch(); n++)
            for (int oy = 0; oy < g.outHeight(); oy++)
                for (int ox = 0; ox < g.outWidth(); ox++)
                    for (int r = 0; r < g.kernelHeight(); r++)
                        for (int s = 0; s < g.kernelWidth(); s++) {
                            int y = oy * g.stride().vertical() + r * g.dilation().vertical() - g.padding().top();
                            int x = ox * g.stride().horizontal() + s * g.dilation().horizontal() - g.padding().left();
                            if (y < 0 || y >= g.height() || x < 0 || x >= g.width()) continue;
                            int pixel = (n * g.height() + y) * g.width() + x;
                            int output = (n * g.outHeight() + oy) * g.outWidth() + ox;
                            channels(g, pixel, r * g.kernelWidth() + s, output, tap);
                        }
    }

    private static void channels(Conv2dGeometry g, int pixel, int place, int output, Tap tap) {
        int in = g.inChannelsPerGroup();
        int out = g.outChannelsPerGroup();
        for (int k = 0; k < g.outChannels(); k++) {
            int group = k / out;
            for (int c = 0; c < in; c++) {
                tap.visit(
                        pixel * g.inChannels() + group * in + c,
                        (k * g.kernelHeight() * g.kernelWidth() + place) * in + c,
                        output * g.outChannels() + k);
            }
        }
    }
}
