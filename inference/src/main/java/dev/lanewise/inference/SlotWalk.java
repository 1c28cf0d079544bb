package dev.lanewise.inference;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a program one instruction after the other. */
final class SlotWalk {
    private SlotWalk() {}

    static List<Tensor> run(Program program, Evaluator ev, List<Tensor> inputs) {
        @Nullable Tensor[] slots = new @Nullable Tensor[program.slots()];
        for (int i = 0; i < inputs.size(); i++) slots[i] = inputs.get(i);
        for (Program.Constant constant : program.constants()) slots[constant.slot()] = constant.value();
        for (Instruction instruction : program.instructions()) step(instruction, ev, slots);
        return Arrays.stream(program.outputSlots()).mapToObj(slot -> filled(slots, slot)).toList();
    }

    /** Applies one instruction to the slots. */
    static void step(Instruction instruction, Evaluator ev, @Nullable Tensor[] slots) {
        List<@Nullable Tensor> read = new ArrayList<>();
        for (int slot : instruction.reads()) read.add(slot < 0 ? null : filled(slots, slot));
        List<@Nullable Tensor> made = instruction.apply(ev, read);
        int[] writes = instruction.writes();
        for (int i = 0; i < writes.length; i++) {
            if (writes[i] >= 0) slots[writes[i]] = made.get(i);
        }
    }

    static Tensor filled(@Nullable Tensor[] slots, int slot) {
        Tensor tensor = slots[slot];
        if (tensor == null) throw new IllegalStateException("program: slot " + slot + " is read before it is filled");
        return tensor;
    }
}
