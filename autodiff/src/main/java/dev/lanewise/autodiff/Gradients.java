package dev.lanewise.autodiff;

import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The derivatives of one number in parameters and watched tensors, each of the shape of what it belongs to. */
public final class Gradients {
    private final Map<Parameter, Tensor> ofParameters;
    private final IdentityHashMap<Tensor, Tensor> ofWatched;

    Gradients(Map<Parameter, Tensor> ofParameters, IdentityHashMap<Tensor, Tensor> ofWatched) {
        this.ofParameters = ofParameters;
        this.ofWatched = ofWatched;
    }

    /**
     * Gradients that were computed elsewhere, or means of several, for optimisers. The order of the map is the order in
     * which norms are summed.
     */
    public static Gradients ofParameters(Map<Parameter, Tensor> gradients) {
        gradients.forEach((parameter, gradient) -> {
            if (!gradient.shape().equals(parameter.value().shape())) {
                throw new ShapeException(
                        parameter.name(),
                        "a gradient has the shape of its parameter",
                        parameter.value().shape(),
                        gradient.shape());
            }
        });
        return new Gradients(new LinkedHashMap<>(gradients), new IdentityHashMap<>());
    }

    /** The gradient of a parameter: zeros where the loss does not depend on it (see {@link #contains}). */
    public Tensor of(Parameter parameter) {
        Tensor gradient = ofParameters.get(parameter);
        Tensor value = parameter.value();
        return gradient != null ? gradient : Tensor.zeros(value.type(), value.device());
    }

    /**
     * The gradient of a tensor that {@link Tape#watch} returned: zeros where the loss does not depend on it.
     *
     * @throws IllegalArgumentException where the tape did not watch it
     */
    public Tensor of(Tensor watched) {
        Tensor gradient = ofWatched.get(watched);
        if (gradient == null) {
            throw new IllegalArgumentException("gradients: the tensor must be one that watch(...) has returned on this"
                    + " tape; got " + watched.type());
        }
        return gradient;
    }

    /** Whether the loss depends on a parameter. Optimisers leave the others as they are. */
    public boolean contains(Parameter parameter) {
        return ofParameters.containsKey(parameter);
    }

    /** The parameters that the loss depends on, in the order in which they were first read. */
    public Set<Parameter> parameters() {
        return Collections.unmodifiableSet(ofParameters.keySet());
    }

    /**
     * {@code sqrt(sum of g^2)} over all elements of all parameters' gradients. Each gradient is summed in float64 as a
     * tree of width 16, then the sums in the order of {@link #parameters}.
     */
    public double globalNorm() {
        double sum = 0;
        for (Tensor gradient : ofParameters.values()) sum += Clipping.sumOfSquares(gradient);
        return Math.sqrt(sum);
    }

    /**
     * The same direction for the parameters, no longer than {@code limit}: all gradients times {@code min(1, limit /
     * (norm + 1e-6))}, as PyTorch's {@code clip_grad_norm_}. Gradients of watched tensors stay.
     */
    public Gradients clipByGlobalNorm(double limit) {
        Clipping.requireLimit(limit);
        double factor = limit / (globalNorm() + 1e-6);
        return factor >= 1 ? this : map(gradient -> Clipping.scale(gradient, (float) factor));
    }

    /**
     * Each element of the parameters' gradients moved into {@code [-limit, limit]}; NaN stays NaN. Gradients of watched
     * tensors stay.
     */
    public Gradients clipByValue(double limit) {
        Clipping.requireLimit(limit);
        return map(gradient -> Clipping.clip(gradient, (float) limit));
    }

    private Gradients map(UnaryOperator<Tensor> f) {
        Map<Parameter, Tensor> mapped = new LinkedHashMap<>(ofParameters);
        mapped.replaceAll((parameter, gradient) -> f.apply(gradient));
        return new Gradients(mapped, ofWatched);
    }
}
