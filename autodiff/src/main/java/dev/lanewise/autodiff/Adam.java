package dev.lanewise.autodiff;

import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import java.util.Map;

/**
 * Adam, as PyTorch's {@code torch.optim.Adam}; {@code t} counts a parameter's steps from 1:
 *
 * <pre>{@code
 * g = gradient + weightDecay * w
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g * g
 * w = w - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
 * }</pre>
 *
 * <p>Kingma, Ba: Adam, a method for stochastic optimization, arXiv 1412.6980.
 * {@link AdamW} does weight decay better.
 */
public final class Adam implements Optimizer {
    private final AdaptiveMoments moments;

    private Adam(AdaptiveMoments moments) {
        this.moments = moments;
    }

    /** Betas 0.9 and 0.999, epsilon 1e-8, no weight decay. A customary rate is 1e-3. */
    public static Adam of(Map<String, Parameter> parameters, double learningRate) {
        return new Adam(AdaptiveMoments.of("adam", parameters, learningRate));
    }

    /** A new optimiser with other decay rates of the two moments. */
    public Adam betas(double beta1, double beta2) {
        return new Adam(moments.betas(beta1, beta2));
    }

    /** A new optimiser with another number in the denominator. */
    public Adam epsilon(double epsilon) {
        return new Adam(moments.epsilon(epsilon));
    }

    /** A new optimiser that adds {@code weightDecay * w} to each gradient. */
    public Adam weightDecay(double weightDecay) {
        return new Adam(moments.weightDecay(weightDecay));
    }

    @Override
    public void step(Gradients gradients) {
        moments.step(gradients, false);
    }

    @Override
    public double learningRate() {
        return moments.learningRate();
    }

    @Override
    public void learningRate(double rate) {
        moments.learningRate(rate);
    }

    @Override
    public Map<String, Tensor> state() {
        return moments.state();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        moments.load(state);
    }
}
