package dev.lanewise.autodiff;

import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings, the memory and the loop that {@link Adam} and {@link AdamW} share. */
final class AdaptiveMoments {
    private final String name;
    private final Map<String, Parameter> parameters;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double weightDecay;
    private final Moments moments;
    private double learningRate;

    private AdaptiveMoments(
            String name,
            Map<String, Parameter> parameters,
            double learningRate,
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay) {
        this.name = name;
        this.parameters = parameters;
        this.learningRate = Settings.atLeastZero(name, "learningRate", learningRate);
        this.beta1 = Settings.fraction(name, "beta1", beta1);
        this.beta2 = Settings.fraction(name, "beta2", beta2);
        this.epsilon = Settings.atLeastZero(name, "epsilon", epsilon);
        this.weightDecay = Settings.atLeastZero(name, "weightDecay", weightDecay);
        moments = new Moments(parameters, "first_moment", "second_moment");
    }

    static AdaptiveMoments of(String name, Map<String, Parameter> parameters, double learningRate) {
        return new AdaptiveMoments(name, new LinkedHashMap<>(parameters), learningRate, 0.9, 0.999, 1e-8, 0);
    }

    AdaptiveMoments betas(double first, double second) {
        return new AdaptiveMoments(name, parameters, learningRate, first, second, epsilon, weightDecay);
    }

    AdaptiveMoments epsilon(double other) {
        return new AdaptiveMoments(name, parameters, learningRate, beta1, beta2, other, weightDecay);
    }

    AdaptiveMoments weightDecay(double other) {
        return new AdaptiveMoments(name, parameters, learningRate, beta1, beta2, epsilon, other);
    }

    /** @param decoupled whether weight decay shrinks the weights themselves, not by way of the gradient */
    void step(Gradients gradients, boolean decoupled) {
        float shrink = decoupled ? (float) (1 - learningRate * weightDecay) : 1;
        float decay = decoupled ? 0 : (float) weightDecay;
        moments.step(gradients, memory -> {
            // StrictMath: a power that is the same on every machine.
            double correction1 = 1 - StrictMath.pow(beta1, (double) memory.steps());
            double correction2 = 1 - StrictMath.pow(beta2, (double) memory.steps());
            float rate = (float) (learningRate / correction1);
            float unbias = (float) (1 / Math.sqrt(correction2));
            float[] m = memory.moment(0);
            float[] v = memory.moment(1);
            return (w, g, first, end) -> descend(w, g, first, end, m, v, shrink, decay, rate, unbias);
        });
    }

    private void descend(
            float[] w,
            float[] g,
            int first,
            int end,
            float[] m,
            float[] v,
            float shrink,
            float decay,
            float rate,
            float unbias) {
        float keep1 = (float) beta1;
        float take1 = (float) (1 - beta1);
        float keep2 = (float) beta2;
        float take2 = (float) (1 - beta2);
        float floor = (float) epsilon;
        for (int i = first; i < end; i++) {
            float gradient = Math.fma(decay, w[i], g[i]);
            float mean = Math.fma(keep1, m[i], take1 * gradient);
            float square = Math.fma(keep2, v[i], take2 * gradient * gradient);
            m[i] = mean;
            v[i] = square;
            float scale = Math.fma((float) Math.sqrt(square), unbias, floor);
            w[i] = Math.fma(-rate, mean / scale, shrink * w[i]);
        }
    }

    double learningRate() {
        return learningRate;
    }

    void learningRate(double rate) {
        learningRate = Settings.atLeastZero(name, "learningRate", rate);
    }

    Map<String, Tensor> state() {
        return moments.state();
    }

    void load(Map<String, Tensor> state) {
        moments.load(state);
    }
}
