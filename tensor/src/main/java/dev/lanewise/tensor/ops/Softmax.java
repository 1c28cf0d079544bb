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

/** Softmax along the last axis: {@code y = exp(x - max x) / sum exp(x - max x)}. */
public record Softmax() implements Op {
    @Override
    public String name() {
        return "softmax";
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
        k.reduction().softmax(inputs.getFirst(), outputs.getFirst());
    }

    @Override
    public boolean mayOverwrite(int i) {
        return i == 0;
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        return call.gradients(() -> ev.applyOne(new Gradient(), call.output(), dy.getFirst()));
    }

    /** {@code dx = y * (dy - sum(y * dy))}, the sum along the last axis. */
    public record Gradient() implements Op {
        @Override
        public String name() {
            return "softmaxGradient";
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
            k.reduction().softmaxGradient(inputs.getFirst(), inputs.getLast(), outputs.getFirst());
        }

        // dx = y (u - s), s = sum(y u):  du = y (g - sum(y g)),  dy = g (u - s) - u sum(y g)
        @Override
        public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
            Tensor y = call.input(0);
            Tensor u = call.input(1);
            Tensor g = dy.getFirst();
            return call.gradients(
                    () -> ev.subtract(
                            ev.multiply(g, ev.subtract(u, ev.sum(ev.multiply(y, u), true, -1))),
                            ev.multiply(u, ev.sum(ev.multiply(y, g), true, -1))),
                    () -> ev.applyOne(this, y, g));
        }
    }
}
