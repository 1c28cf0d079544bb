package dev.lanewise.properties.specs;

import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Unary;
import java.util.ArrayList;
import java.util.List;

/** How exact each function is, is a law of its own: here it is only a coarse check of the wiring. */
final class UnarySpec implements OpSpec {
    static final double RELATIVE = 8 * 0x1p-23;
    static final double ABSOLUTE = 1e-7;

    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (UnaryFunction f : UnaryFunction.values()) {
            Sample sample = Sample.of(op(f), domain(f, 5, 7)).within(RELATIVE, ABSOLUTE);
            samples.add(isLinear(f) ? sample.linearIn(0) : hasSecond(f) ? sample : sample.firstOrderOnly());
        }
        samples.add(Sample.of(op(UnaryFunction.TANH), Inputs.reals()).within(RELATIVE, ABSOLUTE));
        return samples;
    }

    static Unary op(UnaryFunction f) {
        return new Unary(f, alpha(f), beta(f));
    }

    static float alpha(UnaryFunction f) {
        return switch (f) {
            case AFFINE -> 1.75f;
            case CLIP -> -1;
            case LEAKY_RELU -> 0.01f;
            case ELU -> 0.7f;
            case HARD_SIGMOID -> 0.25f;
            default -> 0;
        };
    }

    static float beta(UnaryFunction f) {
        return switch (f) {
            case AFFINE -> -0.25f;
            case CLIP -> 1.5f;
            case HARD_SIGMOID -> 0.5f;
            default -> 0;
        };
    }

    static Tensor domain(UnaryFunction f, int... sizes) {
        return switch (f) {
            case SQRT, LOG -> Inputs.between(0.1f, 4, sizes);
            case RECIPROCAL -> Inputs.between(0.2f, 3, sizes);
            default -> Inputs.apart(sizes);
        };
    }

    static boolean isLinear(UnaryFunction f) {
        return switch (f) {
            case IDENTITY, AFFINE, NEGATE -> true;
            default -> false;
        };
    }

    /** Whether the gradient's own rule is written down. */
    static boolean hasSecond(UnaryFunction f) {
        return switch (f) {
            case SOFTSIGN, ELU, SELU, GELU, GELU_TANH, SILU, MISH, HARD_SWISH -> false;
            default -> true;
        };
    }

    @Override
    public List<Sample> empties() {
        return List.of(Sample.of(op(UnaryFunction.EXP), Inputs.reals(3, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("relu: inputs must be x", op(UnaryFunction.RELU), Inputs.reals(2), Inputs.reals(2)),
                Refused.of("relu: inputs must all be float32", op(UnaryFunction.RELU), Inputs.indices(3, 2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        List<Sample> samples = new ArrayList<>();
        for (UnaryFunction f : UnaryFunction.values()) samples.add(Sample.of(op(f), domain(f, n)));
        return samples;
    }
}
