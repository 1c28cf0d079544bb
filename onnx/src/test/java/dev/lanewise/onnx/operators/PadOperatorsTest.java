package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.mask;
import static dev.lanewise.onnx.operators.Samples.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PadOperatorsTest {
    private final Tensor x = floats(1, 2, 3);

    @Test
    void widthsAreAttributesThenInputs() {
        Tensor y = floats(0, 1, 2, 3, 0, 0);
        OneNode.of("Pad", 1).withAll("paddings", 1, 2).to(x).gives(y);
        OneNode.of("Pad", 2).withAll("pads", 1, 2).to(x).gives(y);
        OneNode.of("Pad", 11).to(x, longs(1, 2)).gives(y);
        OneNode.of("Pad", 2).withAll("pads", 0, 1).with("value", 7.0).to(x).gives(floats(1, 2, 3, 7));
        OneNode.of("Pad", 13).to(x, longs(0, 1), number(-7.0)).gives(floats(1, 2, 3, -7));
    }

    @Test
    void bordersRepeatTheTensor() {
        OneNode.of("Pad", 2).withAll("pads", 2, 2).with("mode", "reflect").to(x).gives(floats(3, 2, 1, 2, 3, 2, 1));
        OneNode.of("Pad", 11).with("mode", "edge").to(x, longs(2, 1)).gives(floats(1, 1, 1, 2, 3, 3));
        OneNode.of("Pad", 19).with("mode", "wrap").to(x, longs(4, 2)).gives(floats(3, 1, 2, 3, 1, 2, 3, 1, 2));
        OneNode.of("Pad", 13).with("mode", "reflect").to(x, longs(0, 5)).gives(floats(1, 2, 3, 2, 1, 2, 3, 2));
        OneNode.of("Pad", 13).with("mode", "reflect").to(floats(4), longs(1, 1)).gives(floats(4, 4, 4));
    }

    @Test
    void negativeWidthsCropFirst() {
        OneNode.of("Pad", 2).withAll("pads", -1, 2).to(x).gives(floats(2, 3, 0, 0));
        OneNode.of("Pad", 13).with("mode", "edge").to(x, longs(2, -1)).gives(floats(1, 1, 1, 2));
        OneNode.of("Pad", 13).to(x, longs(-2, -1)).gives(counted(0));
        OneNode.of("Pad", 13).to(x, longs(-5, 4), number(7.0)).gives(floats(7, 7));
        OneNode.of("Pad", 13).to(x, longs(3, -4)).gives(floats(0, 0));
        OneNode.of("Pad", 13).to(counted(0), longs(-1, 3)).gives(floats(0, 0));
        String message = OneNode.of("Pad", 13).to(x, longs(-2, -2)).refused(x);
        assertTrue(message.contains("cannot lose more than it has"), message);
    }

    @Test
    void axesMayBeNamedFromOpset18On() {
        OneNode.of("Pad", 18).to(counted(1, 2), longs(1, 0), null, longs(-1))
                .gives(floats(Shape.of(1, 3), 0, 0, 1));
    }

    @Test
    void everyDtypeKeepsItsNumbers() {
        OneNode.of("Pad", 13).to(longs(5), longs(0, 1), number((1L << 53) + 1)).gives(longs(5, (1L << 53) + 1));
        OneNode.of("Pad", 13).to(mask(false), longs(1, 0), Tensor.of(Shape.SCALAR, true)).gives(mask(true, false));
        OneNode.of("Pad", 13).to(counted(0, 1), longs(1, 0, 0, 1), number(2.0)).gives(floats(Shape.of(1, 2), 2, 2));
    }
}
