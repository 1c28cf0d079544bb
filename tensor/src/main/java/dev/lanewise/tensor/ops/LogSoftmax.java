package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The logarithm of softmax along the last axis: {@code y = x - max x - log sum exp(x - max x)}. */
public record LogSoftmax() implements Op {
    @Override
    public String name() {
        return "logSoftmax";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        Rule.floats(this, inputs);
        Rule.lastAxis(this, "x", inputs.getFirst().shape());
        return List.of(inputs.getFirst().type());
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.reduction().logSoftmax(inputs.getFirst(), outputs.getFirst());
    }

    @Override
    public boolean mayOverwrite(int i) {
        return i == 0;
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        return call.gradients(() -> ev.applyOne(new Gradient(), call.output(), dy.getFirst()));
    }

    /** {@code dx = dy - exp(y) * sum dy}, the sum along the last axis. */
    public record Gradient() implements Op {
        @Override
        public String name() {
            return "logSoftmaxGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 2, "y and dy");
            Rule.floats(this, inputs);
            Rule.lastAxis(this, "y", inputs.getFirst().shape());
            Rule.same(this, "y and dy", inputs.getFirst().shape(), inputs.getLast().shape());
            return List.of(inputs.getFirst().type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            k.reduction().logSoftmaxGradient(inputs.getFirst(), inputs.getLast(), outputs.getFirst());
        }

        // dx = u - exp(y) sum(u):  du = g - sum(g exp(y)),  dy = -g exp(y) sum(u)
        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            Tensor y = call.input(0);
            Tensor u = call.input(1);
            Tensor g = dy.getFirst();
            Tensor weighted = ev.multiply(g, ev.exp(y));
            return call.gradients(
                    () -> ev.negate(ev.multiply(weighted, ev.sum(u, true, -1))),
                    () -> ev.subtract(g, ev.sum(weighted, true, -1)));
        }
    }
}
