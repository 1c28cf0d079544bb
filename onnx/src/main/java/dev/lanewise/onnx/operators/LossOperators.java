package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.NegativeLogLikelihood;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Losses of classification. */
final class LossOperators {
    private LossOperators() {}

    static void register(Registry to) {
        to.one("NegativeLogLikelihoodLoss", 12,
                call -> loss(call, classesLast(call.ev(), call.input(0)), call.input(1), call.optional(2)));
        to.many("SoftmaxCrossEntropyLoss", 12, LossOperators::crossEntropy);
    }

    private static List<@Nullable Tensor> crossEntropy(Call call) {
        Evaluator ev = call.ev();
        Tensor log = ev.logSoftmax(classesLast(ev, call.input(0)));
        List<@Nullable Tensor> outputs = new ArrayList<>();
        outputs.add(loss(call, log, call.input(1), call.optional(2)));
        if (call.outputs() > 1) outputs.add(call.wants(1) ? classesSecond(ev, log) : null);
        return outputs;
    }

    /** {@code -weight[label] * log[..., label]}, 0 where the label is to be ignored, and what the reduction makes of it. */
    private static Tensor loss(Call call, Tensor log, Tensor labels, @Nullable Tensor weights) {
        Evaluator ev = call.ev();
        Tensor ignored = null;
        Tensor known = labels;
        if (call.has("ignore_index")) {
            Tensor index = Constants.full(labels, labels.dtype(), Shape.SCALAR,
                    (double) call.integer("ignore_index", 0));
            ignored = ev.equal(labels, index);
            known = ev.where(ignored, Constants.scalar(labels, 0), labels);
        }
        Tensor loss = ev.applyOne(new NegativeLogLikelihood(), log, known);
        Tensor zero = Constants.scalar(loss, 0);
        Tensor weight = weights == null ? null : ev.gather(weights, known, 0);
        if (weight != null) loss = ev.multiply(loss, weight);
        if (ignored != null) {
            loss = ev.where(ignored, zero, loss);
            Tensor one = weight == null ? Constants.full(loss, DType.FLOAT32, Shape.SCALAR, 1) : weight;
            weight = ev.where(ignored, zero, one);
        }
        String reduction = call.text("reduction", "mean");
        return switch (reduction) {
            case "none" -> loss;
            case "sum" -> all(ev, loss, false);
            case "mean" -> weight == null
                    ? all(ev, loss, true)
                    : ev.divide(all(ev, loss, false), all(ev, weight, false));
            default -> throw call.error("reduction must be none, sum or mean", reduction);
        };
    }

    private static Tensor all(Evaluator ev, Tensor x, boolean mean) {
        if (x.shape().rank() == 0) return x;
        return mean ? ev.mean(x, false) : ev.sum(x, false);
    }

    /** {@code [batch, classes, ...]} as {@code [batch, ..., classes]}. */
    private static Tensor classesLast(Evaluator ev, Tensor x) {
        int rank = x.shape().rank();
        if (rank <= 2) return x;
        return ev.permute(x, IntStream.range(0, rank).map(i -> i == 0 ? 0 : i == rank - 1 ? 1 : i + 1).toArray());
    }

    private static Tensor classesSecond(Evaluator ev, Tensor x) {
        int rank = x.shape().rank();
        if (rank <= 2) return x;
        return ev.permute(x, IntStream.range(0, rank).map(i -> i == 0 ? 0 : i == 1 ? rank - 1 : i - 1).toArray());
    }
}
