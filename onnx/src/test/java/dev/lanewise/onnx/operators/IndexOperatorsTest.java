package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.mask;
import static dev.lanewise.onnx.operators.Samples.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class IndexOperatorsTest {
    private final Tensor x = counted(3, 2);

    private static Tensor matrix(int rows, int columns, long... values) {
        return Tensor.of(Shape.of(rows, columns), values);
    }

    @Test
    void gatherPutsTheIndicesAxesInThePlaceOfOne() {
        OneNode.of("Gather", 1).to(x, ints(2, 0)).gives(floats(Shape.of(2, 2), 4, 5, 0, 1));
        OneNode.of("Gather", 13).with("axis", -1).to(x, number(-1L)).gives(floats(1, 3, 5));
        OneNode.of("Gather", 13).to(x, longs()).gives(counted(0, 2));
    }

    @Test
    void gatherElementsTakesOneForEachIndex() {
        OneNode.of("GatherElements", 11).to(x, matrix(2, 2, 2, -3, 0, 1)).gives(floats(Shape.of(2, 2), 4, 1, 0, 3));
        OneNode.of("GatherElements", 13).with("axis", 1).to(x, matrix(3, 1, 1, 0, -1))
                .gives(floats(Shape.of(3, 1), 1, 2, 5));
    }

    @Test
    void gatherNdLooksUpTuplesBehindBatchAxes() {
        OneNode.of("GatherND", 11).to(x, matrix(2, 2, 0, 1, -1, 0)).gives(floats(1, 4));
        OneNode.of("GatherND", 12).to(x, matrix(2, 1, 1, 0)).gives(floats(Shape.of(2, 2), 2, 3, 0, 1));
        OneNode.of("GatherND", 13).with("batch_dims", 1).to(x, matrix(3, 1, 1, 0, 1)).gives(floats(1, 2, 5));
    }

    @Test
    void anIndexBeyondTheAxisIsRefused() {
        for (String operator : new String[] {"Gather", "GatherElements"}) {
            String message = OneNode.of(operator, 13).to(floats(1, 2), longs(2)).refused(floats(1));
            assertTrue(message.contains("indices must be from -2 to 1"), message);
        }
    }

    @Test
    void scatteredUpdatesReplaceOrCombine() {
        Tensor zeros = floats(0, 1, 2);
        OneNode.of("Scatter", 9).to(zeros, longs(2, 0), floats(7, 8)).gives(floats(8, 1, 7));
        OneNode.of("ScatterElements", 11).to(zeros, longs(-1), floats(7)).gives(floats(0, 1, 7));
        OneNode.of("ScatterElements", 16).with("reduction", "add").to(zeros, longs(1, 1), floats(7, 8))
                .gives(floats(0, 16, 2));
        OneNode.of("ScatterElements", 18).with("reduction", "max").to(longs(5, 1), longs(0, 1), longs(3, 3))
                .gives(longs(5, 3));
        OneNode.of("ScatterElements", 18).with("axis", 1).with("reduction", "mul")
                .to(counted(1, 3), matrix(1, 2, 2, 1), floats(Shape.of(1, 2), 4, 5))
                .gives(floats(Shape.of(1, 3), 0, 5, 8));
    }

    @Test
    void scatterNdWritesPartsOneAfterTheOther() {
        OneNode.of("ScatterND", 11).to(x, matrix(1, 1, 1), floats(Shape.of(1, 2), 8, 9))
                .gives(floats(Shape.of(3, 2), 0, 1, 8, 9, 4, 5));
        OneNode.of("ScatterND", 18).with("reduction", "min").to(x, matrix(2, 2, 2, 1, 2, -1), floats(3, -1))
                .gives(floats(Shape.of(3, 2), 0, 1, 2, 3, 4, -1));
    }

    @Test
    void aCacheIsWrittenFromEachSamplesStart() {
        Tensor cache = counted(2, 3, 1);
        Tensor update = floats(Shape.of(2, 2, 1), 10, 11, 12, 13);
        OneNode.of("TensorScatter", 24).to(cache, update).gives(floats(Shape.of(2, 3, 1), 10, 11, 2, 12, 13, 5));
        OneNode.of("TensorScatter", 24).to(cache, update, longs(1, 0))
                .gives(floats(Shape.of(2, 3, 1), 0, 10, 11, 12, 13, 5));
        OneNode.of("TensorScatter", 24).with("mode", "circular").to(cache, update, longs(2, 4))
                .gives(floats(Shape.of(2, 3, 1), 11, 1, 10, 3, 12, 13));
        String message = OneNode.of("TensorScatter", 24).to(cache, update, longs(2, 0)).refused(cache);
        assertTrue(message.contains("leave room for 2 steps in 3 positions"), message);
    }

    @Test
    void negativeLabelsCountFromTheEndFromOpset11On() {
        Tensor labels = longs(1, -1, 5);
        Tensor values = floats(0, 9);
        OneNode.of("OneHot", 9).to(labels, number(3L), values).gives(floats(Shape.of(3, 3), 0, 9, 0, 0, 0, 0, 0, 0, 0));
        OneNode.of("OneHot", 11).to(labels, longs(3), values).gives(floats(Shape.of(3, 3), 0, 9, 0, 0, 0, 9, 0, 0, 0));
        OneNode.of("OneHot", 11).with("axis", 0).to(floats(1.7), number(3.0), longs(5, 6))
                .gives(Tensor.of(Shape.of(3, 1), 5L, 6L, 5L));
    }

    @Test
    void trianglesAreCutAlongADiagonal() {
        Tensor y = floats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        OneNode.of("Trilu", 14).to(y).gives(floats(Shape.of(2, 3), 1, 2, 3, 0, 5, 6));
        OneNode.of("Trilu", 14).with("upper", 0).to(y, number(1L)).gives(floats(Shape.of(2, 3), 1, 2, 0, 4, 5, 6));
        OneNode.of("Trilu", 14).to(y, number(-9L)).gives(y);
        OneNode.of("Trilu", 14).with("upper", 0).to(matrix(1, 2, 7, 8), number(0L)).gives(matrix(1, 2, 7, 0));
    }

    @Test
    void nonZeroNamesAColumnForEachElement() {
        OneNode.of("NonZero", 9).to(floats(Shape.of(2, 2), 1, 0, Double.NaN, -0.0)).gives(matrix(2, 2, 0, 1, 0, 0));
        OneNode.of("NonZero", 13).to(mask(false, true, true)).gives(matrix(1, 2, 1, 2));
        OneNode.of("NonZero", 13).to(longs(0)).gives(Tensor.of(Shape.of(1, 0), new long[0]));
    }

    @Test
    void compressKeepsWhatTheConditionSays() {
        OneNode.of("Compress", 9).to(x, mask(false, true, false, true)).gives(floats(1, 3));
        OneNode.of("Compress", 11).with("axis", -2).to(x, mask(false, true)).gives(floats(Shape.of(1, 2), 2, 3));
        OneNode.of("Compress", 11).with("axis", 1).to(x, mask(false, false)).gives(counted(3, 0));
    }

    @Test
    void uniqueSortsOrKeepsTheOrder() {
        Tensor y = longs(2, 1, 1, 3, 4, 3);
        OneNode.of("Unique", 11).with("sorted", 0).to(y)
                .gives(longs(2, 1, 3, 4), longs(0, 1, 3, 4), longs(0, 1, 1, 2, 3, 2), longs(1, 2, 2, 1));
        OneNode.of("Unique", 11).to(y)
                .gives(longs(1, 2, 3, 4), longs(1, 0, 3, 4), longs(1, 0, 0, 2, 3, 2), longs(2, 1, 2, 1));
        OneNode.of("Unique", 11).with("axis", 0).to(floats(Shape.of(3, 2), 2, 3, 1, 0, 2, 3))
                .gives(floats(Shape.of(2, 2), 1, 0, 2, 3), longs(1, 0), longs(1, 0, 1), longs(1, 2));
        OneNode.of("Unique", 11).to(counted(0)).gives(counted(0));
    }
}
