package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

/** What a wrong input is told: the operator, the rule in words, the values. */
class ErrorsTest {
    private static final Op CONV = new Conv2d(Stride.ONE, Padding.NONE, Dilation.ONE, 2);

    static Stream<Arguments> mistakes() {
        return Stream.of(elementwise(), products(), windows(), rows(), movement(), indexing())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> elementwise() {
        String floats = "inputs must all be float32 (float64 on the reference device); cast them; got ";
        return Stream.of(
                says("add: inputs must be a and b; got 1 inputs", add(), floats(2)),
                says("add: aligned at the last axis, sizes must be equal or 1 to broadcast; got [2, 3], [4]",
                        add(), floats(2, 3), floats(4)),
                says("add: " + floats + "float64 [2], int64 [2]", add(), floats(2), longs(2)),
                says("pow: " + floats + "int64 [2], int64 [2]", new Binary(BinaryFunction.POW), longs(2), longs(2)),
                says("exp: " + floats + "int64 [2]", unary(UnaryFunction.EXP), longs(2)),
                says("expGradient: x and dy must have one shape; got [2], [3]",
                        new UnaryGradient(UnaryFunction.EXP, 0, 0), floats(2), floats(3)),
                says("lessOrEqual: " + floats + "bool [2], int64 [2]",
                        new Compare(Comparison.LESS_OR_EQUAL), mask(2), longs(2)),
                says("where: the condition must be bool; got int64 [2]", new Where(), longs(2), floats(2), floats(2)),
                says("where: a and b must have one dtype; got float64 [2], int64 [2]",
                        new Where(), mask(2), floats(2), longs(2)));
    }

    private static Stream<Arguments> products() {
        return Stream.of(
                says("matmul: a and b must be [..., rows, columns]; got [3], [3, 2]",
                        new Matmul(false, false), floats(3), floats(3, 2)),
                says("matmul: columns of a must equal rows of b; got [2, 3], [4, 5]",
                        new Matmul(false, false), floats(2, 3), floats(4, 5)),
                says("matmul: rows of a (transposed) must equal columns of b (transposed); got [2, 3], [4, 3]",
                        new Matmul(true, true), floats(2, 3), floats(4, 3)),
                says("linear: x must have a last axis; got []", new Linear(), floats(), floats(2, 3)),
                says("linear: w must be [outputs, inputs]; got [3]", new Linear(), floats(2, 3), floats(3)),
                says("linear: x must have as many features as w has inputs; got [2, 3], [5, 4]",
                        new Linear(), floats(2, 3), floats(5, 4)),
                says("linear: bias must be [outputs], here [5]; got [3]",
                        new Linear(), floats(2, 3), floats(5, 3), floats(3)),
                says("conv2d: x must be [batch, height, width, channels]; got [4, 4, 4]",
                        CONV, floats(4, 4, 4), floats(2, 3, 3, 2)),
                says("conv2d: w must be [outChannels, kernelHeight, kernelWidth, inChannels / groups]; got [2, 3]",
                        CONV, floats(1, 4, 4, 4), floats(2, 3)),
                says("conv2d: w must have 1/2 as many input channels as x, groups being 2;"
                        + " got [2, 3, 3, 4], [1, 4, 4, 4]",
                        CONV, floats(1, 4, 4, 4), floats(2, 3, 3, 4)),
                says("conv2d: groups must divide inChannels and outChannels; got [2, 4, 3]",
                        CONV, floats(1, 4, 4, 4), floats(3, 3, 3, 2)),
                says("conv2d: bias must be [outChannels], here [2]; got [4]",
                        CONV, floats(1, 4, 4, 4), floats(2, 3, 3, 2), floats(4)),
                says("conv2d: the dilated kernel must fit into the padded input"
                        + " (kernelHeight, kernelWidth, height, width); got [3, 3, 2, 4]",
                        CONV, floats(1, 2, 4, 4), floats(2, 3, 3, 2)),
                says("conv2dInputGradient: dy and the convolution's output must have one shape;"
                        + " got [1, 4, 4, 2], [1, 2, 2, 2]",
                        new Conv2d.InputGradient((Conv2d) CONV, 4, 4), floats(1, 4, 4, 2), floats(2, 3, 3, 2)));
    }

    private static Stream<Arguments> windows() {
        Window2d window = Window2d.of(2);
        return Stream.of(
                says("maxPool2d: x must be [batch, height, width, channels]; got [4, 4]",
                        new MaxPool2d(window), floats(4, 4)),
                says("pool2d: the dilated window must fit into the padded input"
                        + " (kernelHeight, kernelWidth, height, width); got [2, 2, 1, 4]",
                        new AveragePool2d(window, true), floats(1, 1, 4, 1)),
                says("averagePool2dGradient: dy and the pooling's output must have one shape;"
                        + " got [1, 3, 2, 1], [1, 2, 2, 1]",
                        new AveragePool2d.Gradient(new AveragePool2d(window, true), 4, 4), floats(1, 3, 2, 1)),
                says("maxPool2dGradient: dy and indices must have one shape; got [1, 2, 2, 1], [1, 2, 2, 2]",
                        new MaxPool2d.Gradient(window, 4, 4), floats(1, 2, 2, 1), longs(1, 2, 2, 2)));
    }

    private static Stream<Arguments> rows() {
        return Stream.of(
                says("sum: axis must be from -2 to 1; got 2, [2, 3]", reduce(ReduceFunction.SUM, 2), floats(2, 3)),
                says("mean: no axis may be named twice; got [1, -1]",
                        reduce(ReduceFunction.MEAN, 1, -1), floats(2, 3)),
                says("max: the reduced axes must not be empty; got [2, 0]",
                        reduce(ReduceFunction.MAX, 1), floats(2, 0)),
                says("argMax: the axis must not be empty; got [2, 0]", new ArgMax(-1), floats(2, 0)),
                says("sumTo: the smaller shape must broadcast to the larger one; got [3, 1], [3]",
                        new SumTo(Shape.of(3, 1)), floats(3)),
                says("softmax: x must have a last axis; got []", new Softmax(), floats()),
                says("batchStatistics: x must have a last axis; got []", new BatchStatistics(), floats()),
                says("batchNorm: gamma must be [channels], here [3]; got [2]",
                        new BatchNorm(1), floats(2, 3), floats(2), floats(3)),
                says("batchNormalize: variance must be [channels], here [3]; got [2]",
                        new BatchNormalize(1), floats(2, 3), floats(3), floats(2), floats(3), floats(3)),
                says("layerNorm: gamma comes with beta; got 2 inputs", new LayerNorm(1), floats(2, 3), floats(3)),
                says("layerNorm: beta must be [features], here [3]; got [4]",
                        new LayerNorm(1), floats(2, 3), floats(3), floats(4)));
    }

    private static Stream<Arguments> movement() {
        int[] one = {1};
        return Stream.of(
                says("reshape: at most one size may be -1; got [-1, -1]", Reshape.of(-1, -1), floats(4)),
                says("reshape: no size in place of -1 keeps the element count; got [4], [3, -1]",
                        Reshape.of(3, -1), floats(4)),
                says("reshape: no size in place of -1 keeps the element count; got [0], [0, -1]",
                        Reshape.of(0, -1), floats(0)),
                says("reshape: element counts must be equal; got [4], [3]", Reshape.of(3), floats(4)),
                says("permute: each axis of x must be named once; got [0], [2, 3]", Permute.of(0), floats(2, 3)),
                says("permute: no axis may be named twice; got [0, -2]", Permute.of(0, -2), floats(2, 3)),
                says("slice: starts, ends and steps must have a number an axis; got [1], [1], [1], [2, 3]",
                        Slice.of(one, one, one), floats(2, 3)),
                says("slice: steps must not be 0; got [0]", Slice.of(one, one, new int[1]), floats(2)),
                says("concat: inputs must be alike but for axis 1; got float64 [2, 3], float64 [3, 3]",
                        new Concat(-1), floats(2, 3), floats(3, 3)),
                says("concat: inputs must be alike but for axis 0; got float64 [2], int64 [2]",
                        new Concat(0), floats(2), longs(2)),
                says("pad: before and after must be at least 0; slice to crop; got [1], [-1]",
                        Pad.of(one, new int[] {-1}, 0), floats(2)),
                says("pad: before and after must have a number an axis; got [1], [1], [2, 2]",
                        Pad.of(one, one, 0), floats(2, 2)),
                says("expand: the smaller shape must broadcast to the larger one; got [2, 3], [3]",
                        new Expand(Shape.of(3)), floats(2, 3)));
    }

    private static Stream<Arguments> indexing() {
        return Stream.of(
                says("gather: indices must be int64 or int32; got float64 [1]", new Gather(0), floats(2), floats(1)),
                says("gather: indices must be from -2 to 1; got 2 at place 1", new Gather(0), floats(2), numbers(0, 2)),
                says("scatterAdd: updates must have the indices' sizes from axis 1 on; got [2, 3], [2]",
                        new ScatterAdd(1, 4), floats(2, 3), longs(2)),
                says("scatterAdd: indices must be from -4 to 3; got -5 at place 0",
                        new ScatterAdd(0, 4), floats(1), numbers(-5)),
                says("oneHot: labels must be from 0 to 2; got -1 at place 1", new OneHot(3), numbers(0, -1)),
                says("oneHot: labels must be int64 or int32; got float64 [2]", new OneHot(3), floats(2)),
                says("nll: labels must be from 0 to 2; got 3 at place 1",
                        new NegativeLogLikelihood(), floats(2, 3), numbers(0, 3)),
                says("nll: x must be [..., classes] where labels are [...]; got [2, 3], [3]",
                        new NegativeLogLikelihood(), floats(2, 3), numbers(0, 0, 0)));
    }

    private static Arguments says(String message, Op op, Tensor... inputs) {
        return Arguments.of(message, op, List.of(inputs));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesTheRuleAndTheValues(String message, Op op, List<Tensor> inputs) {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Evaluator.eager().apply(op, inputs.toArray(Tensor[]::new)));
        assertEquals(message, e.getMessage());
    }

    @Test
    void integersHaveNoQuotientByZero() {
        var e = assertThrows(
                ArithmeticException.class, () -> Evaluator.eager().divide(numbers(1, 2), numbers(1, 0)));
        assertEquals("divide: an integer has no quotient by 0; got 0 at place 1", e.getMessage());
    }

    @Test
    void inputsOfTwoDevicesAreNotMixed() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> Evaluator.eager().add(floats(1), Tensor.scalar(1)));
        assertEquals("add: all inputs must be on one device; move them with to(...); got reference, cpu",
                e.getMessage());
    }

    private static Op add() {
        return new Binary(BinaryFunction.ADD);
    }

    private static Op unary(UnaryFunction f) {
        return new Unary(f, 0, 0);
    }

    private static Op reduce(ReduceFunction f, int... axes) {
        return Reduce.of(f, false, axes);
    }

    private static Tensor floats(int... sizes) {
        return Device.reference().allocate(new TensorType(DType.FLOAT64, Shape.of(sizes)));
    }

    private static Tensor mask(int... sizes) {
        return Device.reference().allocate(new TensorType(DType.BOOL, Shape.of(sizes)));
    }

    private static Tensor longs(int... sizes) {
        return Device.reference().allocate(new TensorType(DType.INT64, Shape.of(sizes)));
    }

    private static Tensor numbers(long... values) {
        return Tensor.of(Shape.of(values.length), Arrays.copyOf(values, values.length)).to(Device.reference());
    }
}
