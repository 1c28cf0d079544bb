package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mean of each window and channel: over its real pixels, or with {@code countPadding} over its padding too.
 * {@code x [batch, height, width, channels]}, {@code y [batch, outHeight, outWidth, channels]}.
 */
public record AveragePool2d(Window2d window, boolean countPadding) implements Op {
    @Override
    public String name() {
        return "averagePool2d";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        DType dtype = Rule.floats(this, inputs);
        return List.of(new TensorType(dtype, Window2d.outputShape(window.over(this, inputs.getFirst().shape()))));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        k.pooling().average(window.over(this, x.shape()), countPadding, x, outputs.getFirst());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Op gradient = new Gradient(this, call.input(0).shape().size(1), call.input(0).shape().size(2));
        return call.gradients(() -> ev.applyOne(gradient, dy.getFirst()));
    }

    /** Each {@code dy} shared among the pixels of its window. */
    public record Gradient(AveragePool2d pool, int height, int width) implements Op {
        @Override
        public String name() {
            return "averagePool2dGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 1, "dy");
            DType dtype = Rule.floats(this, inputs);
            Shape dy = inputs.getFirst().shape();
            Rule.axes(this, "dy", dy, "batch, height, width, channels");
            Shape dx = Shape.of(dy.size(0), height, width, dy.last());
            Rule.same(this, "dy and the pooling's output", dy, Window2d.outputShape(pool.window.over(this, dx)));
            return List.of(new TensorType(dtype, dx));
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            Tensor dx = outputs.getFirst();
            k.pooling().averageGradient(
                    pool.window.over(this, dx.shape()), pool.countPadding, inputs.getFirst(), dx);
        }

        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            return call.gradients(() -> ev.applyOne(pool, dy.getFirst()));
        }
    }
}
