package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/**
 * Makes images larger: {@code x [batch, height, width, channels]} to
 * {@code [batch, scale * height, scale * width, channels]}.
 *
 * @param bilinear whether an output is what lies at its centre between the four nearest inputs, at the border the
 *     nearest ones (pixels are squares, not points: PyTorch's {@code align_corners = false}); otherwise each input
 *     is repeated. Bilinear is a product with a matrix along either axis, whose zeros make a NaN or an infinity reach
 *     all outputs of its row and column
 */
public record Upsample2d(int scale, boolean bilinear) implements Layer {
    public Upsample2d {
        if (scale < 1) throw new IllegalArgumentException("upsample2d: scale must be at least 1; got " + scale);
    }

    /** Each pixel {@code scale} times in both directions. */
    public static Upsample2d nearest(int scale) {
        return new Upsample2d(scale, false);
    }

    public static Upsample2d bilinear(int scale) {
        return new Upsample2d(scale, true);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        Separable.images("upsample2d", x.shape());
        int batch = x.shape().size(0);
        int height = x.shape().size(1);
        int width = x.shape().size(2);
        int channels = x.shape().last();
        if (bilinear) return Separable.apply(ev, Upsample2d::weigh, x, scale * height, scale * width);
        Tensor apart = ev.reshape(x, Shape.of(batch * height, 1, width, 1, channels));
        Tensor repeated = ev.expand(apart, Shape.of(batch * height, scale, width, scale, channels));
        return ev.reshape(repeated, Shape.of(batch, scale * height, scale * width, channels));
    }

    private static void weigh(int output, int outputs, int inputs, float[] weights, int at) {
        float place = Math.max(0, (output + 0.5f) * inputs / outputs - 0.5f);
        int low = Math.min((int) place, inputs - 1);
        int high = Math.min(low + 1, inputs - 1);
        float share = place - low;
        weights[at + low] += 1 - share;
        weights[at + high] += share;
    }
}
