package dev.lanewise.properties.specs;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.ArgMax;
import dev.lanewise.tensor.ops.Attention;
import dev.lanewise.tensor.ops.AveragePool2d;
import dev.lanewise.tensor.ops.BatchNorm;
import dev.lanewise.tensor.ops.BatchNormalize;
import dev.lanewise.tensor.ops.BatchStatistics;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Compare;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.LayerNorm;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.LogSoftmax;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.Reduce;
import dev.lanewise.tensor.ops.Softmax;
import dev.lanewise.tensor.ops.Unary;
import dev.lanewise.tensor.ops.UnaryGradient;
import java.util.stream.Stream;

/** Operators on tensors large enough that the CPU splits the work over threads. */
public final class Large {
    private static final Conv2d SAME = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1);
    private static final Conv2d STRIDED = new Conv2d(Stride.of(2), Padding.of(1), Dilation.ONE, 3);

    private static final Conv2d DEPTHWISE = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 8);

    private static final Conv2d UNEVEN = new Conv2d(Stride.ONE, new Padding(2, 0, 0, 1), Dilation.ONE, 1);

    private Large() {}

    public static Stream<Sample> samples() {
        return Stream.of(products(), elementwise(), rows(), pools(), attention()).flatMap(samples -> samples);
    }

    private static Stream<Sample> products() {
        return Stream.of(
                Sample.of(SAME, Inputs.reals(3, 20, 21, 32), Inputs.reals(40, 3, 3, 32), Inputs.reals(40)),
                Sample.of(new Conv2d.InputGradient(SAME, 20, 21), Inputs.reals(3, 20, 21, 40),
                        Inputs.reals(40, 3, 3, 32)),
                Sample.of(new Conv2d.WeightGradient(SAME, 3, 3), Inputs.reals(3, 20, 21, 32),
                        Inputs.reals(3, 20, 21, 40)),
                Sample.of(UNEVEN, Inputs.reals(3, 13, 10, 64), Inputs.reals(48, 3, 3, 64), Inputs.reals(48)),
                Sample.of(new Conv2d.InputGradient(UNEVEN, 13, 10), Inputs.reals(3, 13, 9, 48),
                        Inputs.reals(48, 3, 3, 64)),
                Sample.of(STRIDED, Inputs.reals(3, 31, 30, 33), Inputs.reals(48, 3, 3, 11)),
                Sample.of(new Conv2d.InputGradient(STRIDED, 31, 30), Inputs.reals(3, 16, 15, 48),
                        Inputs.reals(48, 3, 3, 11)),
                Sample.of(new Conv2d.WeightGradient(STRIDED, 3, 3), Inputs.reals(3, 31, 30, 33),
                        Inputs.reals(3, 16, 15, 48)),
                Sample.of(new Conv2d.WeightGradient(DEPTHWISE, 3, 3), Inputs.reals(3, 20, 21, 8),
                        Inputs.reals(3, 20, 21, 8)),
                Sample.of(new Linear(), Inputs.reals(65, 130), Inputs.reals(129, 130), Inputs.reals(129)),
                Sample.of(new Matmul(false, false), Inputs.reals(7, 60, 50), Inputs.reals(7, 50, 70)),
                Sample.of(new Matmul(true, true), Inputs.reals(200, 3), Inputs.reals(1000, 200)));
    }

    private static Stream<Sample> elementwise() {
        return Stream.of(
                Sample.of(new Unary(UnaryFunction.TANH, 0, 0), Inputs.reals(700_001)),
                Sample.of(new UnaryGradient(UnaryFunction.GELU, 0, 0), Inputs.reals(500_003), Inputs.others(500_003)),
                Sample.of(new Binary(BinaryFunction.DIVIDE), Inputs.reals(1001, 700), Inputs.others(700)),
                Sample.of(new Binary(BinaryFunction.MAX), Inputs.reals(1001, 700), Inputs.others(1001, 1)),
                Sample.of(new Compare(Comparison.LESS), Inputs.reals(700_001), Inputs.others(1)));
    }

    private static Stream<Sample> rows() {
        return Stream.of(
                Sample.of(new Softmax(), Inputs.reals(700, 1001)),
                Sample.of(new LogSoftmax(), Inputs.reals(700, 1001)),
                Sample.of(new Softmax.Gradient(), Inputs.between(0, 1, 700, 1001), Inputs.reals(700, 1001)),
                Sample.of(new LayerNorm(1e-5f), Inputs.reals(900, 770), Inputs.reals(770), Inputs.others(770)),
                Sample.of(new LayerNorm.Gradient(1e-5f), Inputs.reals(900, 770), Inputs.reals(770),
                        Inputs.others(900, 770)),
                Sample.of(new BatchStatistics(), Inputs.reals(9, 40, 40, 65)),
                Sample.of(new BatchNorm(1e-5f), Inputs.reals(9, 40, 40, 65), Inputs.reals(65), Inputs.others(65)),
                Sample.of(new BatchNormalize(1e-5f), Inputs.reals(9, 40, 40, 65), Inputs.reals(65),
                        Inputs.between(1, 2, 65), Inputs.others(65), Inputs.reals(65)),
                Sample.of(new BatchNorm.Gradient(1e-5f), Inputs.reals(9, 40, 40, 65), Inputs.reals(65),
                        Inputs.between(1, 2, 65), Inputs.others(65), Inputs.others(9, 40, 40, 65)),
                Sample.of(Reduce.of(ReduceFunction.SUM, false), Inputs.reals(1_000_003)),
                Sample.of(Reduce.of(ReduceFunction.MEAN, false, 0), Inputs.reals(900, 1001)),
                Sample.of(Reduce.of(ReduceFunction.SUM, false, 1), Inputs.reals(900, 1001)),
                Sample.of(Reduce.of(ReduceFunction.MAX, false, 0, 2), Inputs.reals(30, 40, 900)),
                Sample.of(Reduce.of(ReduceFunction.MIN, false, 1), Inputs.reals(30, 400, 90)),
                // the first of equal ones, and of several NaNs
                Sample.of(new ArgMax(1), Inputs.apart(9, 1001)),
                Sample.of(new ArgMax(1), Tensor.of(Shape.of(5, 700, 3), Values.special(3, 10_500, 100))),
                Sample.of(new ArgMax(0), Inputs.reals(130, 900)));
    }

    private static Stream<Sample> pools() {
        MaxPool2d max = new MaxPool2d(AveragePool2dSpec.CEIL);
        AveragePool2d average = new AveragePool2d(AveragePool2dSpec.UNEVEN, true);
        return Stream.of(
                Sample.of(max, Inputs.reals(6, 40, 41, 65)),
                Sample.of(average, Inputs.reals(6, 40, 41, 65)),
                Sample.of(new AveragePool2d.Gradient(average, 40, 41), Inputs.reals(6, 21, 40, 65)),
                Sample.of(new MaxPool2d.Gradient(max.window(), 40, 40), Inputs.reals(6, 21, 21, 65),
                        MaxPool2dSpec.indices(max, Inputs.reals(6, 40, 40, 65))));
    }

    /** More queries and keys than a card's group has at a time, heads that no vector divides, and few queries. */
    private static Stream<Sample> attention() {
        Tensor q = Inputs.reals(2, 37, 4, 10);
        Tensor k = Inputs.others(2, 150, 2, 10);
        Tensor v = Inputs.reals(2, 150, 2, 70);
        return Stream.of(
                Sample.of(Attention.of(false), q, k, v),
                Sample.of(Attention.of(true), q, k, v, Inputs.others(1, 4, 37, 150)),
                Sample.of(new Attention(false, 70, 0.5f, 3), q, k, v, Inputs.others(2, 1, 1, 150)),
                Sample.of(Attention.of(true), Inputs.reals(3, 1, 6, 64), Inputs.others(3, 300, 6, 64),
                        Inputs.others(3, 300, 6, 32)),
                AttentionSpec.gradient(Attention.of(true), q, k, v),
                AttentionSpec.gradient(new Attention(true, 70, 0.5f, 3), q, k, v));
    }
}
