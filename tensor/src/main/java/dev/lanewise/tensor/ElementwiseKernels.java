package dev.lanewise.tensor;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.ops.Chain;
import java.util.List;

/** Functions of one element, and of two with broadcasting (sizes aligned at the last axis; 1 stretches). */
public interface ElementwiseKernels {
    /** {@code y = f(x)}. */
    void unary(UnaryFunction f, float alpha, float beta, Tensor x, Tensor y);

    /** {@code dx = f'(x) * dy}. */
    void unaryGradient(UnaryFunction f, float alpha, float beta, Tensor x, Tensor dy, Tensor dx);

    /** {@code y = f(a, b)}, floats. */
    void binary(BinaryFunction f, Tensor a, Tensor b, Tensor y);

    /** {@code y = a ? b}, floats compared, a mask out. */
    void compare(Comparison c, Tensor a, Tensor b, Tensor y);

    /** {@code y = condition != 0 ? a : b}, floats; all three broadcast. */
    void select(Tensor condition, Tensor a, Tensor b, Tensor y);

    /**
     * Several functions at once, with the bits of one after the other.
     *
     * @return whether they were computed; where this device has no such kernels, nothing is done
     */
    default boolean chain(Chain chain, List<Tensor> inputs, Tensor y) {
        return false;
    }
}
