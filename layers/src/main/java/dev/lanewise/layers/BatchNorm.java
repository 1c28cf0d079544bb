package dev.lanewise.layers;

import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.List;

/**
 * Batch normalisation of {@code x [..., channels]}: {@code (x - mean) / sqrt(variance + epsilon) * weight + bias}.
 * Ioffe, Szegedy, arXiv 1502.03167.
 *
 * <p>In training, mean and (biased) variance are the batch's own, and the running ones move towards them:
 * {@code running = (1 - momentum) * running + momentum * batch}, the variance there being the unbiased one. Otherwise
 * the running ones are used.
 */
public record BatchNorm(
        Parameter weight, Parameter bias, Buffer runningMean, Buffer runningVariance, float momentum, float epsilon)
        implements
            Layer {

    /** Momentum 0.1, epsilon 1e-5. */
    public static BatchNorm of(int channels) {
        Shape shape = Shape.of(channels);
        return new BatchNorm(
                Initializer.ones().parameter("weight", shape),
                Initializer.zeros().parameter("bias", shape),
                Initializer.zeros().buffer("running_mean", shape),
                Initializer.ones().buffer("running_var", shape),
                0.1f,
                1e-5f);
    }

    public BatchNorm momentum(float other) {
        return new BatchNorm(weight, bias, runningMean, runningVariance, other, epsilon);
    }

    public BatchNorm epsilon(float other) {
        return new BatchNorm(weight, bias, runningMean, runningVariance, momentum, other);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        Tensor gamma = ev.read(weight);
        Tensor beta = ev.read(bias);
        if (!ev.training()) {
            return ev.batchNormalize(x, ev.read(runningMean), ev.read(runningVariance), gamma, beta, epsilon);
        }
        float rows = (float) x.elements() / x.shape().last();
        if (!(rows > 1)) {
            throw new ShapeException("batchNorm", "training needs more than one value a channel", x.shape());
        }
        List<Tensor> outputs = ev.batchNorm(x, gamma, beta, epsilon);
        move(ev, runningMean, outputs.get(1), 1);
        move(ev, runningVariance, outputs.get(2), rows / (rows - 1));
        return outputs.getFirst();
    }

    private void move(Evaluator ev, Buffer running, Tensor batch, float unbias) {
        Tensor kept = ev.scale(ev.read(running), 1 - momentum);
        ev.update(running, ev.add(kept, ev.scale(ev.detach(batch), momentum * unbias)));
    }

    @Override
    public void members(Members to) {
        to.parameter(weight, Initializer.ones());
        to.parameter(bias, Initializer.zeros());
        to.buffer(runningMean, Initializer.zeros());
        to.buffer(runningVariance, Initializer.ones());
    }
}
