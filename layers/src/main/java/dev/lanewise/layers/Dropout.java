package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.random.RandomGenerator;

/**
 * In training, each element becomes 0 with probability {@code rate}, and the others are divided by {@code 1 - rate}, so
 * that their mean stays; otherwise nothing happens. Srivastava et al.: Dropout (2014).
 */
public record Dropout(float rate) implements Layer {
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout: rate must be at least 0 and below 1; got " + rate);
        }
    }

    public static Dropout of(double rate) {
        return new Dropout((float) rate);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        if (!ev.training() || rate == 0) return x;
        RandomGenerator random = ev.random();
        float kept = 1 / (1 - rate);
        float[] mask = new float[x.elements()];
        for (int i = 0; i < mask.length; i++) mask[i] = random.nextFloat() < rate ? 0 : kept;
        return ev.multiply(x, Tensor.of(x.shape(), mask).to(x.device()));
    }
}
