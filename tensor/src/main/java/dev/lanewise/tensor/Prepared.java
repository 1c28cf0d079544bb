package dev.lanewise.tensor;

import dev.lanewise.kernels.Call;
import java.util.List;

/**
 * An operator ready to be run often on inputs of fixed types: its algorithm is chosen, its constant inputs are packed.
 * Made by {@link Kernels#prepare}; immutable, so all executions of a plan share it.
 */
public interface Prepared {
    /** How it is computed, for people: {@code "winograd F(4x4, 3x3)"}; empty where there is only one way. */
    default String algorithm() {
        return "";
    }

    /** Bytes of constants in the order that the algorithm wants, beside those of the tensors themselves. */
    default long constantBytes() {
        return 0;
    }

    /**
     * Whether a bound call reads that input. A constant that was packed is not read: who binds may give it up, and then
     * names a tensor of its type over an empty array.
     */
    default boolean reads(int input) {
        return true;
    }

    /**
     * Floats of scratch that a call needs, on as many workers as the kernels have that prepared it. Calls that are not
     * run at the same time may share their scratch.
     */
    default int scratchFloats() {
        return 0;
    }

    /**
     * The operator with its storage fixed, for one execution: each run of the call fills the outputs from what lies in
     * the inputs then.
     *
     * @param k kernels of the device that prepared it, with as many workers, whichever they are
     * @param scratch {@link #scratchFloats} floats from {@code scratchOffset} on, overwritten in each run
     */
    Call bind(Kernels k, List<Tensor> inputs, List<Tensor> outputs, float[] scratch, int scratchOffset);
}
