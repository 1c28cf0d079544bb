package dev.lanewise.onnx.program;

import dev.lanewise.inference.Instruction;
import dev.lanewise.inference.Port;
import dev.lanewise.inference.Program;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program in the making. */
final class ProgramBuilder {
    private final List<Port> inputs = new ArrayList<>();
    private final List<Program.Constant> constants = new ArrayList<>();
    private final Map<Integer, Tensor> known = new HashMap<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private int slots;

    /** The slot of the next input; inputs come before everything else. */
    int input(Port port) {
        inputs.add(port);
        return slot();
    }

    int constant(Tensor value) {
        int slot = slot();
        constants.add(new Program.Constant(slot, value));
        known.put(slot, value);
        return slot;
    }

    /** What a slot holds in every run; null where that is not known. */
    @Nullable Tensor constantAt(int slot) {
        return known.get(slot);
    }

    /** A slot that an instruction will fill. */
    int slot() {
        return slots++;
    }

    void add(Instruction instruction) {
        instructions.add(instruction);
    }

    OnnxProgram build(List<Port> outputs, int[] outputSlots) {
        return new OnnxProgram(inputs, outputs, slots, constants, instructions, outputSlots);
    }
}
