package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.halves;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.number;
import static dev.lanewise.onnx.operators.Samples.typed;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ArithmeticOperatorsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void beforeOpset7TheSecondOperandLiesBesideNamedAxes() {
        Tensor a = counted(2, 3, 1);
        Tensor b = floats(10, 20);
        Tensor sum = floats(Shape.of(2, 3, 1), 10, 11, 12, 23, 24, 25);
        OneNode.of("Add", 1).with("broadcast", 1).with("axis", 0).to(a, b).gives(sum);
        OneNode.of("Add", 6).with("broadcast", 1).with("axis", -3).to(a, b).gives(sum);
        OneNode.of("Add", 6).with("broadcast", 1).to(a, floats(10))
                .gives(floats(Shape.of(2, 3, 1), 10, 11, 12, 13, 14, 15));
    }

    @Test
    void fromOpset7OnBothOperandsStretch() {
        Tensor column = floats(Shape.of(2, 1), 1, 2);
        OneNode.of("Mul", 7).to(column, floats(3, 4)).gives(floats(Shape.of(2, 2), 3, 4, 6, 8));
        OneNode.of("Sub", 14).to(counted(0, 2), floats(3, 4)).gives(counted(0, 2));
        OneNode.of("Div", 14).to(number(1.0), number(4.0)).gives(number(0.25));
    }

    @Test
    void integersAreCutToTheirType() {
        OneNode.of("Add", 14).to(typed(DType.INT8, 100, -100), typed(DType.INT8, 100, -100))
                .gives(typed(DType.INT8, -56, 56));
        OneNode.of("Mul", 14).to(typed(DType.UINT8, 200, 3), typed(DType.UINT8, 2, 5))
                .gives(typed(DType.UINT8, 144, 15));
        OneNode.of("Div", 14).to(typed(DType.UINT8, 200, 7), typed(DType.UINT8, 3, 2)).gives(typed(DType.UINT8, 66, 3));
        OneNode.of("Div", 14).to(ints(-7, 7), ints(2, -2)).gives(ints(-3, -3));
        OneNode.of("Min", 13).to(typed(DType.UINT8, 200), typed(DType.UINT8, 100)).gives(typed(DType.UINT8, 100));
    }

    @Test
    void anIntegerDividedByZeroIsRefusedWithTheNode() {
        String message = OneNode.of("Div", 14).to(ints(1), ints(0)).refused(ints(1));
        assertTrue(message.contains("no quotient by 0"), message);
        assertTrue(message.contains("Div"), message);
    }

    @Test
    void manyOperandsAreFoldedFromTheLeft() {
        OneNode.of("Sum", 8).to(floats(1, 2), number(3.0), floats(Shape.of(2, 1), 4, 5))
                .gives(floats(Shape.of(2, 2), 8, 9, 9, 10));
        OneNode.of("Mean", 13).to(floats(1, 2), floats(3, 4), floats(5, 9)).gives(floats(3, 5));
        OneNode.of("Max", 13).to(floats(1, Double.NaN, -0.0), floats(2, 1, 0)).gives(floats(2, Double.NaN, 0));
        OneNode.of("Mean", 6).to(floats(7)).gives(floats(7));
    }

    @Test
    void powerHasTheTypeOfItsBase() {
        OneNode.of("Pow", 13).to(floats(2, 3), longs(3, 2)).gives(floats(8, 9));
        OneNode.of("Pow", 15).to(ints(4, 2), floats(0.5, -1)).gives(ints(2, 0));
        OneNode.of("Pow", 15).to(longs(-3, 1L << 40, -1), ints(3, 1, -3)).gives(longs(-27, 1L << 40, -1));
        OneNode.of("Pow", 12).to(ints(3), longs(40)).gives(ints((int) 0xa8b8b452291fe821L));
        OneNode.of("Pow", 1).with("broadcast", 1).to(floats(2, 3), number(2.0)).gives(floats(4, 9));
    }

    @Test
    void knownExponentsGiveWhatPowGives() {
        for (double e : new double[] {-1, 0, 1, 2, 3}) {
            OneNode.of("Pow", 15).to(floats(-2, 0, 0.5, INF, Double.NaN), number(e)).givesNear(
                    1e-6, floats(power(-2, e), power(0, e), power(0.5, e), power(INF, e), power(Double.NaN, e)));
        }
    }

    private static double power(double base, double exponent) {
        return StrictMath.pow(base, exponent);
    }

    @Test
    void remainderHasTheSignOfDivisorOrDividend() {
        OneNode.of("Mod", 10).to(ints(7, -7, 7, -7), ints(3, 3, -3, -3)).gives(ints(1, 2, -2, -1));
        OneNode.of("Mod", 10).with("fmod", 1).to(ints(7, -7, 7, -7), ints(3, 3, -3, -3)).gives(ints(1, -1, 1, -1));
        OneNode.of("Mod", 13).with("fmod", 1).to(floats(-4.3, 7.2, -0.0), floats(2, -3, 1))
                .givesNear(1e-6, floats(-0.3, 1.2, -0.0));
        OneNode.of("Mod", 28).to(floats(5, -5, INF, 3, -3, -0.0), floats(3, 3, 2, INF, INF, -2))
                .gives(floats(2, 1, Double.NaN, 3, INF, -0.0));
    }

    @Test
    void halvesAreComputedInFloat32AndRoundedOnce() {
        OneNode.of("Add", 14).to(halves(2048, 1), halves(1, 0.5)).gives(halves(2048, 1.5));
        OneNode.of("Sum", 13).to(halves(2048), halves(1), halves(1)).gives(halves(2050));
    }
}
