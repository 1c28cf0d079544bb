package dev.lanewise.inference;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.List;

/**
 * A computation that can be run by any evaluator and compiled into a {@link Model}: a layer, or an imported graph.
 *
 * <p>It is a list of instructions over numbered slots: each reads tensors from slots and fills others, every slot being
 * filled once, by an input, a constant or one instruction before it is read. Slots let a run stop before an instruction
 * that needs a number which is not known when the model is compiled, and go on behind it when it is.
 */
public interface Program {
    /** What the caller gives, in order. */
    List<Port> inputs();

    /** What the caller gets, in order. */
    List<Port> outputs();

    /** How many slots there are. Inputs lie in slots 0 to {@code inputs().size() - 1}. */
    int slots();

    /** Slots that hold the same tensor in every run, and what they hold. */
    List<Constant> constants();

    /** In an order in which they can be run. */
    List<Instruction> instructions();

    /** The slots that hold the outputs at the end. */
    int[] outputSlots();

    /** A slot's tensor that never changes, on the CPU. */
    record Constant(int slot, Tensor value) {}

    /** Runs all instructions with an evaluator, on inputs of its device; for tests and for programs inside programs. */
    default List<Tensor> run(Evaluator ev, List<Tensor> inputs) {
        return SlotWalk.run(this, ev, inputs);
    }
}
