package dev.lanewise.tensor;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.ops.ArgMax;
import dev.lanewise.tensor.ops.Attention;
import dev.lanewise.tensor.ops.AveragePool2d;
import dev.lanewise.tensor.ops.BatchNorm;
import dev.lanewise.tensor.ops.BatchNormalize;
import dev.lanewise.tensor.ops.BatchStatistics;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Cast;
import dev.lanewise.tensor.ops.Compare;
import dev.lanewise.tensor.ops.Concat;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.Detach;
import dev.lanewise.tensor.ops.Expand;
import dev.lanewise.tensor.ops.Gather;
import dev.lanewise.tensor.ops.GroupNorm;
import dev.lanewise.tensor.ops.LayerNorm;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.LogSoftmax;
import dev.lanewise.tensor.ops.Losses;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.NegativeLogLikelihood;
import dev.lanewise.tensor.ops.OneHot;
import dev.lanewise.tensor.ops.Pad;
import dev.lanewise.tensor.ops.Permute;
import dev.lanewise.tensor.ops.Reduce;
import dev.lanewise.tensor.ops.Reshape;
import dev.lanewise.tensor.ops.RmsNorm;
import dev.lanewise.tensor.ops.RotaryEmbedding;
import dev.lanewise.tensor.ops.ScatterAdd;
import dev.lanewise.tensor.ops.Slice;
import dev.lanewise.tensor.ops.Softmax;
import dev.lanewise.tensor.ops.SumTo;
import dev.lanewise.tensor.ops.Unary;
import dev.lanewise.tensor.ops.Where;
import dev.lanewise.tensor.ops.Window2d;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The one seam between layers and what is done with them. Eager evaluation, the gradient tape and graph capture are
 * implementations; a layer never knows which one runs it.
 */
public interface Evaluator {
    /** Applies an operator. */
    List<Tensor> apply(Op op, Tensor... inputs);

    /** Whether layers that behave differently in training (dropout, batch normalisation) should do so. */
    boolean training();

    /** Random numbers for operators that need them, the same in every run with the same seed. */
    RandomGenerator random();

    /** A parameter's value, as an input of operators. */
    default Tensor read(Parameter parameter) {
        return parameter.value();
    }

    /** A buffer's value, as an input of operators. */
    default Tensor read(Buffer buffer) {
        return buffer.value();
    }

    /** Gives a buffer its next value; only evaluators that train do so. */
    default void update(Buffer buffer, Tensor next) {
        if (training()) buffer.set(next);
    }

    /** An operator of one output. */
    default Tensor applyOne(Op op, Tensor... inputs) {
        return apply(op, inputs).getFirst();
    }

    // The operators by name, for those that layers use. Others: apply(new Foo(...), x).
    // @formatter:off

    /** One number on the device of {@code like}. */
    default Tensor constant(float value, Tensor like) { return Tensor.scalar(value).to(like.device()); }

    // Two tensors, which broadcast: sizes aligned at the last axis, where 1 stretches.

    default Tensor add(Tensor a, Tensor b) { return binary(BinaryFunction.ADD, a, b); }
    default Tensor subtract(Tensor a, Tensor b) { return binary(BinaryFunction.SUBTRACT, a, b); }
    default Tensor multiply(Tensor a, Tensor b) { return binary(BinaryFunction.MULTIPLY, a, b); }
    default Tensor divide(Tensor a, Tensor b) { return binary(BinaryFunction.DIVIDE, a, b); }
    default Tensor maximum(Tensor a, Tensor b) { return binary(BinaryFunction.MAX, a, b); }
    default Tensor minimum(Tensor a, Tensor b) { return binary(BinaryFunction.MIN, a, b); }
    default Tensor pow(Tensor a, Tensor b) { return binary(BinaryFunction.POW, a, b); }
    default Tensor binary(BinaryFunction f, Tensor a, Tensor b) { return applyOne(new Binary(f), a, b); }
    default Tensor equal(Tensor a, Tensor b) { return compare(Comparison.EQUAL, a, b); }
    default Tensor notEqual(Tensor a, Tensor b) { return compare(Comparison.NOT_EQUAL, a, b); }
    default Tensor less(Tensor a, Tensor b) { return compare(Comparison.LESS, a, b); }
    default Tensor lessOrEqual(Tensor a, Tensor b) { return compare(Comparison.LESS_OR_EQUAL, a, b); }
    default Tensor greater(Tensor a, Tensor b) { return compare(Comparison.GREATER, a, b); }
    default Tensor greaterOrEqual(Tensor a, Tensor b) { return compare(Comparison.GREATER_OR_EQUAL, a, b); }
    default Tensor compare(Comparison c, Tensor a, Tensor b) { return applyOne(new Compare(c), a, b); }
    default Tensor where(Tensor condition, Tensor a, Tensor b) { return applyOne(new Where(), condition, a, b); }

    // Each element, by the functions that UnaryFunction defines.

    default Tensor abs(Tensor x) { return unary(UnaryFunction.ABS, x); }
    default Tensor affine(Tensor x, float alpha, float beta) { return unary(UnaryFunction.AFFINE, alpha, beta, x); }
    default Tensor ceil(Tensor x) { return unary(UnaryFunction.CEIL, x); }
    default Tensor clip(Tensor x, float low, float high) { return unary(UnaryFunction.CLIP, low, high, x); }
    default Tensor cos(Tensor x) { return unary(UnaryFunction.COS, x); }
    default Tensor elu(Tensor x, float alpha) { return unary(UnaryFunction.ELU, alpha, 0, x); }
    default Tensor erf(Tensor x) { return unary(UnaryFunction.ERF, x); }
    default Tensor exp(Tensor x) { return unary(UnaryFunction.EXP, x); }
    default Tensor floor(Tensor x) { return unary(UnaryFunction.FLOOR, x); }
    default Tensor gelu(Tensor x) { return unary(UnaryFunction.GELU, x); }
    default Tensor geluTanh(Tensor x) { return unary(UnaryFunction.GELU_TANH, x); }
    default Tensor hardSigmoid(Tensor x, float alpha, float beta) {
        return unary(UnaryFunction.HARD_SIGMOID, alpha, beta, x);
    }
    default Tensor hardSwish(Tensor x) { return unary(UnaryFunction.HARD_SWISH, x); }
    default Tensor leakyRelu(Tensor x, float slope) { return unary(UnaryFunction.LEAKY_RELU, slope, 0, x); }
    default Tensor log(Tensor x) { return unary(UnaryFunction.LOG, x); }
    default Tensor mish(Tensor x) { return unary(UnaryFunction.MISH, x); }
    default Tensor negate(Tensor x) { return unary(UnaryFunction.NEGATE, x); }
    default Tensor reciprocal(Tensor x) { return unary(UnaryFunction.RECIPROCAL, x); }
    default Tensor relu(Tensor x) { return unary(UnaryFunction.RELU, x); }
    default Tensor round(Tensor x) { return unary(UnaryFunction.ROUND, x); }
    default Tensor scale(Tensor x, float alpha) { return affine(x, alpha, 0); }
    default Tensor selu(Tensor x) { return unary(UnaryFunction.SELU, x); }
    default Tensor sigmoid(Tensor x) { return unary(UnaryFunction.SIGMOID, x); }
    default Tensor sign(Tensor x) { return unary(UnaryFunction.SIGN, x); }
    default Tensor silu(Tensor x) { return unary(UnaryFunction.SILU, x); }
    default Tensor sin(Tensor x) { return unary(UnaryFunction.SIN, x); }
    default Tensor softplus(Tensor x) { return unary(UnaryFunction.SOFTPLUS, x); }
    default Tensor softsign(Tensor x) { return unary(UnaryFunction.SOFTSIGN, x); }
    default Tensor sqrt(Tensor x) { return unary(UnaryFunction.SQRT, x); }
    default Tensor square(Tensor x) { return unary(UnaryFunction.SQUARE, x); }
    default Tensor tanh(Tensor x) { return unary(UnaryFunction.TANH, x); }
    default Tensor unary(UnaryFunction f, Tensor x) { return unary(f, 0, 0, x); }
    default Tensor unary(UnaryFunction f, float alpha, float beta, Tensor x) {
        return applyOne(new Unary(f, alpha, beta), x);
    }

    // Products and convolutions.

    default Tensor matmul(Tensor a, Tensor b) { return matmul(a, false, b, false); }
    default Tensor matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        return applyOne(new Matmul(transposeA, transposeB), a, b);
    }
    default Tensor linear(Tensor x, Tensor w) { return applyOne(new Linear(), x, w); }
    default Tensor linear(Tensor x, Tensor w, Tensor bias) { return applyOne(new Linear(), x, w, bias); }
    default Tensor conv2d(Tensor x, Tensor w, Stride stride, Padding padding, Dilation dilation, int groups) {
        return applyOne(new Conv2d(stride, padding, dilation, groups), x, w);
    }
    default Tensor conv2d(
            Tensor x, Tensor w, Tensor bias, Stride stride, Padding padding, Dilation dilation, int groups) {
        return applyOne(new Conv2d(stride, padding, dilation, groups), x, w, bias);
    }
    /** See {@link Conv2d#transposed}. */
    default Tensor convTranspose2d(
            Tensor x, Tensor w, Stride stride, Padding padding, Dilation dilation, int groups, int moreRows,
            int moreColumns) {
        Conv2d conv = new Conv2d(stride, padding, dilation, groups);
        return applyOne(conv.transposed(x.shape(), w.shape(), moreRows, moreColumns), x, w);
    }

    /** Of {@code q [batch, queries, heads, headDim]}, {@code k} and {@code v [batch, keys, kvHeads, headDim]}. */
    default Tensor attention(Tensor q, Tensor k, Tensor v, boolean causal) {
        return attention(Attention.of(causal), q, k, v);
    }
    /** With other attributes, or a mask as the fourth input. */
    default Tensor attention(Attention op, Tensor... inputs) { return apply(op, inputs).getFirst(); }

    /** Positions as angles: see {@link RotaryEmbedding}. */
    default Tensor rotaryEmbedding(Tensor x, Tensor cos, Tensor sin, boolean interleaved) {
        return applyOne(new RotaryEmbedding(interleaved), x, cos, sin);
    }

    // Pooling of [batch, height, width, channels].

    default Tensor maxPool2d(Tensor x, Window2d window) { return applyOne(new MaxPool2d(window), x); }
    default Tensor maxPool2d(
            Tensor x, int kernelHeight, int kernelWidth, Stride stride, Padding padding, Dilation dilation,
            boolean ceil) {
        return maxPool2d(x, new Window2d(kernelHeight, kernelWidth, stride, padding, dilation, ceil));
    }
    default Tensor averagePool2d(Tensor x, Window2d window, boolean countPadding) {
        return applyOne(new AveragePool2d(window, countPadding), x);
    }
    default Tensor averagePool2d(
            Tensor x, int kernelHeight, int kernelWidth, Stride stride, Padding padding, Dilation dilation,
            boolean ceil, boolean countPadding) {
        return averagePool2d(x, new Window2d(kernelHeight, kernelWidth, stride, padding, dilation, ceil), countPadding);
    }
    /** {@code [batch, channels]}. */
    default Tensor globalAveragePool(Tensor x) { return mean(x, false, 1, 2); }

    // Reductions, along all axes where none are named.

    default Tensor sum(Tensor x, boolean keepDims, int... axes) {
        return reduce(ReduceFunction.SUM, x, keepDims, axes);
    }
    default Tensor mean(Tensor x, boolean keepDims, int... axes) {
        return reduce(ReduceFunction.MEAN, x, keepDims, axes);
    }
    default Tensor max(Tensor x, boolean keepDims, int... axes) {
        return reduce(ReduceFunction.MAX, x, keepDims, axes);
    }
    default Tensor min(Tensor x, boolean keepDims, int... axes) {
        return reduce(ReduceFunction.MIN, x, keepDims, axes);
    }
    default Tensor reduce(ReduceFunction f, Tensor x, boolean keepDims, int... axes) {
        return applyOne(Reduce.of(f, keepDims, axes), x);
    }
    default Tensor argMax(Tensor x, int axis) { return applyOne(new ArgMax(axis), x); }
    /** Along the last axis. */
    default Tensor softmax(Tensor x) { return applyOne(new Softmax(), x); }
    /** Along the last axis. */
    default Tensor logSoftmax(Tensor x) { return applyOne(new LogSoftmax(), x); }

    // Normalisation: of each channel by the batch's statistics, of each row by its own.

    /** Mean and biased variance. */
    default List<Tensor> batchStatistics(Tensor x) { return apply(new BatchStatistics(), x); }
    default Tensor batchNormalize(Tensor x, Tensor mean, Tensor variance, Tensor gamma, Tensor beta, float epsilon) {
        return applyOne(new BatchNormalize(epsilon), x, mean, variance, gamma, beta);
    }
    /** As training does it: {@code y}, mean and biased variance of the batch. */
    default List<Tensor> batchNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon) {
        return apply(new BatchNorm(epsilon), x, gamma, beta);
    }
    default Tensor layerNorm(Tensor x, float epsilon) { return applyOne(new LayerNorm(epsilon), x); }
    default Tensor layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon) {
        return applyOne(new LayerNorm(epsilon), x, gamma, beta);
    }
    /** Of {@code x [batch, ..., channels]}, each image and group of channels by its own statistics. */
    default Tensor groupNorm(Tensor x, int groups, float epsilon) {
        return applyOne(new GroupNorm(groups, epsilon), x);
    }
    default Tensor groupNorm(Tensor x, int groups, Tensor gamma, Tensor beta, float epsilon) {
        return applyOne(new GroupNorm(groups, epsilon), x, gamma, beta);
    }
    /** By the root mean square of each row. */
    default Tensor rmsNorm(Tensor x, Tensor gamma, float epsilon) { return applyOne(new RmsNorm(epsilon), x, gamma); }

    // Data movement, of any dtype.

    default Tensor reshape(Tensor x, Shape shape) { return x.shape().equals(shape) ? x : reshape(x, shape.toArray()); }
    /** One size may be -1: as large as the others leave. */
    default Tensor reshape(Tensor x, int... sizes) { return applyOne(Reshape.of(sizes), x); }
    /** One axis in the place of those from {@code fromAxis} on. */
    default Tensor flatten(Tensor x, int fromAxis) { return Reshape.flatten(this, x, fromAxis); }
    /** Without these axes of size 1, or without all such axes where none are named. */
    default Tensor squeeze(Tensor x, int... axes) { return Reshape.squeeze(this, x, axes); }
    /** With axes of size 1 at these places of the result. */
    default Tensor unsqueeze(Tensor x, int... axes) { return Reshape.unsqueeze(this, x, axes); }
    default Tensor permute(Tensor x, int... axes) { return applyOne(Permute.of(axes), x); }
    /** The last two axes exchanged. */
    default Tensor transpose(Tensor x) { return Permute.transpose(this, x); }
    /** Along one axis, {@code start} (inclusive) to {@code end} (exclusive). */
    default Tensor slice(Tensor x, int axis, int start, int end) {
        return applyOne(Slice.along(x.shape(), axis, start, end), x);
    }
    /** Three numbers an axis; steps may be negative. */
    default Tensor slice(Tensor x, int[] starts, int[] ends, int[] steps) {
        return applyOne(Slice.of(starts, ends, steps), x);
    }
    default Tensor concat(int axis, Tensor... xs) { return applyOne(new Concat(axis), xs); }
    /** Along a new axis. */
    default Tensor stack(int axis, Tensor... xs) { return Concat.stack(this, axis, xs); }
    /** Parts of these sizes along an axis. */
    default List<Tensor> split(Tensor x, int axis, int... sizes) { return Slice.split(this, x, axis, sizes); }
    default Tensor pad(Tensor x, int[] before, int[] after, float value) {
        return applyOne(Pad.of(before, after, value), x);
    }
    default Tensor gather(Tensor x, Tensor indices, int axis) { return applyOne(new Gather(axis), x, indices); }
    default Tensor scatterAdd(Tensor updates, Tensor indices, int axis, int size) {
        return applyOne(new ScatterAdd(axis, size), updates, indices);
    }
    default Tensor expand(Tensor x, Shape shape) {
        return x.shape().equals(shape) ? x : applyOne(new Expand(shape), x);
    }
    /** The sum along the axes that {@link #expand} would stretch. */
    default Tensor sumTo(Tensor x, Shape shape) { return x.shape().equals(shape) ? x : applyOne(new SumTo(shape), x); }
    default Tensor cast(Tensor x, DType dtype) { return x.dtype() == dtype ? x : applyOne(new Cast(dtype), x); }
    default Tensor oneHot(Tensor labels, int depth) { return applyOne(new OneHot(depth), labels); }
    /** The same numbers without a gradient. */
    default Tensor detach(Tensor x) { return applyOne(new Detach(), x); }

    // Losses, each one number: Losses has the formulas.

    default Tensor crossEntropy(Tensor logits, Tensor labels) { return crossEntropy(logits, labels, 0); }
    default Tensor crossEntropy(Tensor logits, Tensor labels, float smoothing) {
        return Losses.crossEntropy(this, logits, labels, smoothing);
    }
    default Tensor nll(Tensor logProbabilities, Tensor labels) {
        return mean(applyOne(new NegativeLogLikelihood(), logProbabilities, labels), false);
    }
    default Tensor mse(Tensor prediction, Tensor target) { return Losses.mse(this, prediction, target); }
    default Tensor l1(Tensor prediction, Tensor target) { return Losses.l1(this, prediction, target); }
    default Tensor smoothL1(Tensor prediction, Tensor target, float beta) {
        return Losses.smoothL1(this, prediction, target, beta);
    }
    default Tensor binaryCrossEntropyWithLogits(Tensor logits, Tensor target) {
        return Losses.binaryCrossEntropyWithLogits(this, logits, target);
    }
    default Tensor klDivergence(Tensor logProbabilities, Tensor target) {
        return Losses.klDivergence(this, logProbabilities, target);
    }
    default Tensor hinge(Tensor scores, Tensor signs) { return Losses.hinge(this, scores, signs); }

    // @formatter:on

    /** Computes at once and keeps nothing, for inference. */
    static Evaluator eager() {
        return EagerEvaluator.INFERENCE;
    }
}
