package dev.lanewise.tensor.ops;

import static dev.lanewise.tensor.ops.OpSample.ints;
import static dev.lanewise.tensor.ops.OpSample.longs;
import static dev.lanewise.tensor.ops.OpSample.mask;
import static dev.lanewise.tensor.ops.OpSample.numbers;
import static dev.lanewise.tensor.ops.OpSample.others;
import static dev.lanewise.tensor.ops.OpSample.positive;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/** Samples of every operator: what the laws of operators are tried on. */
final class OpSamples {
    private OpSamples() {}

    static Stream<OpSample> all() {
        return Stream.of(elementwise(), products(), pooling(), reductions(), normalization(), recurrent(), attention(),
                movement(), indexing())
                .flatMap(samples -> samples);
    }

    private static Stream<OpSample> elementwise() {
        Stream<OpSample> unary = Stream.of(UnaryFunction.values()).flatMap(f -> {
            Tensor x = positiveOnly(f) ? positive(numbers(3, 4)) : numbers(3, 4);
            float alpha = f == UnaryFunction.CLIP ? -0.7f : 0.2f;
            float beta = f == UnaryFunction.CLIP ? 0.8f : 0.5f;
            return Stream.of(
                    new OpSample(new Unary(f, alpha, beta), x),
                    new OpSample(new UnaryGradient(f, alpha, beta), x, others(3, 4)));
        });
        Stream<OpSample> binary = Stream.of(BinaryFunction.values()).flatMap(f -> Stream.of(
                new OpSample(new Binary(f), positive(numbers(2, 3)), positive(others(2, 3))),
                new OpSample(new Binary(f), positive(numbers(2, 1, 3)), positive(others(4, 1))),
                new OpSample(new Binary(f), positive(numbers(3)), positive(others(2, 3)))));
        Stream<OpSample> compare = Stream.of(Comparison.values()).flatMap(c -> Stream.of(
                new OpSample(new Compare(c), numbers(2, 3), others(3)),
                new OpSample(new Compare(c), longs(Shape.of(3), 1, 2, 3), longs(Shape.of(3), 3, 2, 1))));
        Tensor condition = mask(Shape.of(2, 1), true, false);
        Stream<OpSample> rest = Stream.of(
                new OpSample(new Binary(BinaryFunction.ADD), longs(Shape.of(2), 1, -2), longs(Shape.of(1), 7)),
                new OpSample(new Binary(BinaryFunction.DIVIDE), ints(Shape.of(2), 7, -7), ints(Shape.of(2), 2, 2)),
                new OpSample(new Where(), condition, numbers(2, 3), others(3)),
                new OpSample(gatedSum(), numbers(2, 3), others(3)),
                new OpSample(new Where(), condition, longs(Shape.of(2), 1, 2), longs(Shape.of(1), 5)),
                new OpSample(new Where(), condition, longs(Shape.of(2, 1), 1, 2), longs(Shape.of(2, 1), 5, 6)));
        return Stream.of(unary, binary, compare, rest).flatMap(samples -> samples);
    }

    private static boolean positiveOnly(UnaryFunction f) {
        return f == UnaryFunction.LOG || f == UnaryFunction.SQRT || f == UnaryFunction.RECIPROCAL;
    }

    private static Stream<OpSample> products() {
        Conv2d plain = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1);
        Conv2d odd = new Conv2d(new Stride(2, 1), new Padding(0, 2, 1, 0), new Dilation(1, 2), 2);
        return Stream.of(
                new OpSample(new Matmul(false, false), numbers(2, 3), others(3, 4)),
                new OpSample(new Matmul(true, false), numbers(2, 3, 2), others(2, 3, 4)),
                new OpSample(new Matmul(false, true), numbers(2, 1, 2, 3), others(2, 4, 3)),
                new OpSample(new Matmul(true, true), numbers(3, 2), others(2, 4, 3)),
                new OpSample(new Linear(), numbers(2, 3, 4), others(5, 4)),
                new OpSample(new Linear(), numbers(4), others(5, 4), numbers(5)),
                new OpSample(plain, numbers(2, 4, 3, 2), others(3, 3, 3, 2), numbers(3)),
                new OpSample(odd, numbers(1, 5, 4, 4), others(2, 2, 2, 2)),
                new OpSample(new Conv2d.InputGradient(odd, 5, 4), numbers(1, 3, 3, 2), others(2, 2, 2, 2)),
                new OpSample(new Conv2d.WeightGradient(odd, 2, 2), numbers(1, 5, 4, 4), others(1, 3, 3, 2)));
    }

    private static Stream<OpSample> pooling() {
        Window2d plain = Window2d.of(2);
        Window2d odd = new Window2d(2, 3, new Stride(2, 1), new Padding(1, 0, 1, 2), new Dilation(2, 1), true);
        Tensor indices = ints(Shape.of(1, 2, 2, 1), 5, -1, 8, 5);
        return Stream.of(
                new OpSample(new MaxPool2d(plain), numbers(2, 4, 5, 2)),
                new OpSample(new MaxPool2d(odd), numbers(1, 4, 3, 2)),
                new OpSample(new MaxPool2d.Values(odd), numbers(1, 4, 3, 2)),
                new OpSample(new MaxPool2d.Gradient(plain, 4, 4), numbers(1, 2, 2, 1), indices),
                new OpSample(new MaxPool2d.Pick(plain), numbers(1, 4, 4, 1), indices),
                new OpSample(new AveragePool2d(plain, false), numbers(2, 4, 5, 2)),
                new OpSample(new AveragePool2d(odd, true), numbers(1, 4, 3, 2)),
                new OpSample(new AveragePool2d(odd, false), numbers(1, 4, 3, 2)),
                new OpSample(new AveragePool2d.Gradient(new AveragePool2d(odd, true), 4, 3), numbers(1, 2, 4, 2)));
    }

    private static Stream<OpSample> reductions() {
        Stream<OpSample> reduce = Stream.of(ReduceFunction.values()).flatMap(f -> Stream.of(
                new OpSample(Reduce.of(f, false), numbers(2, 3)),
                new OpSample(Reduce.of(f, true, -1), numbers(2, 3)),
                new OpSample(Reduce.of(f, false, 0, 2), numbers(2, 3, 4)),
                new OpSample(Reduce.of(f, false), numbers())));
        Stream<OpSample> rest = Stream.of(
                new OpSample(new ArgMax(1), numbers(2, 4, 3)),
                new OpSample(new SumTo(Shape.of(3, 1)), numbers(2, 3, 4)),
                new OpSample(new Softmax(), numbers(2, 5)),
                new OpSample(new Softmax.Gradient(), numbers(2, 5), others(2, 5)),
                new OpSample(new LogSoftmax(), numbers(2, 5)),
                new OpSample(new LogSoftmax.Gradient(), numbers(2, 5), others(2, 5)));
        return Stream.concat(reduce, rest);
    }

    private static Stream<OpSample> normalization() {
        Tensor gamma = positive(numbers(3));
        Tensor variance = positive(others(3));
        return Stream.of(
                new OpSample(new BatchStatistics(), numbers(2, 4, 3)),
                new OpSample(new BatchNormalize(0.1f), numbers(5, 3), numbers(3), variance, gamma, others(3)),
                new OpSample(new BatchNorm(0.1f), numbers(2, 4, 3), gamma, others(3)),
                new OpSample(new BatchNorm.Gradient(0.1f), numbers(5, 3), numbers(3), variance, gamma, others(5, 3)),
                new OpSample(new LayerNorm(0.1f), numbers(4, 3), gamma, others(3)),
                new OpSample(new LayerNorm(0.1f), numbers(4, 3)),
                new OpSample(new LayerNorm.Gradient(0.1f), numbers(4, 3), gamma, others(4, 3)),
                new OpSample(new GroupNorm(3, 0.1f), numbers(2, 4, 3), gamma, others(3)),
                new OpSample(new GroupNorm(1, 0.1f), numbers(2, 2, 3)),
                new OpSample(new GroupNorm.Gradient(1, 0.1f), numbers(2, 2, 3), gamma, others(2, 2, 3)),
                new OpSample(new RmsNorm(0.1f), numbers(4, 3), gamma),
                new OpSample(new RmsNorm.Gradient(0.1f), numbers(4, 3), gamma, others(4, 3)));
    }

    private static Stream<OpSample> attention() {
        Attention plain = Attention.of(false);
        Attention capped = new Attention(true, 2, 0.7f, 2);
        Tensor q = numbers(1, 3, 2, 3);
        Tensor k = others(1, 3, 1, 3);
        Tensor v = numbers(1, 3, 1, 2);
        return Stream.of(
                new OpSample(plain, q, k, v),
                new OpSample(capped, q, k, v),
                new OpSample(new RotaryEmbedding(false), numbers(2, 3, 2, 5), numbers(3, 2), others(3, 2)),
                new OpSample(new RotaryEmbedding(true), numbers(2, 3, 1, 4), numbers(2, 3, 2), others(2, 3, 2)),
                new OpSample(new Attention.Gradient(capped), q, k, v, numbers(1, 3, 2, 2), numbers(1, 3, 2),
                        others(1, 3, 2, 2), others(1, 3, 2)));
    }

    private static Stream<OpSample> recurrent() {
        Tensor x = numbers(2, 3, 2);
        Tensor gates = positive(numbers(2, 3, 12));
        return Stream.of(
                new OpSample(new Lstm(false), x, numbers(12, 2), others(12, 3), numbers(2, 3), others(2, 3)),
                new OpSample(new Lstm(true), x, numbers(4, 2), others(4, 1), numbers(2, 1), others(2, 1), numbers(4),
                        others(4)),
                new OpSample(new Lstm.Gradient(false, false, false), numbers(12, 3), numbers(2, 3), numbers(2, 3, 3),
                        gates, others(2, 3, 3)),
                new OpSample(new Gru(false), x, numbers(9, 2), others(9, 3), numbers(2, 3)),
                new OpSample(new Gru(true), x, numbers(3, 2), others(3, 1), numbers(2, 1), numbers(3), others(3)),
                new OpSample(new Gru.Gradient(false, false), numbers(9, 3), numbers(2, 3), numbers(2, 3, 3),
                        gates, others(2, 3, 3)),
                new OpSample(new Rnn(false, false), x, numbers(3, 2), others(3, 3), numbers(2, 3)),
                new OpSample(new Rnn(true, true), x, numbers(3, 2), others(3, 3), numbers(2, 3), numbers(3), others(3)),
                new OpSample(new Rnn.Gradient(false, true), numbers(3, 3), numbers(2, 3), numbers(2, 3, 3),
                        others(2, 3, 3)));
    }

    private static Stream<OpSample> movement() {
        Slice slice = Slice.of(new int[] {0, -1, 1}, new int[] {2, -3, 3}, new int[] {1, -1, 2});
        return Stream.of(
                new OpSample(Reshape.of(3, -1), numbers(2, 3, 2)),
                new OpSample(new Detach(), numbers(2, 3)),
                new OpSample(Permute.of(2, 0, -2), numbers(2, 3, 4)),
                new OpSample(slice, numbers(3, 4, 4)),
                new OpSample(new Slice.Gradient(slice, Shape.of(3, 4, 4)), numbers(2, 2, 1)),
                new OpSample(new Concat(-1), numbers(2, 3), others(2, 1), numbers(2, 0), numbers(2, 2)),
                new OpSample(new Concat(0), longs(Shape.of(2), 1, 2), longs(Shape.of(1), 3)),
                new OpSample(Pad.of(new int[] {1, 0}, new int[] {0, 2}, 7), numbers(2, 3)),
                new OpSample(new Expand(Shape.of(2, 3, 4)), numbers(3, 1)),
                new OpSample(new Cast(DType.INT64), numbers(2, 3)),
                new OpSample(new Cast(DType.FLOAT64), numbers(2, 3)),
                new OpSample(new Cast(DType.FLOAT32), mask(Shape.of(2), true, false)));
    }

    private static Stream<OpSample> indexing() {
        Tensor labels = ints(Shape.of(2), 3, 0);
        Tensor indices = longs(Shape.of(2, 2), 2, -1, 2, 0);
        return Stream.of(
                new OpSample(new Gather(1), numbers(2, 3, 2), indices),
                new OpSample(new Gather(-1), numbers(2, 3), longs(Shape.SCALAR, 1)),
                new OpSample(new ScatterAdd(1, 3), numbers(2, 2, 2, 2), indices),
                new OpSample(new OneHot(4), labels),
                new OpSample(new NegativeLogLikelihood(), numbers(2, 4), labels),
                new OpSample(new NegativeLogLikelihood.Gradient(4), numbers(2), labels));
    }

    /** The samples whose gradients' gradients are not known, and say so. */
    static List<Class<?>> withoutSecondGradient() {
        return List.of(Attention.class, BatchNorm.class, GroupNorm.class, LayerNorm.class, RmsNorm.class, Lstm.class,
                Gru.class, Rnn.class);
    }

    /** {@code sigmoid(a + b) * a}, for {@code b} that fits into {@code a}. */
    private static Chain gatedSum() {
        return new Chain(List.of(
                new Chain.Step(new Binary(BinaryFunction.ADD), List.of(~0, ~1)),
                new Chain.Step(new Unary(UnaryFunction.SIGMOID, 0, 0), List.of(0)),
                new Chain.Step(new Binary(BinaryFunction.MULTIPLY), List.of(1, ~0))));
    }
}
