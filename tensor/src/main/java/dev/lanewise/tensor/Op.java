package dev.lanewise.tensor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator: a record whose components are its attributes. Tensors are inputs, everything else is an attribute.
 */
public interface Op {
    /** The name in errors and plans, in the field's own words: {@code conv2d}. */
    String name();

    /**
     * The outputs' types for these inputs.
     *
     * @throws ShapeException where the rule does not allow them
     */
    List<TensorType> types(List<TensorInfo> inputs);

    /** Fills the outputs, which are allocated with the types of {@link #types}, on the inputs' device. */
    void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs);

    /**
     * The inputs' gradients from the outputs', written with operators. An entry of {@code dy} is null where no gradient
     * came back to that output (never for an operator of one output); an entry of the result is null where that input
     * needs none ({@link Application#needs}) or has none.
     */
    default List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        throw new UnsupportedOperationException(
                name() + ": not differentiable; cut the gradient before it with detach");
    }

    /** Whether the only output is the only input under another shape, so that both may share their storage. */
    default boolean isView() {
        return false;
    }

    /**
     * Whether the only output may lie where input {@code i} lies, where both have one type: each element is written
     * after the last time that it is read.
     */
    default boolean mayOverwrite(int i) {
        return false;
    }

    /**
     * The products that are summed up, for those who compare costs; 0 for operators that are no convolution and no
     * product of matrices.
     */
    default long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        return 0;
    }

    /** Whether {@link #vjp} is defined. */
    default boolean differentiable() {
        return true;
    }
}
