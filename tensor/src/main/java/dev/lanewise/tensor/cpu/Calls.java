package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What becomes of the calls into which the families translate an operator: they run at once, or are prepared, or are
 * bound to be run often. So an operator's forward is written once.
 */
interface Calls {
    Cpu cpu();

    /** The next call of the operator, which overwrites so many floats of scratch. */
    void add(int scratchFloats, Binder binder);

    /** The next call, which needs no scratch. */
    default void add(Supplier<Call> binder) {
        add(0, (scratch, scratchOffset) -> binder.get());
    }

    /** Whether an input is the same in all runs and may be packed. */
    boolean isConstant(Tensor input);

    /**
     * What is made of constant inputs, once for all runs; the inputs are then not read again.
     *
     * @param how what it depends on beside them
     * @param floats how many floats it holds
     */
    <P> P pack(Class<P> kind, Object how, List<Tensor> constants, Supplier<P> pack, ToIntFunction<P> floats);

    /** Names how the operator is computed. */
    void algorithm(String name);

    /** Makes the call, its scratch being known. */
    @FunctionalInterface
    interface Binder {
        Call bind(float[] scratch, int scratchOffset);
    }
}
