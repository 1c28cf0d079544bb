package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two-dimensional convolution, channels last:
 * {@code y[n, oy, ox, k] = bias[k] + sum over r, s, c of x[n, oy * sy + r * dy - top, ox * sx + s * dx - left, c]
 * * w[k, r, s, c]}.
 *
 * <p>{@code x [batch, height, width, inChannels]}, {@code w [outChannels, kernelHeight, kernelWidth, inChannels /
 * groups]}, {@code bias [outChannels]} or none. Bilinear in {@code x} and {@code w}: with {@link InputGradient} and
 * {@link WeightGradient} it makes a family in which the gradients of each are the other two.
 */
public record Conv2d(Stride stride, Padding padding, Dilation dilation, int groups) implements Op {
    public Conv2d {
        if (groups < 1) throw new ShapeException("conv2d", "groups must be at least 1", groups);
    }

    @Override
    public String name() {
        return "conv2d";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, 3, "x, w and an optional bias");
        DType dtype = Rule.floats(this, inputs);
        Shape x = inputs.getFirst().shape();
        Shape w = inputs.get(1).shape();
        Rule.axes(this, "x", x, "batch, height, width, channels");
        Conv2dGeometry g = geometry(this, x.size(0), x.size(1), x.size(2), w);
        if (x.last() != g.inChannels()) {
            throw new ShapeException(
                    name(), "w must have 1/" + groups + " as many input channels as x, groups being " + groups, w, x);
        }
        if (inputs.size() == 3) Rule.vector(this, "bias", inputs.get(2).shape(), g.outChannels(), "outChannels");
        return List.of(new TensorType(dtype, outputShape(g)));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor w = inputs.get(1);
        Tensor bias = inputs.size() == 3 ? inputs.get(2) : null;
        k.convolution().forward(geometry(this, x, w), x, w, bias, outputs.getFirst());
    }

    @Override
    public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        return (long) outputs.getFirst().shape().elements() * inputs.get(1).shape().elements(1, 4);
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor x = call.input(0);
        Tensor w = call.input(1);
        Tensor g = dy.getFirst();
        return call.gradients(
                () -> ev.applyOne(inputGradient(x.shape()), g, w),
                () -> ev.applyOne(weightGradient(w.shape()), x, g),
                () -> ev.sum(g, false, 0, 1, 2));
    }

    private InputGradient inputGradient(Shape x) {
        return new InputGradient(this, x.size(1), x.size(2));
    }

    private WeightGradient weightGradient(Shape w) {
        return new WeightGradient(this, w.size(1), w.size(2));
    }

    /**
     * Transposed convolution of {@code x [batch, height, width, inChannels]} with {@code w [inChannels, kernelHeight,
     * kernelWidth, outChannels / groups]}: the gradient of this convolution with respect to an input of
     * {@code (size - 1) * stride + (kernel - 1) * dilation + 1 - padding + more} lines. {@code moreRows} and
     * {@code moreColumns} are fewer than the stride.
     */
    public InputGradient transposed(Shape x, Shape w, int moreRows, int moreColumns) {
        String name = "convTranspose2d";
        if (x.rank() != 4) throw new ShapeException(name, "x must be [batch, height, width, channels]", x);
        if (w.rank() != 4) {
            throw new ShapeException(name, "w must be [inChannels, kernelHeight, kernelWidth, outChannels / groups]",
                    w);
        }
        if (x.last() != w.size(0)) {
            throw new ShapeException(name, "w must have as many input channels as x", w, x);
        }
        long height = Conv2dGeometry.transposedSize(x.size(1), padding.top() + padding.bottom(), w.size(1),
                dilation.vertical(), stride.vertical(), moreRows);
        long width = Conv2dGeometry.transposedSize(x.size(2), padding.left() + padding.right(), w.size(2),
                dilation.horizontal(), stride.horizontal(), moreColumns);
        if (x.size(1) < 1 || x.size(2) < 1 || height < 0 || width < 0 || height * width > Integer.MAX_VALUE) {
            throw new ShapeException(
                    name, "output height and width must be at least 0, and the input not be empty", height, width, x);
        }
        return new InputGradient(this, (int) height, (int) width);
    }

    /** {@code dx} from {@code dy} and {@code w}; known by itself as transposed convolution. */
    public record InputGradient(Conv2d conv, int height, int width) implements Op {
        @Override
        public String name() {
            return "conv2dInputGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 2, "dy and w");
            DType dtype = Rule.floats(this, inputs);
            Shape dy = inputs.getFirst().shape();
            Rule.axes(this, "dy", dy, "batch, height, width, channels");
            Conv2dGeometry g = conv.geometry(this, dy.size(0), height, width, inputs.getLast().shape());
            Rule.same(this, "dy and the convolution's output", dy, outputShape(g));
            return List.of(new TensorType(dtype, Shape.of(dy.size(0), height, width, g.inChannels())));
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            Tensor w = inputs.getLast();
            Tensor dx = outputs.getFirst();
            k.convolution().inputGradient(conv.geometry(this, dx, w), inputs.getFirst(), w, dx);
        }

        @Override
        public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
            return (long) inputs.getFirst().shape().elements() * inputs.get(1).shape().elements(1, 4);
        }

        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            Tensor g = dy.getFirst();
            return call.gradients(
                    () -> ev.applyOne(conv, g, call.input(1)),
                    () -> ev.applyOne(conv.weightGradient(call.input(1).shape()), g, call.input(0)));
        }
    }

    /** {@code dw} from {@code x} and {@code dy}. */
    public record WeightGradient(Conv2d conv, int kernelHeight, int kernelWidth) implements Op {
        @Override
        public String name() {
            return "conv2dWeightGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 2, "x and dy");
            DType dtype = Rule.floats(this, inputs);
            Shape x = inputs.getFirst().shape();
            Shape dy = inputs.getLast().shape();
            Rule.axes(this, "x", x, "batch, height, width, channels");
            Rule.axes(this, "dy", dy, "batch, height, width, channels");
            if (x.last() % conv.groups != 0) {
                throw new ShapeException(name(), "groups must divide x's channels", conv.groups, x);
            }
            Shape dw = Shape.of(dy.last(), kernelHeight, kernelWidth, x.last() / conv.groups);
            Conv2dGeometry g = conv.geometry(this, x.size(0), x.size(1), x.size(2), dw);
            Rule.same(this, "dy and the convolution's output", dy, outputShape(g));
            return List.of(new TensorType(dtype, dw));
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            Tensor x = inputs.getFirst();
            Tensor dw = outputs.getFirst();
            k.convolution().weightGradient(conv.geometry(this, x, dw), x, inputs.getLast(), dw);
        }

        @Override
        public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
            return (long) inputs.get(1).shape().elements() * outputs.getFirst().shape().elements(1, 4);
        }

        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            Tensor g = dy.getFirst();
            return call.gradients(
                    () -> ev.applyOne(conv.inputGradient(call.input(0).shape()), call.input(1), g),
                    () -> ev.applyOne(conv, call.input(0), g));
        }
    }

    /** Of a convolution of {@code x} with {@code w}. */
    public Conv2dGeometry geometry(Shape x, Shape w) {
        return geometry(this, x.size(0), x.size(1), x.size(2), w);
    }

    private Conv2dGeometry geometry(Op op, Tensor x, Tensor w) {
        return geometry(op, x.shape().size(0), x.shape().size(1), x.shape().size(2), w.shape());
    }

    private Conv2dGeometry geometry(Op op, int batch, int height, int width, Shape w) {
        Rule.axes(op, "w", w, "outChannels, kernelHeight, kernelWidth, inChannels / groups");
        return new Conv2dGeometry(
                batch,
                height,
                width,
                w.last() * groups,
                w.size(0),
                w.size(1),
                w.size(2),
                stride,
                padding,
                dilation,
                groups);
    }

    private static Shape outputShape(Conv2dGeometry g) {
        return Shape.of(g.batch(), g.outHeight(), g.outWidth(), g.outChannels());
    }
}
