package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation with given statistics: {@code y = (x - mean) / sqrt(variance + epsilon) * gamma + beta}, where
 * {@code x} is {@code [..., channels]} and the other four inputs are {@code [channels]}.
 */
public record BatchNormalize(float epsilon) implements Op {
    @Override
    public String name() {
        return "batchNormalize";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 5, "x, mean, variance, gamma and beta");
        Rule.floats(this, inputs);
        Shape x = inputs.getFirst().shape();
        Rule.lastAxis(this, "x", x);
        String[] names = {"x", "mean", "variance", "gamma", "beta"};
        for (int i = 1; i < 5; i++) Rule.vector(this, names[i], inputs.get(i).shape(), x.last(), "channels");
        return List.of(inputs.getFirst().type());
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.normalization().batchNormalize(
                inputs.get(0),
                inputs.get(1),
                inputs.get(2),
                inputs.get(3),
                inputs.get(4),
                epsilon,
                outputs.getFirst());
    }

    // with r = 1 / sqrt(variance + epsilon), d = x - mean and sums over all axes but the channel:
    // dx = dy gamma r,  dmean = -gamma r sum(dy),  dvariance = -gamma r^3 sum(dy d) / 2,  dgamma = r sum(dy d)
    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor mean = call.input(1);
        Tensor gamma = call.input(3);
        Tensor g = dy.getFirst();
        Tensor r = ev.reciprocal(ev.sqrt(ev.affine(call.input(2), 1, epsilon)));
        Supplier<Tensor> product = () -> ev.sumTo(ev.multiply(g, ev.subtract(call.input(0), mean)), mean.shape());
        return call.gradients(
                () -> ev.multiply(g, ev.multiply(gamma, r)),
                () -> ev.negate(ev.multiply(ev.sumTo(g, mean.shape()), ev.multiply(gamma, r))),
                () -> ev.multiply(
                        ev.scale(product.get(), -0.5f), ev.multiply(gamma, ev.multiply(r, ev.square(r)))),
                () -> ev.multiply(product.get(), r),
                () -> ev.sumTo(g, mean.shape()));
    }
}
