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

/**
 * Normalisation along the last axis by the root mean square of each row:
 * {@code y = x / sqrt(mean(x^2) + epsilon) * gamma}. Inputs {@code x [..., features]} and {@code gamma [features]}.
 * Zhang and Sennrich, arXiv 1910.07467, equation 4.
 */
public record RmsNorm(float epsilon) implements Op {
    @Override
    public String name() {
        return "rmsNorm";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, "x and gamma");
        Rule.floats(this, inputs);
        TensorInfo x = inputs.getFirst();
        Rule.lastAxis(this, "x", x.shape());
        Rule.vector(this, "gamma", inputs.get(1).shape(), x.shape().last(), "features");
        return List.of(x.type());
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.normalization().rmsNormalize(inputs.get(0), inputs.get(1), epsilon, outputs.getFirst());
    }

    @Override
    public boolean mayOverwrite(int i) {
        return i == 0;
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        List<Tensor> gradients = ev.apply(new Gradient(epsilon), call.input(0), call.input(1), dy.getFirst());
        return call.gradients(() -> gradients.get(0), () -> gradients.get(1));
    }

    /** {@code dx, dgamma} from {@code x, gamma, dy}, in one go. */
    public record Gradient(float epsilon) implements Op {
        @Override
        public String name() {
            return "rmsNormGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 3, "x, gamma and dy");
            Rule.floats(this, inputs);
            Rule.same(this, "x and dy", inputs.getFirst().shape(), inputs.getLast().shape());
            return List.of(inputs.getFirst().type(), inputs.get(1).type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            k.normalization().rmsNormGradient(
                    inputs.get(0), inputs.get(1), epsilon, inputs.get(2), outputs.get(0), outputs.get(1));
        }

        @Override
        public boolean differentiable() {
            return false;
        }
    }
}
