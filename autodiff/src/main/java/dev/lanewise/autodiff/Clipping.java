package dev.lanewise.autodiff;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;

/** The loops over gradients that keep them short. */
final class Clipping {
    private static final int WIDTH = 16;

    private Clipping() {}

    static void requireLimit(double limit) {
        if (!(limit > 0)) throw new IllegalArgumentException("clip: limit must be above 0; got " + limit);
    }

    /** 16 partial sums over {@code i mod 16}, then halves added: the same order on every machine. */
    static double sumOfSquares(Tensor gradient) {
        Tensor host = gradient.to(Device.cpu());
        float[] g = host.floats();
        int begin = host.offset();
        int end = begin + host.elements();
        double[] sums = new double[WIDTH];
        for (int i = begin; i < end; i += WIDTH) {
            int lanes = Math.min(WIDTH, end - i);
            for (int lane = 0; lane < lanes; lane++) {
                double value = g[i + lane];
                sums[lane] = Math.fma(value, value, sums[lane]);
            }
        }
        for (int half = WIDTH / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) sums[lane] += sums[lane + half];
        }
        return sums[0];
    }

    static Tensor scale(Tensor gradient, float factor) {
        float[] g = gradient.toFloats();
        for (int i = 0; i < g.length; i++) g[i] *= factor;
        return Tensors.likeOf(gradient, g);
    }

    static Tensor clip(Tensor gradient, float limit) {
        float[] g = gradient.toFloats();
        for (int i = 0; i < g.length; i++) g[i] = Math.min(Math.max(g[i], -limit), limit);
        return Tensors.likeOf(gradient, g);
    }
}
