package dev.lanewise.autodiff;

import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stochastic gradient descent, optionally with momentum, as PyTorch's {@code torch.optim.SGD} without dampening:
 *
 * <pre>{@code
 * g = gradient + weightDecay * w
 * m = momentum * m + g                       (m begins at 0)
 * w = w - rate * (nesterov ? g + momentum * m : m)
 * }</pre>
 *
 * <p>Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum in deep learning (2013).
 */
public final class Sgd implements Optimizer {
    private final Map<String, Parameter> parameters;
    private final double momentum;
    private final boolean nesterov;
    private final double weightDecay;
    private final Moments moments;
    private double learningRate;

    private Sgd(
            Map<String, Parameter> parameters,
            double learningRate,
            double momentum,
            boolean nesterov,
            double weightDecay) {
        this.parameters = parameters;
        this.learningRate = Settings.atLeastZero("sgd", "learningRate", learningRate);
        this.momentum = Settings.fraction("sgd", "momentum", momentum);
        this.nesterov = nesterov;
        this.weightDecay = Settings.atLeastZero("sgd", "weightDecay", weightDecay);
        moments = momentum == 0 ? new Moments(parameters) : new Moments(parameters, "momentum");
    }

    /** Plain descent, {@code w = w - rate * gradient}. */
    public static Sgd of(Map<String, Parameter> parameters, double learningRate) {
        return new Sgd(new LinkedHashMap<>(parameters), learningRate, 0, false, 0);
    }

    /** A new optimiser with momentum, customarily 0.9. */
    public Sgd momentum(double momentum) {
        return new Sgd(parameters, learningRate, momentum, nesterov, weightDecay);
    }

    /** A new optimiser that looks ahead along its momentum. */
    public Sgd nesterov() {
        return new Sgd(parameters, learningRate, momentum, true, weightDecay);
    }

    /** A new optimiser that adds {@code weightDecay * w} to each gradient. */
    public Sgd weightDecay(double weightDecay) {
        return new Sgd(parameters, learningRate, momentum, nesterov, weightDecay);
    }

    @Override
    public void step(Gradients gradients) {
        float rate = (float) learningRate;
        float decay = (float) weightDecay;
        float keep = (float) momentum;
        moments.step(gradients, memory -> {
            if (keep == 0) return (w, g, first, end) -> descend(w, g, first, end, rate, decay);
            float[] m = memory.moment(0);
            return nesterov
                    ? (w, g, first, end) -> descendAhead(w, g, first, end, m, rate, decay, keep)
                    : (w, g, first, end) -> descend(w, g, first, end, m, rate, decay, keep);
        });
    }

    private static void descend(float[] w, float[] g, int first, int end, float rate, float decay) {
        for (int i = first; i < end; i++) {
            float gradient = Math.fma(decay, w[i], g[i]);
            w[i] = Math.fma(-rate, gradient, w[i]);
        }
    }

    private static void descend(
            float[] w, float[] g, int first, int end, float[] m, float rate, float decay, float keep) {
        for (int i = first; i < end; i++) {
            float gradient = Math.fma(decay, w[i], g[i]);
            float moment = Math.fma(keep, m[i], gradient);
            m[i] = moment;
            w[i] = Math.fma(-rate, moment, w[i]);
        }
    }

    private static void descendAhead(
            float[] w, float[] g, int first, int end, float[] m, float rate, float decay, float keep) {
        for (int i = first; i < end; i++) {
            float gradient = Math.fma(decay, w[i], g[i]);
            float moment = Math.fma(keep, m[i], gradient);
            m[i] = moment;
            w[i] = Math.fma(-rate, Math.fma(keep, moment, gradient), w[i]);
        }
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public void learningRate(double rate) {
        learningRate = Settings.atLeastZero("sgd", "learningRate", rate);
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
