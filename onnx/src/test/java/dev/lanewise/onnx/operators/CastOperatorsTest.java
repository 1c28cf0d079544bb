package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.halves;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.mask;
import static dev.lanewise.onnx.operators.Samples.typed;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class CastOperatorsTest {
    private static final int UINT8 = 2;
    private static final int INT32 = 6;
    private static final int BOOL = 9;
    private static final int FLOAT16 = 10;

    @Test
    void typesAreNamedThenNumbered() {
        OneNode.of("Cast", 1).with("to", "INT32").to(floats(1.7, -1.7)).gives(ints(1, -1));
        OneNode.of("Cast", 6).with("to", "INT32").to(floats(1.7)).gives(ints(1));
        OneNode.of("Cast", 6).with("to", INT32).to(floats(1.7)).gives(ints(1));
        OneNode.of("Cast", 13).with("to", BOOL).to(floats(0, -0.0, 0.5, Double.NaN))
                .gives(mask(false, false, true, true));
    }

    @Test
    void bitsWithoutRoomAreDropped() {
        OneNode.of("Cast", 13).with("to", UINT8).to(longs(300, -1)).gives(typed(DType.UINT8, 44, 255));
        OneNode.of("Cast", 13).with("to", INT32).to(longs((1L << 33) + 5)).gives(ints(5));
    }

    @Test
    void halvesRoundToTheNearestAndOverflowToInfinity() {
        OneNode.of("Cast", 13).with("to", FLOAT16).to(floats(2049, 2051, 65519, 65520))
                .gives(halves(2048, 2052, 65504, Double.POSITIVE_INFINITY));
    }

    @Test
    void castLikeTakesTheTypeOfItsSecondInput() {
        OneNode.of("CastLike", 15).to(floats(1.7), halves(0)).gives(halves(1.7));
        OneNode.of("CastLike", 25).to(mask(true), longs(0)).gives(longs(1));
    }

    @Test
    void bitsAreKeptByBitCast() {
        OneNode.of("BitCast", 26).with("to", INT32).to(floats(1, -0.0)).gives(ints(0x3f800000, 1 << 31));
        OneNode.of("BitCast", 26).with("to", 1).to(ints(0x3f800000)).gives(floats(1));
        OneNode.of("BitCast", 26).with("to", UINT8).to(typed(DType.INT8, -1)).gives(typed(DType.UINT8, 255));
        Tensor x = floats(1);
        String message = OneNode.of("BitCast", 26).with("to", UINT8).to(x).refused(typed(DType.UINT8, 1));
        assertTrue(message.contains("of one size"), message);
    }
}
