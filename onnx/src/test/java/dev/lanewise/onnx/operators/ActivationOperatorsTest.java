package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.number;
import static dev.lanewise.onnx.operators.Samples.typed;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ActivationOperatorsTest {
    private static final double[] POINTS = {-3.5, -1, -0.25, 0, 0.25, 1, 2.5, Double.NaN};

    private static void follows(OneNode node, DoubleUnaryOperator f) {
        double[] values = new double[POINTS.length];
        for (int i = 0; i < values.length; i++) values[i] = f.applyAsDouble(POINTS[i]);
        node.to(floats(POINTS)).givesNear(1e-6, floats(values));
    }

    @Test
    void attributesHaveTheDefaultsOfTheirOpset() {
        follows(OneNode.of("LeakyRelu", 6), x -> x < 0 ? 0.01 * x : x);
        follows(OneNode.of("Elu", 6), x -> x < 0 ? Math.expm1(x) : x);
        follows(OneNode.of("Selu", 1), x -> 1.0507 * (x > 0 ? x : 1.6732 * Math.expm1(x)));
        follows(OneNode.of("Selu", 6), x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)));
        follows(OneNode.of("HardSigmoid", 6), x -> Math.max(0, Math.min(1, 0.2 * x + 0.5)));
        follows(OneNode.of("ThresholdedRelu", 10), x -> x > 1 ? x : 0);
        follows(OneNode.of("Shrink", 9), x -> x < -0.5 ? x : x > 0.5 ? x : 0);
        follows(OneNode.of("Swish", 24), x -> x / (1 + Math.exp(-x)));
    }

    @Test
    void attributesShapeTheCurve() {
        follows(OneNode.of("LeakyRelu", 16).with("alpha", 0.5), x -> x < 0 ? 0.5 * x : x);
        follows(OneNode.of("Elu", 22).with("alpha", 2.0), x -> x < 0 ? 2 * Math.expm1(x) : x);
        follows(OneNode.of("Selu", 22).with("alpha", 2.0).with("gamma", 3.0),
                x -> 3 * (x > 0 ? x : 2 * Math.expm1(x)));
        follows(OneNode.of("HardSigmoid", 22).with("alpha", 0.5).with("beta", 0.25),
                x -> Math.max(0, Math.min(1, 0.5 * x + 0.25)));
        follows(OneNode.of("Shrink", 9).with("lambd", 0.2).with("bias", 0.1),
                x -> x < -0.2 ? x + 0.1 : x > 0.2 ? x - 0.1 : 0);
        follows(OneNode.of("Swish", 24).with("alpha", -2.0), x -> x / (1 + Math.exp(2 * x)));
    }

    @Test
    void celuFollowsItsFormulaForEveryAlpha() {
        for (double alpha : new double[] {1, 0.5, 3, -1.5}) {
            follows(
                    OneNode.of("Celu", 12).with("alpha", alpha),
                    x -> Math.max(0, x) + Math.min(0, alpha * (Math.exp(x / alpha) - 1)));
        }
    }

    @Test
    void geluIsExactOrByTanh() {
        double root = Math.sqrt(2 / Math.PI);
        follows(OneNode.of("Gelu", 20).with("approximate", "tanh"),
                x -> x / 2 * (1 + Math.tanh(root * (x + 0.044715 * x * x * x))));
        OneNode.of("Gelu", 20).to(floats(1, -1, 0)).givesNear(1e-6, floats(0.84134475, -0.15865525, 0));
    }

    @Test
    void gatedUnitsMultiply() {
        OneNode.of("SwiGLU", 28).with("alpha", 2.0).to(floats(1, -1), floats(3, 4))
                .givesNear(1e-6, floats(3 / (1 + Math.exp(-2)), -4 / (1 + Math.exp(2))));
    }

    @Test
    void slopesBelongToChannelsBeforeOpset7() {
        Tensor x = floats(Shape.of(1, 2, 2), -1, 1, -2, 2);
        Tensor slopes = floats(10, 20);
        OneNode.of("PRelu", 6).to(x, slopes).gives(floats(Shape.of(1, 2, 2), -10, 1, -40, 2));
        OneNode.of("PRelu", 7).to(x, slopes).gives(floats(Shape.of(1, 2, 2), -10, 1, -20, 2));
        OneNode.of("PRelu", 9).to(ints(-3, 3), ints(2)).gives(ints(-6, 3));
        OneNode.of("PRelu", 16).to(x, number(0.5)).gives(floats(Shape.of(1, 2, 2), -0.5, 1, -1, 2));
    }

    @Test
    void boundsOfClipAreAttributesThenInputs() {
        Tensor x = floats(-5, 0.5, 5, Double.NaN, Double.NEGATIVE_INFINITY);
        OneNode.of("Clip", 6).with("min", -1.0).with("max", 1.0).to(x).gives(floats(-1, 0.5, 1, Double.NaN, -1));
        OneNode.of("Clip", 6).to(x).gives(floats(-5, 0.5, 5, Double.NaN, -Float.MAX_VALUE));
        OneNode.of("Clip", 11).to(x, number(-1.0)).gives(floats(-1, 0.5, 5, Double.NaN, -1));
        OneNode.of("Clip", 13).to(x, null, number(1.0))
                .gives(floats(-5, 0.5, 1, Double.NaN, Double.NEGATIVE_INFINITY));
        OneNode.of("Clip", 13).to(x).gives(x);
    }

    @Test
    void clipWithCrossedBoundsGivesTheUpperOne() {
        OneNode.of("Clip", 13).to(floats(-5, 0, 5), number(2.0), number(-2.0)).gives(floats(-2, -2, -2));
        OneNode.of("Clip", 12).to(longs(-5, 0, 5), number(2L), number(-2L)).gives(longs(-2, -2, -2));
    }

    @Test
    void integersAreClippedAndRectified() {
        Tensor low = typed(DType.UINT8, 20).reshaped(Shape.SCALAR);
        Tensor high = typed(DType.UINT8, 200).reshaped(Shape.SCALAR);
        OneNode.of("Clip", 12).to(typed(DType.UINT8, 3, 100, 250), low, high).gives(typed(DType.UINT8, 20, 100, 200));
        OneNode.of("Relu", 14).to(typed(DType.INT8, -3, 3)).gives(typed(DType.INT8, 0, 3));
        OneNode.of("Relu", 14).to(counted(0)).gives(counted(0));
    }
}
