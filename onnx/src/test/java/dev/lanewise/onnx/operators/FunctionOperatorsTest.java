package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.number;
import static dev.lanewise.onnx.operators.Samples.typed;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FunctionOperatorsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private static void follows(String operator, DoubleUnaryOperator f, double... points) {
        Tensor x = floats(points);
        float[] narrow = x.toFloats();
        double[] values = new double[narrow.length];
        for (int i = 0; i < values.length; i++) values[i] = f.applyAsDouble(narrow[i]);
        OneNode.of(operator, 22).to(x).givesNear(3e-7, floats(values));
        OneNode.of(operator, 22).to(number(points[0])).givesNear(3e-7, number(values[0]));
    }

    @Test
    void anglesFollowTheirFormulas() {
        follows("Tan", Math::tan, -1.5, 0.3, 1, 100, NAN);
        follows("Asin", Math::asin, -1, -0.3, 0, 1, 1.1);
        follows("Acos", Math::acos, -1, -0.3, 0, 1, 1.1);
        follows("Atan", Math::atan, -INF, -0.3, 0, 5, INF);
        follows("Sin", Math::sin, -1.5, 0.3, 1, 100);
        follows("Cos", Math::cos, -1.5, 0.3, 1, 100);
    }

    @Test
    void hyperbolicFunctionsFollowTheirFormulas() {
        follows("Sinh", Math::sinh, -3, 1e-4, 2, INF);
        follows("Cosh", Math::cosh, -3, 1e-4, 2, -INF);
        follows("Tanh", Math::tanh, -3, 1e-4, 2, INF);
        follows("Asinh", x -> Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), -5, 0.7, 3e20, INF);
        follows("Acosh", x -> x < 1 ? NAN : Math.log(x + Math.sqrt(x * x - 1)), 1, 1.5, 7, 3e20, INF, 0.5, -3e38);
        follows("Atanh", x -> Math.log((1 + x) / (1 - x)) / 2, -0.9, 0.5, 1, -1, 1.5);
    }

    @Test
    void areaFunctionsLoseNothingNearZero() {
        for (String operator : new String[] {"Asinh", "Atanh"}) {
            OneNode.of(operator, 9).to(floats(1e-6, -1e-10, 0, -0.0)).gives(floats(1e-6, -1e-10, 0, -0.0));
        }
    }

    @Test
    void roundingPrefersEvenNumbers() {
        OneNode.of("Round", 11).to(floats(0.5, 1.5, -2.5, 2.4)).gives(floats(0, 2, -2, 2));
        OneNode.of("Ceil", 6).to(floats(1.2, -1.2)).gives(floats(2, -1));
        OneNode.of("Floor", 6).to(floats(1.2, -1.2)).gives(floats(1, -2));
    }

    @Test
    void integersHaveSignsAndSizes() {
        OneNode.of("Abs", 6).to(typed(DType.INT8, -100, 100, -128)).gives(typed(DType.INT8, 100, 100, -128));
        OneNode.of("Abs", 13).to(typed(DType.UINT8, 200)).gives(typed(DType.UINT8, 200));
        OneNode.of("Neg", 6).to(longs(3, -4)).gives(longs(-3, 4));
        OneNode.of("Sign", 9).to(longs(3, 0, -4)).gives(longs(1, 0, -1));
        OneNode.of("Sign", 13).to(typed(DType.UINT8, 200, 0)).gives(typed(DType.UINT8, 1, 0));
    }

    @Test
    void nothingGivesNothing() {
        for (String operator : Arrays.asList("Exp", "Tan", "Abs", "Erf", "Log", "Sqrt", "Reciprocal")) {
            OneNode.of(operator, 13).to(counted(0, 3)).gives(counted(0, 3));
        }
    }
}
