package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ShapeOperatorsTest {
    private final Tensor x = counted(2, 3, 4);

    private Tensor shaped(int... sizes) {
        return x.reshaped(Shape.of(sizes));
    }

    @Test
    void reshapeTakesItsSizesFromAnAttributeBeforeOpset5() {
        OneNode.of("Reshape", 1).withAll("shape", 0, -1).to(x).gives(shaped(2, 12));
        OneNode.of("Reshape", 5).to(x, longs(0, -1)).gives(shaped(2, 12));
    }

    @Test
    void zeroInReshapeCopiesASizeUnlessItIsAllowed() {
        Tensor empty = counted(0, 5);
        OneNode.of("Reshape", 13).to(x, longs(4, 0, 2)).gives(shaped(4, 3, 2));
        OneNode.of("Reshape", 14).with("allowzero", 1).to(empty, longs(3, 0)).gives(counted(3, 0));
        OneNode.of("Reshape", 14).to(empty, longs(0, 1, 5)).gives(counted(0, 1, 5));
    }

    @Test
    void reshapeToNoAxesGivesANumber() {
        OneNode.of("Reshape", 25).to(floats(Shape.of(1, 1), 7), longs()).gives(number(7.0));
    }

    @Test
    void reshapeRefusesTwoOpenSizes() {
        String message = OneNode.of("Reshape", 13).to(x, longs(-1, -1)).refused(x);
        assertTrue(message.contains("at most one size may be -1"), message);
    }

    @Test
    void flattenMakesAMatrixAroundAnyAxis() {
        OneNode.of("Flatten", 1).to(x).gives(shaped(2, 12));
        OneNode.of("Flatten", 1).with("axis", 0).to(x).gives(shaped(1, 24));
        OneNode.of("Flatten", 13).with("axis", 3).to(x).gives(shaped(24, 1));
        OneNode.of("Flatten", 13).with("axis", -1).to(x).gives(shaped(6, 4));
        OneNode.of("Flatten", 13).with("axis", 0).to(number(3.0)).gives(floats(Shape.of(1, 1), 3));
    }

    @Test
    void squeezeNamesItsAxesByAttributeThenByInput() {
        Tensor y = shaped(1, 6, 1, 4);
        OneNode.of("Squeeze", 1).withAll("axes", 2).to(y).gives(shaped(1, 6, 4));
        OneNode.of("Squeeze", 11).withAll("axes", 0, -2).to(y).gives(shaped(6, 4));
        OneNode.of("Squeeze", 13).to(y, longs(-4)).gives(shaped(6, 1, 4));
        OneNode.of("Squeeze", 13).to(y).gives(shaped(6, 4));
    }

    @Test
    void unsqueezeCountsAxesInItsResult() {
        OneNode.of("Unsqueeze", 1).withAll("axes", 0, 4).to(x).gives(shaped(1, 2, 3, 4, 1));
        OneNode.of("Unsqueeze", 13).to(x, longs(-1, 1)).gives(shaped(2, 1, 3, 4, 1));
        OneNode.of("Unsqueeze", 25).to(number(3.0), longs(0)).gives(floats(3));
    }

    @Test
    void transposeReversesWhereNothingIsSaid() {
        OneNode.of("Transpose", 1).to(counted(2, 3)).gives(floats(Shape.of(3, 2), 0, 3, 1, 4, 2, 5));
        OneNode.of("Transpose", 13).withAll("perm", 0, 1).to(counted(2, 3)).gives(counted(2, 3));
        OneNode.of("Transpose", 25).to(number(4.0)).gives(number(4.0));
    }

    @Test
    void shapeIsCutAtBothEnds() {
        OneNode.of("Shape", 13).to(x).gives(longs(2, 3, 4));
        OneNode.of("Shape", 15).with("start", -2).to(x).gives(longs(3, 4));
        OneNode.of("Shape", 15).with("start", 1).with("end", -1).to(x).gives(longs(3));
        OneNode.of("Shape", 15).with("start", -9).with("end", 9).to(x).gives(longs(2, 3, 4));
        OneNode.of("Shape", 15).with("start", 2).with("end", 1).to(x).gives(longs());
        OneNode.of("Shape", 25).to(number(1.0)).gives(longs());
        OneNode.of("Size", 13).to(x).gives(number(24L));
    }

    @Test
    void expandStretchesBothTheInputAndTheNamedShape() {
        Tensor column = floats(Shape.of(2, 1), 1, 2);
        OneNode.of("Expand", 8).to(column, longs(3)).gives(floats(Shape.of(2, 3), 1, 1, 1, 2, 2, 2));
        OneNode.of("Expand", 13).to(column, longs(1)).gives(column);
        OneNode.of("Expand", 13).to(column, longs(2, 0)).gives(counted(2, 0));
    }

    @Test
    void tileNamesOneAxisBeforeOpset6() {
        Tensor y = floats(Shape.of(1, 2), 1, 2);
        OneNode.of("Tile", 1).to(y, number(2.0), number(1.0)).gives(floats(Shape.of(1, 4), 1, 2, 1, 2));
        OneNode.of("Tile", 6).to(y, longs(2, 2)).gives(floats(Shape.of(2, 4), 1, 2, 1, 2, 1, 2, 1, 2));
        OneNode.of("Tile", 13).to(y, longs(0, 2)).gives(counted(0, 4));
    }
}
