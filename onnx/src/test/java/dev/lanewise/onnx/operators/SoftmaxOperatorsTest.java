package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SoftmaxOperatorsTest {
    private static final Tensor X = floats(Shape.of(2, 1, 2), 0, Math.log(3), 2, 2);

    @Test
    void beforeOpset13AllAxesFromOneOnAreARow() {
        OneNode.of("Softmax", 1).to(X).givesNear(1e-6, floats(Shape.of(2, 1, 2), 0.25, 0.75, 0.5, 0.5));
        double e = Math.exp(2);
        double sum = 1 + 3 + e + e;
        OneNode.of("Softmax", 11).with("axis", -3).to(X)
                .givesNear(1e-6, floats(Shape.of(2, 1, 2), 1 / sum, 3 / sum, e / sum, e / sum));
        OneNode.of("Softmax", 1).with("axis", 3).to(X).gives(floats(Shape.of(2, 1, 2), 1, 1, 1, 1));
    }

    @Test
    void fromOpset13OnOneAxisIsARow() {
        OneNode.of("Softmax", 13).to(X).givesNear(1e-6, floats(Shape.of(2, 1, 2), 0.25, 0.75, 0.5, 0.5));
        double e = Math.exp(2);
        OneNode.of("Softmax", 13).with("axis", 0).to(X).givesNear(
                1e-6, floats(Shape.of(2, 1, 2), 1 / (1 + e), 3 / (3 + e), e / (1 + e), e / (3 + e)));
        OneNode.of("LogSoftmax", 13).with("axis", 1).to(X).gives(floats(Shape.of(2, 1, 2), 0, 0, 0, 0));
    }

    @Test
    void largeNumbersDoNotOverflow() {
        Tensor x = floats(Shape.of(1, 2), 10000, 10000);
        OneNode.of("Softmax", 13).to(x).gives(floats(Shape.of(1, 2), 0.5, 0.5));
        OneNode.of("LogSoftmax", 1).to(x).givesNear(1e-6, floats(Shape.of(1, 2), -Math.log(2), -Math.log(2)));
    }

    @Test
    void hardmaxMarksTheFirstLargest() {
        Tensor x = floats(Shape.of(2, 3), 1, 3, 3, 2, 0, 1);
        OneNode.of("Hardmax", 13).to(x).gives(floats(Shape.of(2, 3), 0, 1, 0, 1, 0, 0));
        OneNode.of("Hardmax", 13).with("axis", 0).to(x).gives(floats(Shape.of(2, 3), 0, 1, 1, 1, 0, 0));
        OneNode.of("Hardmax", 1).with("axis", 0).to(x).gives(floats(Shape.of(2, 3), 0, 1, 0, 0, 0, 0));
    }

    @Test
    void noRowsGiveNone() {
        for (String operator : new String[] {"Softmax", "LogSoftmax", "Hardmax"}) {
            OneNode.of(operator, 13).to(counted(0, 3)).gives(counted(0, 3));
            OneNode.of(operator, 11).to(counted(0, 3)).gives(counted(0, 3));
        }
    }
}
