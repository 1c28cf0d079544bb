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
 * The largest number of each window and channel; a NaN counts as largest, padding is never chosen. Outputs: {@code y
 * [batch, outHeight, outWidth, channels]} and, of the same shape in int32, where in its image each one lies, as
 * {@code row * width + column}: of equal ones the first.
 */
public record MaxPool2d(Window2d window) implements Op {
    @Override
    public String name() {
        return "maxPool2d";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        DType dtype = Rule.floats(this, inputs);
        Shape y = Window2d.outputShape(window.over(this, inputs.getFirst().shape()));
        return List.of(new TensorType(dtype, y), new TensorType(DType.INT32, y));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        k.pooling().max(window.over(this, x.shape()), x, outputs.getFirst(), outputs.getLast());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Op gradient = new Gradient(window, call.input(0).shape().size(1), call.input(0).shape().size(2));
        return call.gradients(() -> ev.applyOne(gradient, dy.getFirst(), call.outputs().getLast()));
    }

    /** The largest numbers alone, which takes half the time: without the indices there is no gradient. */
    public record Values(Window2d window) implements Op {
        @Override
        public String name() {
            return "maxPool2d";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            return new MaxPool2d(window).types(inputs).subList(0, 1);
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            Tensor x = inputs.getFirst();
            k.pooling().max(window.over(this, x.shape()), x, outputs.getFirst());
        }

        @Override
        public boolean differentiable() {
            return false;
        }
    }

    /**
     * Each {@code dy} added to the {@code dx [batch, height, width, channels]} that its index names: one of its own window,
     * as {@link MaxPool2d} gives it. What becomes of others is not defined, and differs between devices.
     */
    public record Gradient(Window2d window, int height, int width) implements Op {
        @Override
        public String name() {
            return "maxPool2dGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 2, "dy and indices");
            TensorInfo dy = inputs.getFirst();
            Rule.floats(this, List.of(dy));
            Rule.axes(this, "dy", dy.shape(), "batch, height, width, channels");
            Rule.same(this, "dy and indices", dy.shape(), inputs.getLast().shape());
            return List.of(dy.type().withShape(Shape.of(dy.shape().size(0), height, width, dy.shape().last())));
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            Tensor dx = outputs.getFirst();
            k.pooling().maxGradient(window.over(this, dx.shape()), inputs.getFirst(), inputs.getLast(), dx);
        }

        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            return call.gradients(() -> ev.applyOne(new Pick(window), dy.getFirst(), call.input(1)));
        }
    }

    /** {@code y[n, oy, ox, c] = x[n, indices[n, oy, ox, c], c]}, pixels counted row by row; 0 where there is none. */
    public record Pick(Window2d window) implements HostOp {
        @Override
        public String name() {
            return "maxPool2dPick";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 2, "x and indices");
            TensorInfo x = inputs.getFirst();
            Rule.floats(this, List.of(x));
            Rule.axes(this, "x", x.shape(), "batch, height, width, channels");
            return List.of(x.type().withShape(inputs.getLast().shape()));
        }

        @Override
        public void forward(List<Tensor> inputs, List<Tensor> outputs) {
            Tensor x = inputs.getFirst();
            Tensor indices = inputs.getLast();
            Tensor y = outputs.getFirst();
            int channels = x.shape().last();
            int image = x.shape().elements(1, 4);
            int outImage = y.shape().elements(1, 4);
            for (int i = 0; i < y.elements(); i++) {
                int pixel = (int) indices.index(i);
                int from = i / outImage * image + pixel * channels + i % channels;
                Elements.setDouble(y, i, pixel < 0 ? 0 : Elements.toDouble(x, from));
            }
        }

        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            Op gradient = new Gradient(window, call.input(0).shape().size(1), call.input(0).shape().size(2));
            return call.gradients(() -> ev.applyOne(gradient, dy.getFirst(), call.input(1)));
        }
    }
}
