package dev.lanewise.inference.ops;

import dev.lanewise.tensor.Op;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator that can be applied before a permutation of axes instead of after it, so that a network whose operators
 * expect channels in another place permutes at its edges only. All inputs with as many axes as the first one are
 * permuted with it; the others, parameters of fewer axes, stay as they are.
 */
public interface AxisOp extends Op {
    /**
     * The operator {@code g} with {@code this(permute(x, axes)) = permute(g(x), axes)}: the same with its axis attributes
     * mapped, axis {@code i} being {@code axes.get(i)} of {@code x}. Null where there is none.
     */
    @Nullable Op beneath(List<Integer> axes);
}
