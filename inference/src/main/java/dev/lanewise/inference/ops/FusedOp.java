package dev.lanewise.inference.ops;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product or convolution and what is done to each of its outputs, in the order of
 * {@link dev.lanewise.kernels.Epilogue}: {@code y = activation(core(x, w) + bias + residual)}.
 *
 * <p>Inputs: the two of {@link #core}; a bias {@code [last axis of y]} where {@link #bias} is true; a residual of the
 * shape of {@code y} where {@link #residual} is true. A device whose kernels have no epilogue computes the operators one
 * after the other, with the same bits.
 */
public sealed interface FusedOp extends Op permits FusedConv2d, FusedLinear, FusedMatmul {
    /** What is computed before the epilogue, of two inputs. */
    Op core();

    /** Whether input 2 is a bias. */
    boolean bias();

    /** Whether the last input is a residual. */
    boolean residual();

    /** Applied last; {@link Activation#NONE} where nothing is. */
    Activation activation();

    /** The same product with another epilogue. */
    FusedOp with(boolean bias, boolean residual, Activation activation);

    @Override
    default List<TensorType> types(List<TensorInfo> inputs) {
        int count = 2 + (bias() ? 1 : 0) + (residual() ? 1 : 0);
        if (inputs.size() != count) {
            throw new ShapeException(
                    name(),
                    "inputs must be x, w" + (bias() ? ", bias" : "") + (residual() ? ", residual" : ""),
                    inputs.size() + " inputs");
        }
        TensorType y = core().types(inputs.subList(0, 2)).getFirst();
        if (bias())
            require("bias must have a number for each place of y's last axis",
                    y.withShape(Shape.of(y.shape().last())), inputs.get(2));
        if (residual()) require("residual must be of y's type", y, inputs.getLast());
        return List.of(y);
    }

    @Override
    default long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        return core().multiplyAdds(inputs.subList(0, 2), outputs);
    }

    private void require(String rule, TensorType wanted, TensorInfo input) {
        if (!input.type().equals(wanted)) throw new ShapeException(name(), rule + ", " + wanted, input.type());
    }

    @Override
    default void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor bias = bias() ? inputs.get(2) : null;
        Tensor residual = residual() ? inputs.getLast() : null;
        k.withEpilogue(bias, residual, activation())
                .ifPresentOrElse(
                        fused -> core().forward(fused, inputs.subList(0, 2), outputs),
                        () -> compose(k, inputs, bias, residual, outputs));
    }

    private void compose(
            Kernels k, List<Tensor> inputs, @Nullable Tensor bias, @Nullable Tensor residual, List<Tensor> outputs) {
        Tensor y = outputs.getFirst();
        core().forward(k, inputs.subList(0, 2), outputs);
        if (bias != null) k.elementwise().binary(BinaryFunction.ADD, y, bias, y);
        if (residual != null) k.elementwise().binary(BinaryFunction.ADD, y, residual, y);
        Activation f = activation();
        if (!f.equals(Activation.NONE)) k.elementwise().unary(f.function(), f.alpha(), f.beta(), y, y);
    }

    @Override
    default boolean differentiable() {
        return false;
    }
}
