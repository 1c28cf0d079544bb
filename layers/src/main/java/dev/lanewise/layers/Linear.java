package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * {@code y = x * weight^T + bias} along the last axis, {@code x [..., in]}, {@code weight [out, in]},
 * {@code bias [out]}, {@code y [..., out]}. Weights begin as {@link Initializer#kaimingUniform}, the bias as zeros.
 */
public record Linear(Parameter weight, @Nullable Parameter bias, Initializer initializer) implements Layer {
    public static Linear of(int in, int out) {
        Initializer initializer = Initializer.kaimingUniform();
        return new Linear(
                initializer.parameter("weight", Shape.of(out, in)),
                Initializer.zeros().parameter("bias", Shape.of(out)),
                initializer);
    }

    /** The same without a bias. */
    public Linear withoutBias() {
        return new Linear(weight, null, initializer);
    }

    /** The same with weights drawn anew. */
    public Linear initializer(Initializer other) {
        return new Linear(other.parameter("weight", weight.value().shape()), bias, other);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        Tensor w = ev.read(weight);
        return bias == null ? ev.linear(x, w) : ev.linear(x, w, ev.read(bias));
    }

    @Override
    public void members(Members to) {
        to.parameter(weight, initializer);
        if (bias != null) to.parameter(bias, Initializer.zeros());
    }
}
