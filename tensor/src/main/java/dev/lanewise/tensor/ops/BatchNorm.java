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
 * Batch normalisation as training does it, by the statistics of the batch itself. Inputs {@code x [..., channels],
 * gamma [channels], beta [channels]}; outputs {@code y}, and the mean and the biased variance of each channel.
 */
public record BatchNorm(float epsilon) implements Op {
    @Override
    public String name() {
        return "batchNorm";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 3, "x, gamma and beta");
        Rule.floats(this, inputs);
        TensorInfo x = inputs.getFirst();
        Rule.lastAxis(this, "x", x.shape());
        Rule.vector(this, "gamma", inputs.get(1).shape(), x.shape().last(), "channels");
        Rule.vector(this, "beta", inputs.get(2).shape(), x.shape().last(), "channels");
        return List.of(x.type(), inputs.get(1).type(), inputs.get(1).type());
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor mean = outputs.get(1);
        Tensor variance = outputs.get(2);
        k.normalization().batchStatistics(x, mean, variance);
        k.normalization().batchNormalize(
                x, mean, variance, inputs.get(1), inputs.get(2), epsilon, outputs.getFirst());
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor x = call.input(0);
        Tensor mean = call.outputs().get(1);
        Tensor variance = call.outputs().get(2);
        Tensor g = dy.getFirst();
        if (g == null) return call.gradients(() -> BatchStatistics.gradient(ev, x, mean, dy.get(1), dy.get(2)));
        List<Tensor> gradients = ev.apply(new Gradient(epsilon), x, mean, variance, call.input(1), g);
        boolean statistics = dy.get(1) != null || dy.get(2) != null;
        return call.gradients(
                () -> statistics
                        ? ev.add(gradients.getFirst(), BatchStatistics.gradient(ev, x, mean, dy.get(1), dy.get(2)))
                        : gradients.getFirst(),
                () -> gradients.get(1),
                () -> gradients.get(2));
    }

    /** {@code dx, dgamma, dbeta} from {@code x, mean, variance, gamma, dy}, in one go. */
    public record Gradient(float epsilon) implements Op {
        @Override
        public String name() {
            return "batchNormGradient";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            Rule.inputs(this, inputs, 5, "x, mean, variance, gamma and dy");
            Rule.floats(this, inputs);
            Rule.same(this, "x and dy", inputs.getFirst().shape(), inputs.getLast().shape());
            TensorType gamma = inputs.get(3).type();
            return List.of(inputs.getFirst().type(), gamma, gamma);
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            k.normalization().batchNormGradient(
                    inputs.get(0),
                    inputs.get(1),
                    inputs.get(2),
                    inputs.get(3),
                    epsilon,
                    inputs.get(4),
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
