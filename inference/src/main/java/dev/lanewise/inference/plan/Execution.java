package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan bound to an arena: its tensors and steps are made once, so that a run makes none. For one thread at a time. */
public final class Execution {
    /** Multiply-adds asked of a device before it is waited for, so that a run can end soon when it is told to. */
    private static final long MOST_ASKED = 1_000_000_000;

    private final Plan plan;
    private final Tensor[] inputs;
    private final Tensor[] outputs;
    private final Call[] steps;
    private final int[] parts;
    private final long[] work;
    private final Watch watch;
    private final WatchedWorkers workers;
    private final boolean cold;
    private int current;

    /** A plan that runs on the host. */
    public Execution(Plan plan, Arena arena, Kernels kernels, boolean cold, WatchedWorkers workers, Watch watch) {
        this(plan, arena, arena, kernels, cold, workers, watch);
    }

    /**
     * @param there the arena on the plan's device
     * @param cold whether the kernels are scalar twins because the plan's vector code is not compiled yet
     */
    public Execution(Plan plan, Arena arena, Arena there, Kernels kernels, boolean cold, WatchedWorkers workers,
            Watch watch) {
        this.cold = cold;
        this.plan = plan;
        this.workers = workers;
        this.watch = watch;
        Map<Value, Tensor> tensors = new IdentityHashMap<>();
        plan.graph().inputs().forEach(value -> tensors.put(value, bind(value, arena, there)));
        for (Node node : plan.graph().nodes()) {
            node.outputs().forEach(value -> tensors.put(value, bind(value, arena, there)));
        }
        inputs = all(plan.graph().inputs(), tensors, null);
        outputs = all(plan.graph().outputs(), tensors, null);
        Arrays.setAll(outputs, i -> outputs[i].held()); // runs read constants that are outputs
        steps = new Call[plan.steps().size()];
        parts = new int[steps.length];
        work = new long[steps.length];
        for (int i = 0; i < steps.length; i++) {
            Step step = plan.steps().get(i);
            Node node = step.node();
            DevicePart part = computing(node);
            List<Tensor> in = List.of(read(step, tensors, part));
            List<Tensor> out = List.of(all(node.outputs(), tensors, null));
            Kernels own = part == null ? kernels : part.device().kernels();
            steps[i] = step.prepared().bind(own, in, out, arena.floats(), plan.scratchOffset());
            work[i] = Work.of(node);
            parts[i] = WatchedWorkers.parts(work[i], cold || !Lanes.vector());
        }
    }

    /** Null where the host computes a node. */
    private @Nullable DevicePart computing(Node node) {
        DevicePart part = plan.devicePart();
        return part != null && part.computes(node) ? part : null;
    }

    private Tensor bind(Value value, Arena arena, Arena there) {
        DevicePart part = plan.devicePart();
        return (part != null && part.has(value) ? there : arena).tensor(value, plan.place(value));
    }

    /** What a step is given. The constants that it reads stay in memory as long as it may run. */
    private static Tensor[] read(Step step, Map<Value, Tensor> tensors, @Nullable DevicePart part) {
        Tensor[] result = all(step.node().inputs(), tensors, part);
        for (int i = 0; i < result.length; i++) {
            if (step.node().input(i).isConstant() && step.prepared().reads(i)) result[i] = result[i].held();
        }
        return result;
    }

    /** @param part where constants are read; null for the host */
    private static Tensor[] all(List<Value> values, Map<Value, Tensor> tensors, @Nullable DevicePart part) {
        Tensor[] result = new Tensor[values.size()];
        for (int i = 0; i < result.length; i++) {
            Tensor constant = values.get(i).constant();
            if (constant == null) result[i] = tensors.get(values.get(i));
            else
                result[i] = part == null ? constant : part.constant(constant);
        }
        return result;
    }

    public Plan plan() {
        return plan;
    }

    /** Whether it was bound to scalar twins because the plan was cold. */
    public boolean isCold() {
        return cold;
    }

    /** What a run reads: to be filled before it. */
    public Tensor input(int i) {
        return inputs[i];
    }

    /** What a run has computed: to be copied before the next. */
    public Tensor output(int i) {
        return outputs[i];
    }

    public int outputs() {
        return outputs.length;
    }

    /** Runs all steps. */
    public void run() {
        Device device = plan.device();
        long asked = 0;
        for (current = 0; current < steps.length; current++) {
            watch.check();
            workers.expectParts(parts[current]);
            steps[current].run();
            if (device == null) continue;
            asked += work[current];
            if (asked > MOST_ASKED) {
                device.await();
                asked = 0;
            }
        }
    }

    /** Runs all steps while somebody looks on; a device is waited for after each. */
    public void run(StepWatch spectator) {
        Device device = plan.device();
        for (current = 0; current < steps.length; current++) {
            watch.check();
            workers.expectParts(parts[current]);
            Step step = plan.steps().get(current);
            spectator.before(step);
            steps[current].run();
            if (device != null) device.await();
            spectator.after(step);
        }
    }

    /**
     * Runs each step of the host again and again, one of each kind, so that the code of those that take little of a run is
     * compiled as well. What steps compute is meaningless then.
     *
     * @param nanos for all kinds together
     * @param times of each kind at most
     */
    public void rehearse(long nanos, int times) {
        Map<Object, Integer> kinds = new LinkedHashMap<>();
        for (int i = 0; i < steps.length; i++) {
            Step step = plan.steps().get(i);
            if (computing(step.node()) == null) {
                kinds.putIfAbsent(List.of(step.node().op(), step.prepared().algorithm()), i);
            }
        }
        for (int step : kinds.values()) {
            current = step;
            workers.expectParts(parts[current]);
            long end = System.nanoTime() + nanos / kinds.size();
            int done = 0;
            do {
                watch.check();
                steps[current].run();
                done++;
            } while (done < times && System.nanoTime() < end);
        }
    }

    /** The node that runs, or that threw. */
    public Node current() {
        return plan.steps().get(current).node();
    }
}
