package dev.lanewise.tensor;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The one seam between layers and what is done with them. Eager evaluation, the gradient tape and graph capture are
 * implementations; a layer never knows which one runs it.
 */
public interface Evaluator {
    /** Applies an operator. */
    List<Tensor> apply(Op op, Tensor... inputs);

    /** Whether layers that behave differently in training (dropout, batch normalisation) should do so. */
    boolean training();

    /** Random numbers for operators that need them, the same in every run with the same seed. */
    RandomGenerator random();

    /** A parameter's value, as an input of operators. */
    default Tensor read(Parameter parameter) {
        return parameter.value();
    }

    /** A buffer's value, as an input of operators. */
    default Tensor read(Buffer buffer) {
        return buffer.value();
    }

    /** Gives a buffer its next value; only evaluators that train do so. */
    default void update(Buffer buffer, Tensor next) {
        if (training()) buffer.set(next);
    }

    /** An operator of one output. */
    default Tensor applyOne(Op op, Tensor... inputs) {
        return apply(op, inputs).getFirst();
    }

    /** Computes at once and keeps nothing, for inference. */
    static Evaluator eager() {
        return EagerEvaluator.INFERENCE;
    }
}
