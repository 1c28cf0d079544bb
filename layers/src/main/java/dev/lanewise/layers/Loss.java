package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Losses;

/** One number for how far predictions are from targets; {@link Losses} has the formulas. */
@FunctionalInterface
public interface Loss {
    Tensor of(Evaluator ev, Tensor prediction, Tensor target);

    /** Logits {@code [..., classes]} against labels {@code [...]}. */
    static Loss crossEntropy() {
        return Evaluator::crossEntropy;
    }

    /** {@link #crossEntropy()} against labels that give {@code smoothing} of their weight to all classes evenly. */
    static Loss crossEntropy(float smoothing) {
        return (ev, logits, labels) -> ev.crossEntropy(logits, labels, smoothing);
    }

    /** Mean squared difference. */
    static Loss mse() {
        return Evaluator::mse;
    }

    /** Mean absolute difference. */
    static Loss l1() {
        return Evaluator::l1;
    }

    /** Squared below {@code beta}, absolute beyond. */
    static Loss smoothL1(float beta) {
        return (ev, prediction, target) -> ev.smoothL1(prediction, target, beta);
    }

    /** Logits against targets from 0 to 1. */
    static Loss binaryCrossEntropy() {
        return Evaluator::binaryCrossEntropyWithLogits;
    }

    /** Log-probabilities against target probabilities. */
    static Loss klDivergence() {
        return Evaluator::klDivergence;
    }

    /** Scores against signs -1 and 1. */
    static Loss hinge() {
        return Evaluator::hinge;
    }
}
