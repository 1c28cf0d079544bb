package dev.lanewise.inference;

import dev.lanewise.inference.plan.Arena;
import dev.lanewise.inference.plan.ArenaSizes;
import dev.lanewise.inference.plan.Execution;
import dev.lanewise.inference.plan.Plan;
import dev.lanewise.inference.plan.StepWatch;
import dev.lanewise.inference.plan.WatchedWorkers;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.TensorType;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one run at a time has: an arena, the plans bound to it, threads, and its end. Lent by a {@link WorkspacePool}. */
final class Workspace {
    /** Bound plans of one arena, those of nested programs and later stages included. */
    private static final int BOUND = 256;

    private final RunControl control;
    private final WatchedWorkers workers;
    private final Kernels kernels;
    private final long memoryBudget;
    private final PlannedPrograms programs;
    private final Device device;
    private final Arena arena = new Arena();
    private final Arena there;
    private final Map<Plan, Execution> bound = new IdentityHashMap<>();
    private final RunEvaluator evaluator;
    private TensorType[] types = {};
    private @Nullable Workspace inner;
    private @Nullable StepWatch spectator;
    private long began;
    private @Nullable RunEvent event;
    private @Nullable RuntimeException failure;

    Workspace(ModelOptions options, PlannedPrograms programs) {
        this.programs = programs;
        control = new RunControl();
        workers = new WatchedWorkers(options.workers(), control);
        kernels = Device.cpu(new Cpu(Lanes.vector(), workers)).kernels();
        memoryBudget = options.memoryBudget();
        device = options.device();
        there = device.isHost() ? arena : new Arena(device);
        evaluator = new RunEvaluator(this, kernels);
    }

    private Workspace(Workspace outer) {
        programs = outer.programs;
        control = outer.control;
        workers = outer.workers;
        kernels = outer.kernels;
        memoryBudget = outer.memoryBudget;
        device = outer.device;
        there = device.isHost() ? arena : new Arena(device);
        evaluator = new RunEvaluator(this, kernels);
    }

    RunControl control() {
        return control;
    }

    WatchedWorkers workers() {
        return workers;
    }

    Kernels kernels() {
        return kernels;
    }

    /** Where plans run. */
    Device device() {
        return device;
    }

    PlannedPrograms programs() {
        return programs;
    }

    /** Applies what no plan contains, in the same run. */
    RunEvaluator evaluator() {
        return evaluator;
    }

    /** Applies what is done once, while a plan is made: with plain loops, which a fresh JVM has compiled sooner. */
    RunEvaluator planner() {
        return new RunEvaluator(this, scalarKernels());
    }

    /** For programs inside the program that this one runs. */
    Workspace inner() {
        if (inner == null) {
            inner = new Workspace(this);
            inner.spectator = spectator;
        }
        return inner;
    }

    /** Somebody wants to know of this run, which began at that time. */
    void observe(long nanos, @Nullable RunEvent recorded) {
        began = nanos;
        event = recorded;
    }

    long began() {
        return began;
    }

    @Nullable RunEvent takeEvent() {
        RunEvent recorded = event;
        event = null;
        return recorded;
    }

    /** What a run throws to its caller for what was thrown in it; remembered for those who observe. */
    RuntimeException failed(Throwable thrown) {
        RuntimeException known = switch (thrown) {
            case OutOfMemoryError full -> MemoryBudgetException.of(full);
            case StackOverflowError deep -> new InferenceException("run: programs are nested too deeply", deep);
            case RuntimeException exception -> exception;
            default -> new InferenceException("run: " + thrown, thrown);
        };
        failure = known;
        return known;
    }

    @Nullable RuntimeException takeFailure() {
        RuntimeException known = failure;
        failure = null;
        return known;
    }

    /** Who looks on while this run computes; null for nobody. */
    void watchedBy(@Nullable StepWatch watch) {
        spectator = watch;
        if (inner != null) inner.watchedBy(watch);
    }

    @Nullable StepWatch spectator() {
        return spectator;
    }

    /** Room to gather the types of that many tensors, overwritten by the next call. */
    TensorType[] types(int count) {
        if (types.length != count) types = new TensorType[count];
        return types;
    }

    long arenaBytes() {
        return arena.bytes() + (device.isHost() ? 0 : there.bytes()) + (inner == null ? 0 : inner.arenaBytes());
    }

    /** The plan bound to this arena; what another plan left there is lost. */
    Execution execution(Plan plan) {
        boolean cold = !plan.warmth().isHot();
        Execution known = bound.get(plan);
        if (known != null && known.isCold() == cold) return known;
        ArenaSizes sizes = plan.sizes();
        requireRoom(sizes);
        ArenaSizes thereSizes = plan.deviceSizes();
        if (bound.size() >= BOUND || !arena.holds(sizes) || !there.holds(thereSizes)) bound.clear();
        arena.grow(sizes);
        there.grow(thereSizes);
        Execution execution = new Execution(plan, arena, there, cold ? scalarKernels() : kernels, cold, workers,
                control);
        bound.put(plan, execution);
        return execution;
    }

    private Kernels scalarKernels() {
        return Device.cpu(new Cpu(false, workers)).kernels();
    }

    private void requireRoom(ArenaSizes sizes) {
        if (!sizes.possible()) {
            throw new MemoryBudgetException("run: tensors that live at once must have fewer than 2^31 elements; got "
                    + sizes.bytes() + " bytes of them");
        }
        requireRoom(sizes.bytes());
    }

    /** Refuses what is beyond the budget before it is allocated. */
    void requireRoom(long bytes) {
        if (bytes > memoryBudget) {
            throw new MemoryBudgetException("run: its tensors must fit the memory budget of " + memoryBudget
                    + " bytes; got " + bytes + "; raise ModelOptions.memoryBudget or give smaller inputs");
        }
    }
}
