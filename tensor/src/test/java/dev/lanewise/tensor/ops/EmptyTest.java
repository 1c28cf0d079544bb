package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An axis of size 0 is legal everywhere. */
class EmptyTest {
    private static final Conv2d CONV = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1);

    static Stream<Arguments> operators() {
        return Stream.of(
                empty(new Unary(UnaryFunction.EXP, 0, 0), "[0, 3]", floats(0, 3)),
                empty(new UnaryGradient(UnaryFunction.EXP, 0, 0), "[0]", floats(0), floats(0)),
                empty(new Binary(BinaryFunction.ADD), "[2, 0]", floats(2, 1), floats(0)),
                empty(new Binary(BinaryFunction.DIVIDE), "[0, 2]", longs(0, 1), longs(2)),
                empty(new Compare(Comparison.LESS), "[0]", floats(0), floats(1)),
                empty(new Where(), "[0, 2]", mask(1, 1), floats(0, 2), floats(2)),
                empty(new Where(), "[0]", mask(0), longs(1), longs(0)),
                empty(new Matmul(false, false), "[0, 4]", floats(0, 3), floats(3, 4)),
                empty(new Matmul(false, true), "[2, 0, 1]", floats(1, 0, 3), floats(2, 1, 3)),
                empty(new Linear(), "[0, 4]", floats(0, 3), floats(4, 3), floats(4)),
                empty(CONV, "[0, 2, 2, 4]", floats(0, 2, 2, 3), floats(4, 3, 3, 3), floats(4)),
                empty(CONV, "[1, 2, 2, 0]", floats(1, 2, 2, 3), floats(0, 3, 3, 3)),
                empty(new Conv2d.InputGradient(CONV, 2, 2), "[0, 2, 2, 3]", floats(0, 2, 2, 4), floats(4, 3, 3, 3)),
                empty(new MaxPool2d(Window2d.of(2)), "[0, 1, 1, 3]", floats(0, 2, 2, 3)),
                empty(new AveragePool2d(Window2d.of(2), true), "[2, 1, 1, 0]", floats(2, 2, 2, 0)),
                empty(Reduce.of(ReduceFunction.MAX, false, 1), "[0]", floats(0, 3)),
                empty(Reduce.of(ReduceFunction.MEAN, true, 0), "[1, 0]", floats(3, 0)),
                empty(new ArgMax(1), "[0]", floats(0, 3)),
                empty(new SumTo(Shape.of(0, 1)), "[0, 1]", floats(0, 3)),
                empty(new Softmax(), "[2, 0]", floats(2, 0)),
                empty(new LogSoftmax(), "[0, 2]", floats(0, 2)),
                empty(new Softmax.Gradient(), "[0, 2]", floats(0, 2), floats(0, 2)),
                empty(new LayerNorm(1), "[0, 2]", floats(0, 2), floats(2), floats(2)),
                empty(new LayerNorm(1), "[2, 0]", floats(2, 0)),
                empty(new BatchStatistics(), "[0]", floats(2, 0)),
                empty(new BatchNormalize(1), "[0, 2]", floats(0, 2), floats(2), floats(2), floats(2), floats(2)),
                empty(Reshape.of(5, -1), "[5, 0]", floats(0, 3)),
                empty(Permute.of(1, 0), "[3, 0]", floats(0, 3)),
                empty(Slice.along(Shape.of(4), 0, 2, 2), "[0]", floats(4)),
                empty(new Concat(0), "[0, 3]", floats(0, 3), floats(0, 3)),
                empty(Pad.of(new int[] {0, 1}, new int[] {0, 1}, 1), "[0, 5]", floats(0, 3)),
                empty(new Expand(Shape.of(0, 3)), "[0, 3]", floats(1, 3)),
                empty(new Cast(DType.INT32), "[0]", floats(0)),
                empty(new Gather(0), "[0, 3]", floats(0, 3), longs(0)),
                empty(new OneHot(0), "[0, 0]", longs(0)),
                empty(new NegativeLogLikelihood(), "[0]", floats(0, 3), longs(0)));
    }

    private static Arguments empty(Op op, String shape, Tensor... inputs) {
        return Arguments.of(op, shape, List.of(inputs));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void givesAnEmptyTensorOfTheRightShape(Op op, String shape, List<Tensor> inputs) {
        Tensor y = Evaluator.eager().applyOne(op, inputs.toArray(Tensor[]::new));
        assertEquals(shape, y.shape().toString());
        assertEquals(0, y.elements());
    }

    @Test
    void sumsOverNothingAreZeroAndMeansAreNaN() {
        Evaluator ev = Evaluator.eager();
        assertAll(0, ev.sum(floats(0, 3), false, 0));
        assertAll(Double.NaN, ev.mean(floats(0, 3), false, 0));
        assertAll(0, ev.matmul(floats(2, 0), floats(0, 3)));
        assertAll(0, ev.linear(floats(2, 0), floats(3, 0)));
        assertAll(0, ev.scatterAdd(floats(0, 3), longs(0), 0, 2));
        assertAll(0, ev.conv2d(
                floats(1, 2, 2, 0), floats(4, 3, 3, 0), Stride.ONE, Padding.of(1), Dilation.ONE, 1));
        assertAll(0, ev.applyOne(new Conv2d.WeightGradient(CONV, 3, 3), floats(0, 2, 2, 3), floats(0, 2, 2, 4)));
        assertAll(Double.NaN, ev.batchStatistics(floats(0, 3)).getFirst());
    }

    private static void assertAll(double value, Tensor y) {
        assertTrue(y.elements() > 0);
        assertTrue(Arrays.stream(y.toDoubles()).allMatch(v -> Double.compare(v, value) == 0), y.toString());
    }

    private static Tensor floats(int... sizes) {
        return Device.reference().allocate(new TensorType(DType.FLOAT64, Shape.of(sizes)));
    }

    private static Tensor longs(int... sizes) {
        return Device.reference().allocate(new TensorType(DType.INT64, Shape.of(sizes)));
    }

    private static Tensor mask(int... sizes) {
        return Device.reference().allocate(new TensorType(DType.BOOL, Shape.of(sizes)));
    }
}
