package dev.lanewise.layers;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Window2d;

/**
 * Means that bring {@code x [batch, height, width, channels]} to {@code [batch, outHeight, outWidth, channels]},
 * whatever its size: output row {@code i} is the mean of rows {@code floor(i * height / outHeight)} to
 * {@code ceil((i + 1) * height / outHeight) - 1}, columns likewise.
 *
 * <p>Where the output divides the input, windows stand side by side and this is a pooling. Elsewhere it is a product with
 * a matrix along either axis, whose zeros make a NaN or an infinity reach all outputs of its row and column.
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
        Shape shape = x.shape();
        Separable.images("adaptiveAveragePool2d", shape);
        int height = shape.size(1);
        int width = shape.size(2);
        if (height >= outHeight && width >= outWidth && height % outHeight == 0 && width % outWidth == 0) {
            Stride stride = new Stride(height / outHeight, width / outWidth);
            return ev.averagePool2d(x, new Window2d(
                    stride.vertical(), stride.horizontal(), stride, Padding.NONE, Dilation.ONE, false), false);
        }
        return Separable.apply(ev, AdaptiveAveragePool2d::weigh, x, outHeight, outWidth);
    }

    private static void weigh(int output, int outputs, int inputs, float[] weights, int at) {
        int first = (int) ((long) output * inputs / outputs);
        int end = (int) (((long) (output + 1) * inputs + outputs - 1) / outputs);
        for (int i = first; i < end; i++) weights[at + i] = 1f / (end - first);
    }
}
