package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossesTest {
    private final Evaluator ev = Evaluator.eager();
    private final Tensor logits = Tensor.ofDoubles(Shape.of(2, 3), 1, 2, 0.5, -1, 0, 3);
    private final Tensor labels = Tensor.of(Shape.of(2), 1L, 2L).to(Device.reference());

    @Test
    void crossEntropyIsTheMeanSurprise() {
        double first = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(0.5)) - 2;
        double second = Math.log(Math.exp(-1) + Math.exp(0) + Math.exp(3)) - 3;
        assertEquals((first + second) / 2, number(ev.crossEntropy(logits, labels)), 1e-12);
    }

    @Test
    void crossEntropyHasTheGradientSoftmaxMinusOneHot() {
        Recorder recorder = new Recorder();
        Tensor loss = recorder.crossEntropy(logits, labels);
        Tensor dx = recorder.gradients(loss, one(), List.of(logits)).getFirst();
        Tensor expected = ev.scale(ev.subtract(ev.softmax(logits), ev.oneHot(labels, 3)), 0.5f);
        for (int i = 0; i < 6; i++) assertEquals(expected.toDoubles()[i], dx.toDoubles()[i], 1e-12);
    }

    @Test
    void crossEntropySmoothsLabels() {
        Tensor logProbabilities = ev.logSoftmax(logits);
        Tensor smooth = ev.affine(ev.oneHot(labels, 3), 0.875f, 0.125f / 3);
        double expected = -number(ev.mean(ev.sum(ev.multiply(smooth, logProbabilities), false, -1), false));
        assertEquals(expected, number(ev.crossEntropy(logits, labels, 0.125f)), 1e-8);
        assertThrows(IllegalArgumentException.class, () -> ev.crossEntropy(logits, labels, 1.5f));
    }

    @Test
    void crossEntropyOfHugeLogitsIsFinite() {
        Tensor huge = Tensor.ofDoubles(Shape.of(1, 2), 1e30, -1e30);
        assertEquals(2e30, number(ev.crossEntropy(huge, Tensor.of(Shape.of(1), 1).to(Device.reference()))), 1e18);
    }

    @Test
    void distances() {
        Tensor a = vector(1, -2, 3);
        Tensor b = vector(1, 0, 6);
        assertEquals((0 + 4 + 9) / 3.0, number(ev.mse(a, b)), 1e-12);
        assertEquals((0 + 2 + 3) / 3.0, number(ev.l1(a, b)), 1e-12);
        // beta 2.5: 2 is near (2 * 2 / 5), 3 is far (3 - 1.25)
        assertEquals((0 + 0.8 + 1.75) / 3, number(ev.smoothL1(a, b, 2.5f)), 1e-7);
        assertThrows(IllegalArgumentException.class, () -> ev.smoothL1(a, b, 0));
        assertThrows(IllegalArgumentException.class, () -> ev.mse(a, vector(1)), "broadcasting would hide a mistake");
    }

    @Test
    void binaryCrossEntropyTakesTheLogarithmOfASigmoid() {
        Tensor x = vector(-1, 0, 2);
        Tensor t = vector(1, 0.25, 0);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double p = 1 / (1 + Math.exp(-x.toDoubles()[i]));
            sum -= t.toDoubles()[i] * Math.log(p) + (1 - t.toDoubles()[i]) * Math.log(1 - p);
        }
        assertEquals(sum / 3, number(ev.binaryCrossEntropyWithLogits(x, t)), 1e-12);
    }

    @Test
    void binaryCrossEntropyIsExactForLogitsFarOutAndAtZero() {
        assertEquals(800, number(ev.binaryCrossEntropyWithLogits(vector(-800), vector(1))), 1e-12);
        assertEquals(
                Math.exp(-40), number(ev.binaryCrossEntropyWithLogits(vector(40), vector(1))), 1e-30);
        Recorder recorder = new Recorder();
        Tensor x = vector(0);
        Tensor loss = recorder.binaryCrossEntropyWithLogits(x, vector(1));
        assertEquals(-0.5, number(recorder.gradients(loss, one(), List.of(x)).getFirst()), 1e-12);
    }

    @Test
    void klDivergenceIsZeroForEqualsAndIgnoresImpossibleTargets() {
        Tensor p = Tensor.ofDoubles(Shape.of(2, 3), 0.5, 0.5, 0, 0.2, 0.3, 0.5);
        Tensor q = Tensor.ofDoubles(Shape.of(2, 3), 0.25, 0.25, 0.5, 0.2, 0.3, 0.5);
        assertEquals(Math.log(2) / 2, number(ev.klDivergence(ev.log(q), p)), 1e-12);
        assertEquals(0, number(ev.klDivergence(ev.log(q), q)), 1e-12);
    }

    @Test
    void hingeIsZeroBeyondTheMargin() {
        assertEquals((0 + 0.5 + 3) / 3, number(ev.hinge(vector(1.5, 0.5, 2), vector(1, 1, -1))), 1e-12);
    }

    private static Tensor vector(double... values) {
        return Tensor.ofDoubles(Shape.of(values.length), values);
    }

    private static Tensor one() {
        return Tensor.ofDoubles(Shape.SCALAR, 1);
    }

    private static double number(Tensor x) {
        assertEquals(1, x.elements());
        return x.toDoubles()[0];
    }
}
