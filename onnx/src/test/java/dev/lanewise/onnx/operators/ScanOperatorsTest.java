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

class ScanOperatorsTest {
    private final Tensor x = floats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);

    @Test
    void sumsRunForwardsAndBackwardsWithAndWithoutThemselves() {
        OneNode node = OneNode.of("CumSum", 11);
        node.to(x, number(1L)).gives(floats(Shape.of(2, 3), 1, 3, 6, 4, 9, 15));
        node.to(x, longs(-2)).gives(floats(Shape.of(2, 3), 1, 2, 3, 5, 7, 9));
        OneNode.of("CumSum", 14).with("exclusive", 1).to(x, number(1L)).gives(floats(Shape.of(2, 3), 0, 1, 3, 0, 4, 9));
        OneNode.of("CumSum", 14).with("reverse", 1).to(x, number(1L))
                .gives(floats(Shape.of(2, 3), 6, 5, 3, 15, 11, 6));
        OneNode.of("CumSum", 14).with("reverse", 1).with("exclusive", 1).to(ints(1, 2, 3), number(0L))
                .gives(ints(5, 3, 0));
        node.to(counted(0, 3), number(0L)).gives(counted(0, 3));
    }

    @Test
    void productsBeginWithOne() {
        OneNode.of("CumProd", 26).to(longs(1, 2, 3), number(0L)).gives(longs(1, 2, 6));
        OneNode.of("CumProd", 26).with("exclusive", 1).to(floats(1, 2, 3), number(0L)).gives(floats(1, 1, 2));
        OneNode.of("CumProd", 26).with("reverse", 1).with("exclusive", 1).to(floats(1, 2, 3), number(-1L))
                .gives(floats(6, 3, 1));
    }

    @Test
    void ofEqualNumbersTheFirstComesFirst() {
        Tensor y = floats(3, 1, 3, 2, 1);
        OneNode.of("TopK", 10).to(y, longs(3)).gives(floats(3, 3, 2), longs(0, 2, 3));
        OneNode.of("TopK", 11).with("largest", 0).to(y, longs(3)).gives(floats(1, 1, 2), longs(1, 4, 3));
        OneNode.of("TopK", 1).with("k", 2).to(y).gives(floats(3, 3), longs(0, 2));
        OneNode.of("TopK", 24).to(typed(DType.UINT8, 3, 200, 7), longs(2)).gives(typed(DType.UINT8, 200, 7),
                longs(1, 2));
    }

    @Test
    void anyAxisMayBeSorted() {
        OneNode.of("TopK", 11).with("axis", 0).with("largest", 0).to(x, longs(2))
                .gives(x, Tensor.of(Shape.of(2, 3), 0L, 0L, 0L, 1L, 1L, 1L));
        OneNode.of("TopK", 11).to(x, longs(0)).gives(counted(2, 0), Tensor.of(Shape.of(2, 0), new long[0]));
    }

    @Test
    void moreThanThereAreIsRefused() {
        String message = OneNode.of("TopK", 11).to(x, longs(4)).refused(x, x);
        assertTrue(message.contains("k must be from 0 to the size of the axis"), message);
    }
}
