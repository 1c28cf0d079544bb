package dev.lanewise.inference;

import dev.lanewise.inference.graph.Capture;
import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.passes.Passes;
import dev.lanewise.inference.plan.Plan;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Captures the instructions of a stage with the types of what lies in the slots, and plans them. */
final class StageCompiler {
    private final Program program;
    private final List<Instruction> instructions;
    private final int plans;

    StageCompiler(Program program, List<Instruction> instructions, int plans) {
        this.program = program;
        this.instructions = instructions;
        this.plans = plans;
    }

    /** The first stage, which takes all inputs. */
    Stage first(Workspace workspace, TensorType[] types) {
        @Nullable Tensor[] known = new @Nullable Tensor[program.slots()];
        for (Program.Constant constant : program.constants()) known[constant.slot()] = constant.value();
        int[] inputs = IntStream.range(0, program.inputs().size()).toArray();
        return compile(workspace, 0, inputs, types, known);
    }

    /** The stage behind the instruction that ended another. */
    Stage after(Workspace workspace, Stage stage, TensorType[] types) {
        return compile(workspace, stage.end() + 1, stage.liveAfter(), types, stage.known());
    }

    private Stage compile(Workspace workspace, int begin, int[] inputs, TensorType[] types, @Nullable Tensor[] known) {
        Capture capture = new Capture(workspace.planner(), workspace.programs().packed());
        @Nullable Tensor[] slots = known.clone();
        for (int i = 0; i < inputs.length; i++) slots[inputs[i]] = capture.input(types[i]);
        int end = capture(capture, begin, slots);
        boolean last = end == instructions.size();
        int[] outputs = last ? program.outputSlots() : computed(begin, end, slots);
        List<Tensor> results = new ArrayList<>();
        for (int slot : outputs) results.add(SlotWalk.filled(slots, slot));
        @Nullable Tensor[] fixed = new @Nullable Tensor[slots.length];
        for (int i = 0; i < slots.length; i++) {
            Tensor tensor = slots[i];
            if (tensor != null && Values.known(tensor)) fixed[i] = tensor;
        }
        return new Stage(
                last || outputs.length > 0 ? plan(workspace, capture.graph(results)) : null,
                inputs,
                outputs,
                end,
                fixed,
                last ? new int[0] : liveAfter(end, slots, fixed),
                new PlanCache(last ? 0 : plans));
    }

    private static Plan plan(Workspace workspace, Graph graph) {
        PackedConstants packed = workspace.programs().packed();
        Device device = workspace.device();
        return device.isHost()
                ? Plan.of(Passes.forHost(graph, packed), workspace.kernels(), packed, workspace.workers())
                : Plan.of(Passes.apply(graph, packed, device.kernels()), device, workspace.kernels(), packed,
                        workspace.workers());
    }

    /** Applies instructions up to the first that needs numbers; returns which that is. */
    private int capture(Capture capture, int begin, @Nullable Tensor[] slots) {
        for (int i = begin; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            capture.label(instruction.label());
            try {
                SlotWalk.step(instruction, capture, slots);
            } catch (NeedsRun needs) {
                return i;
            } catch (RuntimeException thrown) {
                throw InferenceException.of(instruction.label(), thrown);
            }
        }
        return instructions.size();
    }

    /** The slots that a stage fills with numbers of a run, and that somebody reads behind it. */
    private int[] computed(int begin, int end, @Nullable Tensor[] slots) {
        boolean[] live = live(end);
        return IntStream.range(begin, end)
                .flatMap(i -> IntStream.of(instructions.get(i).writes()))
                .filter(slot -> slot >= 0 && live[slot])
                .filter(slot -> {
                    Tensor tensor = slots[slot];
                    return tensor != null && !Values.known(tensor);
                })
                .toArray();
    }

    /** The slots with numbers of a run that are read behind an instruction, its own outputs among them. */
    private int[] liveAfter(int instruction, @Nullable Tensor[] slots, @Nullable Tensor[] known) {
        boolean[] live = live(instruction + 1);
        boolean[] filled = new boolean[slots.length];
        for (int i = 0; i < slots.length; i++) filled[i] = slots[i] != null && known[i] == null;
        for (int slot : instructions.get(instruction).writes()) if (slot >= 0) filled[slot] = true;
        return IntStream.range(0, slots.length).filter(slot -> live[slot] && filled[slot]).toArray();
    }

    /** By slot: whether instructions from that one on read it, or the caller gets it. */
    private boolean[] live(int from) {
        boolean[] live = new boolean[program.slots()];
        for (int slot : program.outputSlots()) live[slot] = true;
        for (int i = from; i < instructions.size(); i++) {
            for (int slot : instructions.get(i).reads()) if (slot >= 0) live[slot] = true;
        }
        return live;
    }
}
