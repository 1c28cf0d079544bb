package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class MovementOperatorsTest {
    private final Tensor x = counted(6);

    @Test
    void sliceTakesAttributesBeforeOpset10() {
        OneNode.of("Slice", 1).withAll("starts", 1).withAll("ends", -1).to(x).gives(floats(1, 2, 3, 4));
        OneNode.of("Slice", 9).withAll("starts", -2).withAll("ends", 99).withAll("axes", 0).to(x).gives(floats(4, 5));
        OneNode.of("Slice", 10).to(x, ints(1), ints(3)).gives(floats(1, 2));
    }

    @Test
    void sliceWalksBackwardsAndPastBothEnds() {
        OneNode.of("Slice", 13).to(x, longs(-1), longs(Long.MIN_VALUE), longs(0), longs(-2)).gives(floats(5, 3, 1));
        OneNode.of("Slice", 13).to(x, longs(2), longs(-100), longs(0), longs(-1)).gives(floats(2, 1, 0));
        OneNode.of("Slice", 13).to(x, longs(4), longs(-6), longs(0), longs(-1)).gives(floats(4, 3, 2, 1));
        OneNode.of("Slice", 13).to(x, longs(0), longs(Long.MAX_VALUE), longs(-1), longs(4)).gives(floats(0, 4));
        OneNode.of("Slice", 13).to(x, longs(3), longs(3)).gives(counted(0));
    }

    @Test
    void sliceRefusesAStepOfZero() {
        String message = OneNode.of("Slice", 13).to(x, longs(0), longs(2), longs(0), longs(0)).refused(x);
        assertTrue(message.contains("steps must not be 0"), message);
    }

    @Test
    void splitNamesItsSizesByAttributeThenByInput() {
        Tensor[] parts = {floats(0, 1), floats(2, 3, 4, 5)};
        OneNode.of("Split", 1).withAll("split", 2, 4).to(x).gives(parts);
        OneNode.of("Split", 1).to(x, floats(2, 4)).gives(parts);
        OneNode.of("Split", 11).withAll("split", 2, 4).to(x).gives(parts);
        OneNode.of("Split", 13).to(x, longs(2, 4)).gives(parts);
        OneNode.of("Split", 13).to(x, longs(0, 6)).gives(counted(0), x);
        OneNode.of("Split", 2).to(x).gives(floats(0, 1, 2), floats(3, 4, 5));
    }

    @Test
    void theLastPartMayBeSmallerFromOpset18On() {
        OneNode.of("Split", 18).with("num_outputs", 2).to(counted(5)).gives(floats(0, 1, 2), floats(3, 4));
        OneNode.of("Split", 18).with("num_outputs", 4).to(counted(5))
                .gives(floats(0, 1), floats(2, 3), floats(4), counted(0));
        String message = OneNode.of("Split", 13).to(counted(5)).refused(counted(2), counted(3));
        assertTrue(message.contains("equal parts"), message);
    }

    @Test
    void concatJoinsAlongAxis1WhereOpset1SaysNothing() {
        Tensor a = floats(Shape.of(1, 2), 1, 2);
        Tensor b = floats(Shape.of(1, 1), 3);
        OneNode.of("Concat", 1).to(a, b).gives(floats(Shape.of(1, 3), 1, 2, 3));
        OneNode.of("Concat", 13).with("axis", -2).to(a, a).gives(floats(Shape.of(2, 2), 1, 2, 1, 2));
        OneNode.of("Concat", 13).with("axis", 0).to(counted(0, 2), a).gives(a);
    }

    @Test
    void blocksOfPixelsReturnWhereTheyCameFrom() {
        Tensor pixels = counted(2, 3, 4, 6);
        Tensor deep = OneNode.of("SpaceToDepth", 13).with("blocksize", 2).to(pixels).outputs(counted(2, 12, 2, 3))
                .getFirst();
        OneNode.of("SpaceToDepth", 13).with("blocksize", 2).to(pixels).gives(deep);
        OneNode.of("DepthToSpace", 1).with("blocksize", 2).to(deep).gives(pixels);
    }

    @Test
    void depthToSpaceMayCountColumnsFirst() {
        Tensor depth = counted(1, 8, 1, 1);
        OneNode.of("DepthToSpace", 13).with("blocksize", 2).with("mode", "DCR").to(depth)
                .gives(floats(Shape.of(1, 2, 2, 2), 0, 2, 4, 6, 1, 3, 5, 7));
        OneNode.of("DepthToSpace", 13).with("blocksize", 2).with("mode", "CRD").to(depth)
                .gives(counted(1, 2, 2, 2));
    }

    @Test
    void croppingBeginsEarlyAndPaddingEndsLate() {
        OneNode.of("CenterCropPad", 18).to(x, longs(3)).gives(floats(1, 2, 3));
        OneNode.of("CenterCropPad", 18).to(counted(2), longs(5)).gives(floats(0, 0, 1, 0, 0));
        OneNode.of("CenterCropPad", 18).withAll("axes", -1).to(counted(2, 3), longs(1))
                .gives(floats(Shape.of(2, 1), 1, 4));
    }

    @Test
    void sequencesAreReversedUpToTheirLength() {
        OneNode.of("ReverseSequence", 10).with("time_axis", 1).with("batch_axis", 0)
                .to(counted(2, 3), longs(3, 2))
                .gives(floats(Shape.of(2, 3), 2, 1, 0, 4, 3, 5));
        OneNode.of("ReverseSequence", 10).to(counted(3, 2), longs(0, 3))
                .gives(floats(Shape.of(3, 2), 0, 5, 2, 3, 4, 1));
    }
}
