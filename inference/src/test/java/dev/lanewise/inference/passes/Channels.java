package dev.lanewise.inference.passes;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/** Operators on images with channels first, as importers write them: permuted, applied, permuted back. */
final class Channels {
    private Channels() {}

    static Tensor last(Evaluator ev, Tensor x) {
        return ev.permute(x, 0, 2, 3, 1);
    }

    static Tensor first(Evaluator ev, Tensor x) {
        return ev.permute(x, 0, 3, 1, 2);
    }

    /** A 3x3 convolution with random weights. */
    static Tensor conv(Evaluator ev, Tensor x, int outChannels) {
        Tensor w = Graphs.random(outChannels, outChannels, 3, 3, x.shape().size(1));
        return first(ev, ev.conv2d(last(ev, x), w, Stride.of(1), Padding.of(1), Dilation.ONE, 1));
    }

    /** Batch normalisation with random statistics. */
    static Tensor normalize(Evaluator ev, Tensor x) {
        int channels = x.shape().size(1);
        Tensor variance = Evaluator.eager().abs(Graphs.random(4, channels));
        return first(ev, ev.batchNormalize(last(ev, x), Graphs.random(3, channels), variance,
                Graphs.random(5, channels), Graphs.random(6, channels), 0.01f));
    }
}
