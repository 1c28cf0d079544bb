package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;

/**
 * Losses, written with other operators, so that their gradients (and the gradients of those) are known. All but
 * {@link #klDivergence} are means over every element, or over every row where there are labels.
 */
public final class Losses {
    private Losses() {}

    /**
     * {@code (1 - smoothing) * mean(-logSoftmax(logits)[label]) + smoothing * mean(-logSoftmax(logits))}, for logits
     * {@code [..., classes]} and labels {@code [...]}.
     */
    public static Tensor crossEntropy(Evaluator ev, Tensor logits, Tensor labels, float smoothing) {
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new IllegalArgumentException("crossEntropy: smoothing must be from 0 to 1; got " + smoothing);
        }
        Tensor logProbabilities = ev.logSoftmax(logits);
        Tensor loss = ev.nll(logProbabilities, labels);
        if (smoothing == 0) return loss;
        return ev.subtract(
                ev.scale(loss, 1 - smoothing), ev.scale(ev.mean(logProbabilities, false), smoothing));
    }

    /** {@code mean((prediction - target)^2)}. */
    public static Tensor mse(Evaluator ev, Tensor prediction, Tensor target) {
        return ev.mean(ev.square(difference(ev, "mse", prediction, target)), false);
    }

    /** {@code mean(|prediction - target|)}. */
    public static Tensor l1(Evaluator ev, Tensor prediction, Tensor target) {
        return ev.mean(ev.abs(difference(ev, "l1", prediction, target)), false);
    }

    /** {@code mean(d < beta ? d * d / (2 beta) : d - beta / 2)} with {@code d = |prediction - target|}. */
    public static Tensor smoothL1(Evaluator ev, Tensor prediction, Tensor target, float beta) {
        if (!(beta > 0)) throw new IllegalArgumentException("smoothL1: beta must be above 0; got " + beta);
        Tensor distance = ev.abs(difference(ev, "smoothL1", prediction, target));
        Tensor near = ev.clip(distance, 0, beta);
        // both branches in one: near * (d - near / 2) / beta
        return ev.mean(ev.scale(ev.multiply(near, ev.subtract(distance, ev.scale(near, 0.5f))), 1 / beta), false);
    }

    /**
     * {@code mean(-t * log(sigmoid(x)) - (1 - t) * log(1 - sigmoid(x)))} for logits {@code x} and targets {@code t}
     * from 0 to 1.
     */
    public static Tensor binaryCrossEntropyWithLogits(Evaluator ev, Tensor logits, Tensor target) {
        same("binaryCrossEntropyWithLogits", logits, target);
        // no term is negative, so nothing cancels: t * softplus(-x) + (1 - t) * softplus(x)
        Tensor whereTrue = ev.multiply(target, ev.softplus(ev.negate(logits)));
        Tensor whereFalse = ev.multiply(ev.affine(target, -1, 1), ev.softplus(logits));
        return ev.mean(ev.add(whereTrue, whereFalse), false);
    }

    /**
     * {@code sum(t * (log t - x)) / rows} for log-probabilities {@code x [..., classes]} and target probabilities
     * {@code t}; where {@code t} is 0 nothing is added.
     */
    public static Tensor klDivergence(Evaluator ev, Tensor logProbabilities, Tensor target) {
        same("klDivergence", logProbabilities, target);
        Tensor one = ev.constant(1, target);
        Tensor logTarget = ev.log(ev.where(ev.greater(target, ev.constant(0, target)), target, one));
        Tensor terms = ev.multiply(target, ev.subtract(logTarget, logProbabilities));
        return ev.mean(ev.sum(terms, false, -1), false);
    }

    /** {@code mean(max(0, 1 - sign * score))} for signs -1 and 1. */
    public static Tensor hinge(Evaluator ev, Tensor scores, Tensor signs) {
        same("hinge", scores, signs);
        return ev.mean(ev.relu(ev.affine(ev.multiply(scores, signs), -1, 1)), false);
    }

    private static Tensor difference(Evaluator ev, String loss, Tensor prediction, Tensor target) {
        same(loss, prediction, target);
        return ev.subtract(prediction, target);
    }

    private static void same(String loss, Tensor prediction, Tensor target) {
        if (!prediction.shape().equals(target.shape())) {
            throw new ShapeException(
                    loss, "prediction and target must have one shape", prediction.shape(), target.shape());
        }
    }
}
