package dev.lanewise.tensor.reference;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Convolution and its two gradients, all from one set: which input meets which weight in which output. {@code n} is the
 * image, {@code y x} the pixel, {@code c} the input channel, {@code k} the output channel, {@code r s} the kernel's row
 * and column.
 */
final class ReferenceConvolution implements ConvolutionKernels {
    /** The place of an input in the border, where there is a 0. */
    private static final int BORDER = -1;

    private interface Tap {
        void meet(int x, int w, int y);
    }

    @Override
    public void forward(Conv2dGeometry g, Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        Doubles in = Doubles.of(x);
        Doubles weights = Doubles.of(w);
        Doubles out = Doubles.of(y);
        out.fill(0);
        taps(g, (xi, wi, yi) -> out.add(yi, (xi == BORDER ? 0 : in.get(xi)) * weights.get(wi)));
        if (bias == null) return;
        for (int i = 0; i < out.size(); i++) out.add(i, Doubles.of(bias).get(i % g.outChannels()));
    }

    @Override
    public void inputGradient(Conv2dGeometry g, Tensor dy, Tensor w, Tensor dx) {
        Doubles out = Doubles.of(dy);
        Doubles weights = Doubles.of(w);
        Doubles in = Doubles.of(dx);
        in.fill(0);
        taps(g, (xi, wi, yi) -> {
            if (xi != BORDER) in.add(xi, out.get(yi) * weights.get(wi));
        });
    }

    @Override
    public void weightGradient(Conv2dGeometry g, Tensor x, Tensor dy, Tensor dw) {
        Doubles in = Doubles.of(x);
        Doubles out = Doubles.of(dy);
        Doubles weights = Doubles.of(dw);
        weights.fill(0);
        taps(g, (xi, wi, yi) -> weights.add(wi, (xi == BORDER ? 0 : in.get(xi)) * out.get(yi)));
    }

    private static void taps(Conv2dGeometry g, Tap tap) {
        for (int n = 0; n < g.batch(); n++) {
            for (int oy = 0; oy < g.outHeight(); oy++) {
                for (int ox = 0; ox < g.outWidth(); ox++) {
                    for (int k = 0; k < g.outChannels(); k++) pixel(g, n, oy, ox, k, tap);
                }
            }
        }
    }

    private static void pixel(Conv2dGeometry g, int n, int oy, int ox, int k, Tap tap) {
        int yi = ((n * g.outHeight() + oy) * g.outWidth() + ox) * g.outChannels() + k;
        int group = k / g.outChannelsPerGroup();
        int channels = g.inChannelsPerGroup();
        for (int r = 0; r < g.kernelHeight(); r++) {
            for (int s = 0; s < g.kernelWidth(); s++) {
                int y = oy * g.stride().vertical() + r * g.dilation().vertical() - g.padding().top();
                int x = ox * g.stride().horizontal() + s * g.dilation().horizontal() - g.padding().left();
                boolean inside = y >= 0 && y < g.height() && x >= 0 && x < g.width();
                for (int c = 0; c < channels; c++) {
                    int xi = ((n * g.height() + y) * g.width() + x) * g.inChannels() + group * channels + c;
                    int wi = ((k * g.kernelHeight() + r) * g.kernelWidth() + s) * channels + c;
                    tap.meet(inside ? xi : BORDER, wi, yi);
                }
            }
        }
    }
}
