package dev.lanewise.onnx.program;

import dev.lanewise.inference.Instruction;
import dev.lanewise.inference.Port;
import dev.lanewise.inference.Program;
import java.util.List;

/** A graph of a model, or one within a node. */
record OnnxProgram(
        List<Port> inputs,
        List<Port> outputs,
        int slots,
        List<Program.Constant> constants,
        List<Instruction> instructions,
        int[] outputSlots)
        implements
            Program {
    OnnxProgram {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        constants = List.copyOf(constants);
        instructions = List.copyOf(instructions);
    }
}
