package dev.lanewise.inference;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program written by hand: float inputs of any shape, then one slot an instruction; the last is the output. */
final class TestProgram implements Program {
    interface Body {
        Tensor apply(Evaluator ev, List<Tensor> inputs);
    }

    private record Step(String label, int[] reads, int[] writes, Body body) implements Instruction {
        @Override
        public List<@Nullable Tensor> apply(Evaluator ev, List<@Nullable Tensor> inputs) {
            List<Tensor> given = new ArrayList<>();
            for (Tensor input : inputs) if (input != null) given.add(input);
            return List.of(body.apply(ev, given));
        }
    }

    private final List<Port> inputs = new ArrayList<>();
    private final List<Instruction> steps = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private int slots;
    private int[] outputs = {};

    static TestProgram of(int inputs) {
        TestProgram program = new TestProgram();
        for (int i = 0; i < inputs; i++) program.inputs.add(new Port("x" + i, DType.FLOAT32, null));
        program.slots = inputs;
        program.outputs = new int[] {inputs - 1};
        return program;
    }

    /** A slot that holds a constant. */
    TestProgram constant(Tensor value) {
        constants.add(new Constant(slots++, value));
        return this;
    }

    /** An instruction that fills the next slot. */
    TestProgram then(String label, Body body, int... reads) {
        steps.add(new Step(label, reads, new int[] {slots}, body));
        outputs = new int[] {slots++};
        return this;
    }

    TestProgram gives(int... slots) {
        outputs = slots;
        return this;
    }

    @Override
    public List<Port> inputs() {
        return inputs;
    }

    @Override
    public List<Port> outputs() {
        return Arrays.stream(outputs).mapToObj(slot -> new Port("y" + slot, DType.FLOAT32, null)).toList();
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public List<Constant> constants() {
        return constants;
    }

    @Override
    public List<Instruction> instructions() {
        return steps;
    }

    @Override
    public int[] outputSlots() {
        return outputs;
    }
}
