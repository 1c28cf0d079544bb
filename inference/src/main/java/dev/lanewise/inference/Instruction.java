package dev.lanewise.inference;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a {@link Program}: operators applied to what lies in some slots. */
public interface Instruction {
    /** For errors, {@code explain} and {@code profile}: the operator and the node, {@code Conv 'stem/conv1'}. */
    String label();

    /** The slots it reads; -1 stands for an input that is left out. */
    int[] reads();

    /** The slots it fills; -1 stands for an output that nobody reads. */
    int[] writes();

    /**
     * Applies operators. The result has as many tensors as {@link #writes}; those nobody reads may be null.
     *
     * <p>A captured tensor has a type and no numbers. An instruction that cannot go on without the numbers asks
     * {@link Values} for them; in a capture that ends the stage: the run computes what was captured so far, applies this
     * instruction to tensors with numbers, and goes on behind it.
     *
     * @param inputs null where {@link #reads} says -1
     */
    List<@Nullable Tensor> apply(Evaluator ev, List<@Nullable Tensor> inputs);
}
