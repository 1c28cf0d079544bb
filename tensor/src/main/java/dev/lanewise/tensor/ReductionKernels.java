package dev.lanewise.tensor;

import dev.lanewise.kernels.reduce.ReduceFunction;

/** Many numbers to one. */
public interface ReductionKernels {
    /** {@code y} has the elements of {@code x} with the (ascending, not negative) {@code axes} taken away, in order. */
    void reduce(ReduceFunction f, int[] axes, Tensor x, Tensor y);

    /** Indices of the first largest element along an axis, INT64; a NaN counts as largest. */
    void argMax(int axis, Tensor x, Tensor y);

    /** {@code y = exp(x - max x) / sum exp(x - max x)} along the last axis. */
    void softmax(Tensor x, Tensor y);

    /** {@code y = x - max x - log sum exp(x - max x)} along the last axis. */
    void logSoftmax(Tensor x, Tensor y);

    /** {@code dx = y * (dy - sum(y * dy))}, {@code y} being the softmax. */
    void softmaxGradient(Tensor y, Tensor dy, Tensor dx);

    /** {@code dx = dy - exp(y) * sum dy}, {@code y} being the log-softmax. */
    void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx);
}
