package dev.lanewise.inference.ops;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.tensor.ConvolutionKernels.Stage;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Conv2d;
import java.util.ArrayList;
import java.util.List;

/**
 * A 1x1 convolution and the depthwise convolution that reads it, both at once with the bits of one after the other:
 * {@code depthwise(expansion(x))}. Inputs: {@code x}, the weights and the bias, if any, of the expansion, then those of
 * the depthwise convolution. Neither has a residual.
 */
public record ExpandedDepthwise(FusedConv2d expansion, FusedConv2d depthwise) implements Op {
    public ExpandedDepthwise {
        if (expansion.residual() || depthwise.residual()) {
            throw new ShapeException("expandedDepthwise", "neither convolution may have a residual", expansion,
                    depthwise);
        }
    }

    @Override
    public String name() {
        return "expandedDepthwise";
    }

    private int inputsOfExpansion() {
        return expansion.bias() ? 3 : 2;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        int count = inputsOfExpansion() + (depthwise.bias() ? 2 : 1);
        if (inputs.size() != count) {
            throw new ShapeException(name(), "inputs must be x, then weights and a bias of each", count,
                    inputs.size() + " inputs");
        }
        TensorType between = expansion.types(inputs.subList(0, inputsOfExpansion())).getFirst();
        List<TensorInfo> rest = new ArrayList<>(List.of(new TensorInfo(between, null)));
        rest.addAll(inputs.subList(inputsOfExpansion(), inputs.size()));
        return depthwise.types(rest);
    }

    @Override
    public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        Shape x = inputs.getFirst().shape();
        long pixels = (long) x.size(0) * x.size(1) * x.size(2);
        return pixels * inputs.get(1).shape().elements()
                + depthwise.core().multiplyAdds(inputs.subList(inputsOfExpansion() - 1, inputs.size()), outputs);
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor w = inputs.get(1);
        Tensor v = inputs.get(inputsOfExpansion());
        Conv2dGeometry e = expansion.conv().geometry(x.shape(), w.shape());
        Shape between = Shape.of(e.batch(), e.outHeight(), e.outWidth(), e.outChannels());
        k.convolution().expandedDepthwise(x,
                new Stage(e, w, expansion.bias() ? inputs.get(2) : null, expansion.activation()),
                new Stage(depthwise.conv().geometry(between, v.shape()), v,
                        depthwise.bias() ? inputs.getLast() : null, depthwise.activation()),
                outputs.getFirst());
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
