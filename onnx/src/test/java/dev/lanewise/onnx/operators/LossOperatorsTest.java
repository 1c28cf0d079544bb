package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.number;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LossOperatorsTest {
    private static final double NAN = Double.NaN;
    private final Tensor x = floats(Shape.of(3, 2), -1, -2, -3, -4, -5, -6);
    private final Tensor weights = floats(1, 10);

    private static OneNode nll(String reduction) {
        return OneNode.of("NegativeLogLikelihoodLoss", 13).with("reduction", reduction);
    }

    @Test
    void eachSampleLosesWhatItsLabelIsWorth() {
        nll("none").to(x, longs(0, 1, 1)).gives(floats(1, 4, 6));
        nll("sum").to(x, ints(0, 1, 1)).gives(number(11.0));
        nll("mean").to(x, longs(0, 1, 0)).givesNear(1e-6, number(10.0 / 3));
    }

    @Test
    void weightsAreThoseOfTheLabels() {
        nll("none").to(x, longs(0, 1, 1), weights).gives(floats(1, 40, 60));
        nll("mean").to(x, longs(0, 1, 1), weights).givesNear(1e-6, number(101.0 / 21));
    }

    @Test
    void ignoredLabelsCountNothing() {
        Tensor labels = longs(0, -100, 1);
        nll("none").with("ignore_index", -100).to(x, labels).gives(floats(1, 0, 6));
        nll("mean").with("ignore_index", -100).to(x, labels).gives(number(3.5));
        nll("mean").with("ignore_index", -100).to(x, labels, weights).givesNear(1e-6, number(61.0 / 11));
        nll("mean").with("ignore_index", 1).to(x, longs(1, 1, 1)).gives(number(NAN));
    }

    @Test
    void classesAreTheSecondAxis() {
        Tensor pixels = floats(Shape.of(1, 2, 3), -1, -2, -3, -4, -5, -6);
        nll("none").to(pixels, Tensor.of(Shape.of(1, 3), 0L, 1L, 0L)).gives(floats(Shape.of(1, 3), 1, 5, 3));
    }

    @Test
    void crossEntropyAlsoGivesItsLogProbabilities() {
        Tensor scores = floats(Shape.of(1, 2, 2), 0, 1, 0, 1);
        double half = Math.log(0.5);
        OneNode.of("SoftmaxCrossEntropyLoss", 12).with("reduction", "none")
                .to(scores, Tensor.of(Shape.of(1, 2), 0L, 1L))
                .givesNear(1e-6, floats(Shape.of(1, 2), -half, -half));
        Tensor loss = number(0.0);
        Tensor log = OneNode.of("SoftmaxCrossEntropyLoss", 13).to(scores, Tensor.of(Shape.of(1, 2), 0L, 1L))
                .outputs(loss, scores)
                .get(1);
        Tensor each = floats(Shape.of(1, 2, 2), half, half, half, half);
        OneNode.of("LogSoftmax", 13).with("axis", 1).to(scores).gives(log);
        OneNode.of("Sub", 13).to(log, each).givesNear(1e-6, floats(Shape.of(1, 2, 2), 0, 0, 0, 0));
    }
}
