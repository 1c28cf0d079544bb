package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
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
 * Group normalisation: {@code y = (x - mean) / sqrt(variance + epsilon) * gamma + beta}, mean and biased variance over
 * all places of an image and a group of neighbouring channels. Inputs {@code x [batch, ..., channels]} and, both or
 * neither, {@code gamma [channels]} and {@code beta [channels]}. Wu, He: Group normalization, arXiv 1803.08494,
 * section 3.1; with a group a channel it is instance normalisation, arXiv 1607.08022.
 *
 * @param groups divides the channels
 */
public record GroupNorm(int groups, float epsilon) implements Op {
    @Override
    public String name() {
        return "groupNorm";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, 3, "x, or x, gamma and beta");
        Rule.floats(this, inputs);
        Shape x = inputs.getFirst().shape();
        if (x.rank() < 2) throw new ShapeException(name(), "x must be [batch, ..., channels]", x);
        if (groups < 1 || x.last() % groups != 0) {
            throw new ShapeException(name(), "groups must divide channels", groups, x);
        }
        if (inputs.size() == 2) throw new ShapeException(name(), "gamma comes with beta", "2 inputs");
        for (int i = 1; i < inputs.size(); i++) {
            Rule.vector(this, i == 1 ? "gamma" : "beta", inputs.get(i).shape(), x.last(), "channels");
        }
        return List.of(inputs.getFirst().type());
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        boolean plain = inputs.size() == 1;
        Tensor gamma = plain ? null : inputs.get(1);
        Tensor beta = plain ? null : inputs.get(2);
        k.normalization().groupNormalize(inputs.getFirst(), groups, gamma, beta, epsilon, outputs.getFirst());
    }

    @Override
    public boolean mayOverwrite(int i) {
        return i == 0;
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor x = call.input(0);
        boolean plain = call.inputs().size() == 1;
        Tensor gamma = plain ? ev.expand(ev.constant(1, x), Shape.of(x.shape().last())) : call.input(1);
        List<Tensor> gradients = ev.apply(new Gradient(groups, epsilon), x, gamma, dy.getFirst());
        return call.gradients(() -> gradients.get(0), () -> gradients.get(1), () -> gradients.get(2));
    }

    /** {@code dx, dgamma, dbeta} from {@code x, gamma, dy}, in one go. */
    public record Gradient(int groups, float epsilon) implements Op {
        @Override
        public String name() {
            return "groupNormGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 3, "x, gamma and dy");
            Rule.floats(this, inputs);
            Rule.same(this, "x and dy", inputs.getFirst().shape(), inputs.getLast().shape());
            TensorType gamma = inputs.get(1).type();
            return List.of(inputs.getFirst().type(), gamma, gamma);
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            k.normalization().groupNormGradient(
                    inputs.get(0),
                    groups,
                    inputs.get(1),
                    epsilon,
                    inputs.get(2),
                    outputs.get(0),
                    outputs.get(1),
                    outputs.get(2));
        }

        @Override
        public boolean differentiable() {
            return false;
        }
    }
}
