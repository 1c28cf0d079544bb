package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products of matrices, {@code y[..., i, j] = sum over l of a[..., i, l] * b[..., l, j]}; the axes before the last two
 * broadcast. A transposed operand has its last two axes exchanged in memory.
 */
public record Matmul(boolean transposeA, boolean transposeB) implements Op {
    @Override
    public String name() {
        return "matmul";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, "a and b");
        DType dtype = Rule.floats(this, inputs);
        Shape a = inputs.getFirst().shape();
        Shape b = inputs.getLast().shape();
        if (a.rank() < 2 || b.rank() < 2) {
            throw new ShapeException(name(), "a and b must be [..., rows, columns]", a, b);
        }
        int inner = a.size(transposeA ? -2 : -1);
        if (inner != b.size(transposeB ? -1 : -2)) {
            throw new ShapeException(
                    name(),
                    (transposeA ? "rows of a (transposed)" : "columns of a") + " must equal "
                            + (transposeB ? "columns of b (transposed)" : "rows of b"),
                    a,
                    b);
        }
        Shape batch = batch(a).broadcast(name(), batch(b));
        int[] sizes = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
        sizes[batch.rank()] = a.size(transposeA ? -1 : -2);
        sizes[batch.rank() + 1] = b.size(transposeB ? -2 : -1);
        return List.of(new TensorType(dtype, Shape.of(sizes)));
    }

    private static Shape batch(Shape matrices) {
        return Shape.of(Arrays.copyOf(matrices.toArray(), matrices.rank() - 2));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.matmul().matmul(inputs.getFirst(), transposeA, inputs.getLast(), transposeB, outputs.getFirst());
    }

    @Override
    public long multiplyAdds(List<TensorType> inputs, List<TensorType> outputs) {
        int inner = inputs.getFirst().shape().size(transposeA ? -2 : -1);
        return (long) outputs.getFirst().shape().elements() * inner;
    }

    // da = dy b^T, db = a^T dy, and the same exchanged for an operand that lies transposed
    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor a = call.input(0);
        Tensor b = call.input(1);
        Tensor g = dy.getFirst();
        return call.gradients(
                () -> ev.sumTo(
                        transposeA ? ev.matmul(b, transposeB, g, true) : ev.matmul(g, false, b, !transposeB),
                        a.shape()),
                () -> ev.sumTo(
                        transposeB ? ev.matmul(g, true, a, transposeA) : ev.matmul(a, !transposeA, g, false),
                        b.shape()));
    }
}
