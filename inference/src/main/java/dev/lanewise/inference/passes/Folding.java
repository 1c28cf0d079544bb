package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.MadeConstants;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators applied to constants when a model is compiled. */
final class Folding {
    /** Results up to this size are worth keeping whatever they are made of. */
    private static final long SMALL_BYTES = 1 << 16;

    /** Results up to this size are computed again for each graph of a model rather than kept for all. */
    private static final long TINY_BYTES = 1 << 12;

    private Folding() {}

    /**
     * The results as constants; null where an input is none, where the operator refuses its inputs (the run then says
     * so), or where the results would be much larger than what they are made of, as an expanded constant is.
     */
    static @Nullable List<Value> fold(Op op, List<Value> inputs, PackedConstants shared) {
        if (inputs.isEmpty() || !inputs.stream().allMatch(Value::isConstant)) return null;
        Tensor[] tensors = inputs.stream().map(Value::constant).toArray(Tensor[]::new);
        try {
            long from = inputs.stream().mapToLong(input -> bytes(input.type())).sum();
            long to = op.types(Arrays.stream(tensors).map(TensorInfo::of).toList()).stream()
                    .mapToLong(Folding::bytes)
                    .sum();
            if (to > SMALL_BYTES && to > 2 * from) return null;
            List<Tensor> results = to <= TINY_BYTES
                    ? apply(op, tensors)
                    : MadeConstants.get(shared, op, List.of(tensors), () -> apply(op, tensors));
            return results.stream().map(Value::of).toList();
        } catch (IllegalArgumentException | ArithmeticException | UnsupportedOperationException e) {
            return null;
        }
    }

    private static List<Tensor> apply(Op op, Tensor[] tensors) {
        return Evaluator.eager().apply(op, tensors);
    }

    private static long bytes(TensorType type) {
        return (long) type.shape().elements() * type.dtype().bytes();
    }
}
