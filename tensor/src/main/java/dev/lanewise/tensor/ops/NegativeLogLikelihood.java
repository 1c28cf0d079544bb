package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each row's label was worth: {@code y[...] = -x[..., labels[...]]} of log-probabilities {@code x [..., classes]},
 * labels int64 or int32 from 0 to {@code classes - 1}.
 */
public record NegativeLogLikelihood() implements HostOp {
    @Override
    public String name() {
        return "nll";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, "log-probabilities and labels");
        TensorInfo x = inputs.getFirst();
        TensorInfo labels = inputs.getLast();
        Rule.floats(this, List.of(x));
        Rule.index(this, "labels", labels);
        Rule.lastAxis(this, "x", x.shape());
        if (!Axes.left(x.shape(), x.shape().rank() - 1).equals(labels.shape())) {
            throw new ShapeException(
                    name(), "x must be [..., classes] where labels are [...]", x.shape(), labels.shape());
        }
        return List.of(x.type().withShape(labels.shape()));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        int classes = x.shape().last();
        Tensor labels = inputs.getLast();
        int count = labels.elements();
        for (int i = 0; i < count; i++) {
            Elements.setDouble(y, i, -Elements.toDouble(x, i * classes + Rule.label(this, labels, i, classes)));
        }
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Op gradient = new Gradient(call.input(0).shape().last());
        return call.gradients(() -> ev.applyOne(gradient, dy.getFirst(), call.input(1)));
    }

    /** {@code dx [..., classes]}: {@code -dy} at each row's label, else 0. */
    public record Gradient(int classes) implements HostOp {
        @Override
        public String name() {
            return "nllGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 2, "dy and labels");
            TensorInfo dy = inputs.getFirst();
            Rule.floats(this, List.of(dy));
            Rule.index(this, "labels", inputs.getLast());
            Rule.same(this, "dy and labels", dy.shape(), inputs.getLast().shape());
            int[] sizes = Arrays.copyOf(dy.shape().toArray(), dy.shape().rank() + 1);
            sizes[sizes.length - 1] = classes;
            return List.of(dy.type().withShape(Shape.of(sizes)));
        }

        @Override
        public void forward(List<Tensor> inputs, List<Tensor> outputs) {
            Tensor dy = inputs.getFirst();
            Tensor dx = outputs.getFirst();
            Tensor labels = inputs.getLast();
            int count = labels.elements();
            Elements.fill(dx, 0);
            for (int i = 0; i < count; i++) {
                Elements.setDouble(dx, i * classes + Rule.label(this, labels, i, classes), -Elements.toDouble(dy, i));
            }
        }

        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            return call.gradients(() -> ev.applyOne(new NegativeLogLikelihood(), dy.getFirst(), call.input(1)));
        }
    }
}
