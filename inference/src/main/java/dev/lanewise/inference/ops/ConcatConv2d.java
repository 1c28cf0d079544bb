package dev.lanewise.inference.ops;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;

/**
 * A convolution that is part of a concatenation and writes where the whole lies: {@code y[n, h, w, first + k] =
 * conv(x, w)[n, h, w, k]}, the other channels as they are. Inputs: those of the convolution, which has no residual, and
 * the whole so far where the range says so.
 */
public record ConcatConv2d(FusedConv2d conv, ChannelRange range) implements Op {
    public ConcatConv2d {
        if (conv.residual()) {
            throw new IllegalArgumentException(
                    "concatConv2d: the convolution must have no residual, whose pixels would lie elsewhere; got "
                            + conv);
        }
    }

    @Override
    public String name() {
        return "concatConv2d";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        List<TensorInfo> own = range.begun() ? inputs.subList(0, inputs.size() - 1) : inputs;
        return List.of(range.whole(name(), conv.types(own).getFirst()));
    }

    @Override
    public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        TensorType y = outputs.getFirst();
        TensorType part = y.withShape(y.shape().with(3, inputs.get(1).shape().size(0)));
        return conv.core().multiplyAdds(inputs.subList(0, 2), List.of(part));
    }

    @Override
    public boolean mayOverwrite(int i) {
        return range.isWhole(i, conv.bias() ? 4 : 3);
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor whole = outputs.getFirst();
        range.keep(k, inputs, whole);
        Tensor x = inputs.getFirst();
        Tensor w = inputs.get(1);
        Conv2dGeometry g = conv.conv().geometry(x.shape(), w.shape()).withOutStride(range.total());
        Kernels own = k.withEpilogue(conv.bias() ? inputs.get(2) : null, null, conv.activation())
                .filter(kernels -> kernels.convolution().stridesOutput(g))
                .orElseThrow(() -> new UnsupportedOperationException(
                        name() + ": this device or algorithm leaves no gaps between pixels; concatenate instead"));
        Shape part = Shape.of(g.batch(), g.outHeight(), g.outWidth(), g.outChannels());
        own.convolution().forward(g, x, w, null, range.part(whole, part));
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
