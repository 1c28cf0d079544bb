package dev.lanewise.inference;

import dev.lanewise.inference.plan.Execution;
import dev.lanewise.inference.plan.StepWatch;
import dev.lanewise.inference.plan.Watch;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program and its stages. Most programs have one: a run fills the inputs, runs the steps and copies the outputs. Where
 * an instruction needs numbers, a run computes the stage before it, applies it to tensors, and looks for the stage behind
 * it by the types that there are now.
 */
final class PlannedProgram {
    private final Program program;
    private final StageCompiler compiler;
    private final PlanCache first;
    private final List<Instruction> instructions;
    private final int inputs;

    PlannedProgram(Program program, int plans) {
        this.program = program;
        first = new PlanCache(plans);
        instructions = List.copyOf(program.instructions());
        inputs = program.inputs().size();
        compiler = new StageCompiler(program, instructions, plans);
    }

    /** The first stage for inputs of these types. */
    Stage first(Workspace workspace, TensorType[] types) {
        Stage known = first.find(types);
        if (known != null) return known;
        return first.get(types, workspace.control(), () -> compiler.first(workspace, types));
    }

    /** Whether a stage is the whole program. */
    boolean isLast(Stage stage) {
        return stage.end() == instructions.size();
    }

    PlanCache firstStages() {
        return first;
    }

    Instruction instruction(int i) {
        return instructions.get(i);
    }

    /** Outputs that nobody else has. */
    List<Tensor> run(Workspace workspace, List<Tensor> given) {
        TensorType[] types = workspace.types(inputs);
        for (int i = 0; i < inputs; i++) types[i] = given.get(i).type();
        return run(workspace, first(workspace, types), given);
    }

    /** The same, the first stage being known. */
    List<Tensor> run(Workspace workspace, Stage firstStage, List<Tensor> given) {
        @Nullable Tensor[] slots = new @Nullable Tensor[program.slots()];
        for (int i = 0; i < inputs; i++) slots[i] = given.get(i);
        Stage stage = firstStage;
        while (!isLast(stage)) {
            compute(workspace, stage, slots);
            apply(workspace, stage, slots);
            stage = next(workspace, stage, slots);
        }
        return outputs(workspace, stage, slots);
    }

    private static void compute(Workspace workspace, Stage stage, @Nullable Tensor[] slots) {
        if (stage.plan() == null) return;
        Execution execution = workspace.execution(stage.plan());
        load(workspace, execution, stage, slots);
        run(workspace, execution);
        for (int i = 0; i < stage.outputs().length; i++) {
            slots[stage.outputs()[i]] = copy(execution.output(i), workspace.control());
        }
    }

    private List<Tensor> outputs(Workspace workspace, Stage last, @Nullable Tensor[] slots) {
        if (last.plan() == null) throw new IllegalStateException("plan: the last stage has no plan");
        Execution execution = workspace.execution(last.plan());
        load(workspace, execution, last, slots);
        run(workspace, execution);
        List<Tensor> outputs = new ArrayList<>(execution.outputs());
        for (int i = 0; i < execution.outputs(); i++) {
            outputs.add(copy(execution.output(i), workspace.control()));
        }
        return outputs;
    }

    /** Runs the steps; what an operator throws is named after the instruction that it comes from. */
    static void run(Workspace workspace, Execution execution) {
        StepWatch spectator = workspace.spectator();
        long began = execution.isCold() ? System.nanoTime() : 0;
        try {
            if (spectator == null) execution.run();
            else
                execution.run(spectator);
        } catch (RuntimeException thrown) {
            // runs with deadlines too short for scalar code would never get any other
            if (execution.isCold()) Heating.ranCold(execution.plan(), Long.MAX_VALUE, workspace.workers().width());
            throw InferenceException.of(execution.current().label(), thrown);
        }
        if (execution.isCold()) {
            Heating.ranCold(execution.plan(), System.nanoTime() - began, workspace.workers().width());
        }
    }

    private void apply(Workspace workspace, Stage stage, @Nullable Tensor[] slots) {
        Instruction instruction = instructions.get(stage.end());
        List<@Nullable Tensor> read = new ArrayList<>();
        for (int slot : instruction.reads())
            read.add(slot < 0 ? null : slots[slot] != null ? slots[slot] : stage.known()[slot]);
        List<@Nullable Tensor> made;
        try {
            StepWatch spectator = workspace.spectator();
            if (spectator != null) spectator.beforeInstruction(instruction.label());
            made = instruction.apply(workspace.evaluator(), read);
            if (spectator != null) spectator.afterInstruction(instruction.label());
        } catch (RuntimeException thrown) {
            throw InferenceException.of(instruction.label(), thrown);
        }
        int[] writes = instruction.writes();
        for (int i = 0; i < writes.length; i++) {
            if (writes[i] >= 0) slots[writes[i]] = made.get(i);
        }
    }

    private Stage next(Workspace workspace, Stage stage, @Nullable Tensor[] slots) {
        TensorType[] types = workspace.types(stage.liveAfter().length);
        for (int i = 0; i < types.length; i++) types[i] = filled(slots, stage.liveAfter()[i]).type();
        return stage.next().get(types, workspace.control(), () -> compiler.after(workspace, stage, types));
    }

    private static void load(Workspace workspace, Execution execution, Stage stage, @Nullable Tensor[] slots) {
        int[] inputs = stage.inputs();
        for (int i = 0; i < inputs.length; i++) {
            WatchedCopy.copy(filled(slots, inputs[i]), execution.input(i), workspace.control());
        }
    }

    private static Tensor filled(@Nullable Tensor[] slots, int slot) {
        Tensor tensor = slots[slot];
        if (tensor == null) throw new IllegalStateException("program: slot " + slot + " is read before it is filled");
        return tensor;
    }

    private static Tensor copy(Tensor from, Watch watch) {
        Tensor to = Device.cpu().allocate(from.type());
        WatchedCopy.copy(from, to, watch);
        return to;
    }

    @Override
    public String toString() {
        return instructions.size() + " instructions, inputs " + Arrays.toString(program.inputs().toArray());
    }
}
