package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/**
 * Means that bring {@code x [batch, height, width, channels]} to {@code [batch, outHeight, outWidth, channels]},
 * whatever its size: output row {@code i} is the mean of rows {@code floor(i * height / outHeight)} to
 * {@code ceil((i + 1) * height / outHeight) - 1}, columns likewise.
 */
public record AdaptiveAveragePool2d(int outHeight, int outWidth) implements Layer {
    public AdaptiveAveragePool2d {
        if (outHeight < 1 || outWidth < 1) {
            throw new IllegalArgumentException(
                    "adaptiveAveragePool2d: output sizes must be at least 1; got " + outHeight + ", " + outWidth);
        }
    }

    public static AdaptiveAveragePool2d of(int both) {
        return new AdaptiveAveragePool2d(both, both);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        Separable.images("adaptiveAveragePool2d", x.shape());
        return Separable.apply(ev, AdaptiveAveragePool2d::weigh, x, outHeight, outWidth);
    }

    private static void weigh(int output, int outputs, int inputs, float[] weights, int at) {
        int first = (int) ((long) output * inputs / outputs);
        int end = (int) (((long) (output + 1) * inputs + outputs - 1) / outputs);
        for (int i = first; i < end; i++) weights[at + i] = 1f / (end - first);
    }
}
