package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.halves;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.mask;
import static dev.lanewise.onnx.operators.Samples.typed;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LogicOperatorsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    @Test
    void notANumberIsUnlikeEverything() {
        Tensor x = floats(1, NAN, -0.0, INF);
        OneNode.of("Equal", 11).to(x, floats(1, NAN, 0, INF)).gives(mask(true, false, true, true));
        OneNode.of("GreaterOrEqual", 12).to(x, x).gives(mask(true, false, true, true));
        OneNode.of("LessOrEqual", 16).to(x, floats(2)).gives(mask(true, false, true, false));
        OneNode.of("IsNaN", 9).to(x).gives(mask(false, true, false, false));
    }

    @Test
    void bytesCompareAsTheirTypeReadsThem() {
        OneNode.of("Greater", 13).to(typed(DType.UINT8, 200, 1), typed(DType.UINT8, 100, 1)).gives(mask(true, false));
        OneNode.of("Less", 13).to(typed(DType.INT8, -56, 1), typed(DType.INT8, 100, 1)).gives(mask(true, false));
        OneNode.of("Equal", 19).to(longs(1L << 53, 0), longs((1L << 53) + 1, 0)).gives(mask(false, true));
    }

    @Test
    void oldComparisonsLieBesideNamedAxes() {
        Tensor x = floats(Shape.of(2, 2), 1, 2, 3, 4);
        OneNode.of("Greater", 1).with("broadcast", 1).with("axis", 0).to(x, floats(1, 3))
                .gives(Tensor.of(Shape.of(2, 2), false, true, false, true));
        OneNode.of("And", 1).with("broadcast", 1).with("axis", 0)
                .to(Tensor.of(Shape.of(2, 2), true, true, true, false), mask(true, false))
                .gives(Tensor.of(Shape.of(2, 2), true, true, false, false));
    }

    @Test
    void infinityHasTwoSignsThatMayBeLookedForAlone() {
        Tensor x = floats(INF, -INF, NAN, 1);
        OneNode.of("IsInf", 10).to(x).gives(mask(true, true, false, false));
        OneNode.of("IsInf", 10).with("detect_negative", 0).to(x).gives(mask(true, false, false, false));
        OneNode.of("IsInf", 20).with("detect_positive", 0).to(x).gives(mask(false, true, false, false));
        OneNode.of("IsInf", 20).with("detect_positive", 0).with("detect_negative", 0).to(x)
                .gives(mask(false, false, false, false));
        OneNode.of("IsInf", 20).to(halves(INF, 65504)).gives(mask(true, false));
    }

    @Test
    void masksAndBitsAreCombined() {
        OneNode.of("Xor", 7).to(mask(true, false), mask(true)).gives(mask(false, true));
        OneNode.of("Or", 7).to(mask(true, false), mask(false)).gives(mask(true, false));
        OneNode.of("Not", 1).to(mask(true, false)).gives(mask(false, true));
        OneNode.of("BitwiseAnd", 18).to(ints(12, -1), ints(10)).gives(ints(8, 10));
        OneNode.of("BitwiseXor", 18).to(typed(DType.UINT8, 240, 15), typed(DType.UINT8, 255))
                .gives(typed(DType.UINT8, 15, 240));
        OneNode.of("BitwiseNot", 18).to(typed(DType.UINT8, 0, 255)).gives(typed(DType.UINT8, 255, 0));
        OneNode.of("BitwiseNot", 18).to(longs(0, -1)).gives(longs(-1, 0));
    }

    @Test
    void bitsShiftedOutAreLost() {
        OneNode.of("BitShift", 11).with("direction", "LEFT").to(typed(DType.UINT8, 200, 1), typed(DType.UINT8, 1, 9))
                .gives(typed(DType.UINT8, 144, 0));
        OneNode.of("BitShift", 11).with("direction", "RIGHT").to(typed(DType.UINT8, 200, 200), typed(DType.UINT8, 3, 8))
                .gives(typed(DType.UINT8, 25, 0));
        OneNode.of("BitShift", 28).with("direction", "RIGHT").to(ints(-8, -8, 8, -8), ints(1, 40, 40, -1))
                .gives(ints(-4, -1, 0, -1));
        OneNode.of("BitShift", 28).with("direction", "LEFT").to(longs(1, 1, 1), longs(63, 64, -1))
                .gives(longs(Long.MIN_VALUE, 0, 0));
    }

    @Test
    void whereStretchesAllThree() {
        OneNode.of("Where", 9).to(Tensor.of(Shape.of(2, 1), true, false), floats(1, 2), floats(7))
                .gives(floats(Shape.of(2, 2), 1, 2, 7, 7));
        OneNode.of("Where", 16).to(mask(true, false), typed(DType.UINT8, 200), typed(DType.UINT8, 3))
                .gives(typed(DType.UINT8, 200, 3));
    }
}
