package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.number;
import static dev.lanewise.onnx.operators.Samples.typed;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ConstantOperatorsTest {
    @Test
    void constantsComeInFiveForms() {
        OneNode.of("Constant", 1).with("value", ints(1, 2)).to().gives(ints(1, 2));
        OneNode.of("Constant", 12).with("value_float", 2.5).to().gives(number(2.5));
        OneNode.of("Constant", 12).with("value_int", 7).to().gives(number(7L));
        OneNode.of("Constant", 12).withAll("value_floats", 1f, 2f).to().gives(floats(1, 2));
        OneNode.of("Constant", 13).withAll("value_ints", 1L, 2L).to().gives(longs(1, 2));
    }

    @Test
    void shapesAreFilledWithZeroOrAValue() {
        OneNode.of("ConstantOfShape", 9).to(longs(2)).gives(floats(0, 0));
        OneNode.of("ConstantOfShape", 9).with("value", ints(3)).to(longs(1, 2))
                .gives(Tensor.of(Shape.of(1, 2), 3, 3));
        OneNode.of("ConstantOfShape", 25).to(longs()).gives(number(0.0));
        OneNode.of("ConstantOfShape", 9).to(longs(0, 2)).gives(counted(0, 2));
    }

    @Test
    void diagonalsMayLieBesideTheMainOne() {
        OneNode.of("EyeLike", 9).with("k", 1).to(counted(2, 3)).gives(floats(Shape.of(2, 3), 0, 1, 0, 0, 0, 1));
        OneNode.of("EyeLike", 22).with("k", -1).with("dtype", 7).to(counted(2, 2))
                .gives(Tensor.of(Shape.of(2, 2), 0L, 0L, 1L, 0L));
        OneNode.of("EyeLike", 22).with("k", 9).to(counted(1, 2)).gives(floats(Shape.of(1, 2), 0, 0));
    }

    @Test
    void rangesStopBeforeTheirLimit() {
        OneNode.of("Range", 11).to(number(3L), number(10L), number(3L)).gives(longs(3, 6, 9));
        OneNode.of("Range", 11).to(number(10L), number(4L), number(-2L)).gives(longs(10, 8, 6));
        OneNode.of("Range", 11).to(number(1.0), number(2.0), number(0.25)).gives(floats(1, 1.25, 1.5, 1.75));
        OneNode.of("Range", 11).to(number(5L), number(1L), number(1L)).gives(longs());
        Tensor half = typed(DType.BFLOAT16, 1).reshaped(Shape.SCALAR);
        Tensor end = typed(DType.BFLOAT16, 4).reshaped(Shape.SCALAR);
        OneNode.of("Range", 27).to(half, end, half).gives(typed(DType.BFLOAT16, 1, 2, 3));
    }

    @Test
    void aRangeWithoutAStepIsRefused() {
        String message = OneNode.of("Range", 11).to(number(3L), number(10L), number(0L)).refused(longs());
        assertTrue(message.contains("delta not 0"), message);
    }
}
