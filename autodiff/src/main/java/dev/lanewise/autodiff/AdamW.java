package dev.lanewise.autodiff;

import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import java.util.Map;

/**
 * Adam with decoupled weight decay, as PyTorch's {@code torch.optim.AdamW}: {@code w = w - rate * weightDecay * w}, and
 * then {@link Adam}'s step without weight decay.
 *
 * <p>Loshchilov, Hutter: Decoupled weight decay regularization, arXiv 1711.05101.
 */
public final class AdamW implements Optimizer {
    private final AdaptiveMoments moments;

    private AdamW(AdaptiveMoments moments) {
        this.moments = moments;
    }

    /** Betas 0.9 and 0.999, epsilon 1e-8, weight decay 0.01. A customary rate is 1e-3. */
    public static AdamW of(Map<String, Parameter> parameters, double learningRate) {
        return new AdamW(AdaptiveMoments.of("adamW", parameters, learningRate).weightDecay(0.01));
    }

    /** A new optimiser with other decay rates of the two moments. */
    public AdamW betas(double beta1, double beta2) {
        return new AdamW(moments.betas(beta1, beta2));
    }

    /** A new optimiser with another number in the denominator. */
    public AdamW epsilon(double epsilon) {
        return new AdamW(moments.epsilon(epsilon));
    }

    /** A new optimiser with another weight decay. */
    public AdamW weightDecay(double weightDecay) {
        return new AdamW(moments.weightDecay(weightDecay));
    }

    @Override
    public void step(Gradients gradients) {
        moments.step(gradients, true);
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
