package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.mask;
import static dev.lanewise.onnx.operators.Samples.number;
import static dev.lanewise.onnx.operators.Samples.typed;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ReduceOperatorsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final Tensor X = floats(Shape.of(2, 2), 1, 2, 3, 4);

    @Test
    void axesAreAnAttributeThenAnInput() {
        Tensor rows = floats(Shape.of(2, 1), 3, 7);
        OneNode.of("ReduceSum", 1).withAll("axes", 1).to(X).gives(rows);
        OneNode.of("ReduceSum", 11).withAll("axes", -1).to(X).gives(rows);
        OneNode.of("ReduceSum", 13).to(X, longs(-1)).gives(rows);
        OneNode.of("ReduceMax", 13).withAll("axes", 0).to(X).gives(floats(Shape.of(1, 2), 3, 4));
        OneNode.of("ReduceMax", 18).to(X, longs(0)).gives(floats(Shape.of(1, 2), 3, 4));
    }

    @Test
    void allAxesAreReducedWhereNoneIsNamed() {
        OneNode.of("ReduceMean", 13).to(X).gives(floats(Shape.of(1, 1), 2.5));
        OneNode.of("ReduceMean", 18).with("keepdims", 0).to(X).gives(number(2.5));
        OneNode.of("ReduceProd", 18).with("keepdims", 0).to(X, longs()).gives(number(24.0));
        OneNode.of("ReduceMin", 18).to(number(3.0)).gives(number(3.0));
    }

    @Test
    void noAxesMayMeanNoReductionButTheRestIsDone() {
        OneNode.of("ReduceSum", 13).with("noop_with_empty_axes", 1).to(X).gives(X);
        OneNode.of("ReduceSumSquare", 18).with("noop_with_empty_axes", 1).to(X, longs())
                .gives(floats(Shape.of(2, 2), 1, 4, 9, 16));
        OneNode.of("ReduceL1", 18).with("noop_with_empty_axes", 1).to(floats(-1, 2)).gives(floats(1, 2));
        OneNode.of("ReduceLogSum", 18).with("noop_with_empty_axes", 1).with("keepdims", 0).to(floats(1, Math.E))
                .givesNear(1e-6, floats(0, 1));
    }

    @Test
    void normsAndLogarithmsFollowTheirFormulas() {
        OneNode.of("ReduceL1", 13).withAll("axes", 0).to(floats(-3, 4)).gives(floats(7));
        OneNode.of("ReduceL2", 18).to(floats(-3, 4), longs(0)).gives(floats(5));
        OneNode.of("ReduceLogSum", 18).to(X, longs(1)).givesNear(1e-6,
                floats(Shape.of(2, 1), Math.log(3), Math.log(7)));
        OneNode.of("ReduceLogSumExp", 18).with("keepdims", 0)
                .to(floats(Shape.of(5, 2), 1000, 1000, -INF, -INF, INF, 1, NAN, 1, -1000, -1000), longs(1))
                .givesNear(1e-6, floats(1000 + Math.log(2), -INF, INF, NAN, -1000 + Math.log(2)));
    }

    @Test
    void ofNothingEachGivesItsNeutralNumber() {
        Tensor empty = counted(2, 0);
        for (String operator : new String[] {"ReduceSum", "ReduceL1", "ReduceL2", "ReduceSumSquare"}) {
            OneNode.of(operator, 18).with("keepdims", 0).to(empty, longs(1)).gives(floats(0, 0));
        }
        OneNode.of("ReduceProd", 18).to(empty, longs(1)).gives(floats(Shape.of(2, 1), 1, 1));
        OneNode.of("ReduceMax", 20).to(empty, longs(1)).gives(floats(Shape.of(2, 1), -INF, -INF));
        OneNode.of("ReduceMin", 20).to(empty, longs(1)).gives(floats(Shape.of(2, 1), INF, INF));
        OneNode.of("ReduceLogSum", 18).to(empty, longs(1)).gives(floats(Shape.of(2, 1), -INF, -INF));
        OneNode.of("ReduceLogSumExp", 18).to(empty, longs(1)).gives(floats(Shape.of(2, 1), -INF, -INF));
        OneNode.of("ReduceMean", 18).to(empty, longs(1)).gives(floats(Shape.of(2, 1), NAN, NAN));
        OneNode.of("ReduceMax", 20).to(empty, longs(0)).gives(counted(1, 0));
    }

    @Test
    void wholeNumbersStayExact() {
        OneNode.of("ReduceSum", 13).with("keepdims", 0).to(longs(1L << 60, 1), longs(0)).gives(number((1L << 60) + 1));
        OneNode.of("ReduceMean", 18).with("keepdims", 0).to(longs(-3, -4), longs(0)).gives(number(-3L));
        OneNode.of("ReduceProd", 18).to(ints(1 << 20, 1 << 12), longs(0)).gives(ints(0));
        OneNode.of("ReduceMax", 20).to(typed(DType.UINT8, 100, 200), longs(0)).gives(typed(DType.UINT8, 200));
        OneNode.of("ReduceMin", 20).to(typed(DType.INT8, -100, 100), longs(0)).gives(typed(DType.INT8, -100));
        OneNode.of("ReduceMax", 20).to(mask(false, true), longs(0)).gives(mask(true));
        OneNode.of("ReduceSumSquare", 18).to(ints(-3, 4), longs(0)).gives(ints(25));
        OneNode.of("ReduceL2", 13).to(ints(-3, 4)).gives(ints(5));
    }

    @Test
    void extremesHaveAFirstAndALastPlace() {
        Tensor x = floats(Shape.of(2, 3), 1, 3, 3, 0, 0, 2);
        OneNode.of("ArgMax", 1).with("axis", 1).to(x).gives(Tensor.of(Shape.of(2, 1), 1L, 2L));
        OneNode.of("ArgMax", 12).with("axis", -1).with("select_last_index", 1).with("keepdims", 0).to(x)
                .gives(longs(2, 2));
        OneNode.of("ArgMin", 13).with("axis", 1).with("keepdims", 0).to(x).gives(longs(0, 0));
        OneNode.of("ArgMin", 13).with("axis", 1).with("keepdims", 0).with("select_last_index", 1).to(x)
                .gives(longs(0, 1));
        OneNode.of("ArgMin", 13).to(typed(DType.UINT8, 200, 100, 100)).gives(longs(1));
        OneNode.of("ArgMax", 13).to(floats(1, NAN, 5, NAN)).gives(longs(1));
        OneNode.of("ArgMin", 13).to(floats(1, NAN, 5, NAN)).gives(longs(1));
    }

    @Test
    void anEmptyAxisHasNoExtreme() {
        String message = OneNode.of("ArgMax", 13).to(counted(0, 2)).refused(Tensor.of(Shape.of(1, 2), 0L, 0L));
        assertTrue(message.contains("the axis must not be empty"), message);
    }
}
