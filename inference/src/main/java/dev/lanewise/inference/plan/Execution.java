package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A plan bound to an arena: its tensors and steps are made once, so that a run makes none. For one thread at a time. */
public final class Execution {
    private final Plan plan;
    private final Tensor[] inputs;
    private final Tensor[] outputs;
    private final Call[] steps;
    private final int[] parts;
    private final Watch watch;
    private final WatchedWorkers workers;
    private final boolean cold;
    private int current;

    /**
     * @param cold whether the kernels are scalar twins because the plan's vector code is not compiled yet
     */
    public Execution(Plan plan, Arena arena, Kernels kernels, boolean cold, WatchedWorkers workers, Watch watch) {
        this.cold = cold;
        this.plan = plan;
        this.workers = workers;
        this.watch = watch;
        Map<Value, Tensor> tensors = new IdentityHashMap<>();
        plan.graph().inputs().forEach(value -> tensors.put(value, bind(value, arena)));
        for (Node node : plan.graph().nodes()) {
            node.outputs().forEach(value -> tensors.put(value, bind(value, arena)));
        }
        inputs = all(plan.graph().inputs(), tensors);
        outputs = all(plan.graph().outputs(), tensors);
        steps = new Call[plan.steps().size()];
        parts = new int[steps.length];
        for (int i = 0; i < steps.length; i++) {
            Step step = plan.steps().get(i);
            List<Tensor> in = List.of(all(step.node().inputs(), tensors));
            List<Tensor> out = List.of(all(step.node().outputs(), tensors));
            steps[i] = step.prepared().bind(kernels, in, out, arena.floats(), plan.scratchOffset());
            parts[i] = WatchedWorkers.parts(Work.of(step.node()), cold || !Lanes.vector());
        }
    }

    private Tensor bind(Value value, Arena arena) {
        Place place = plan.place(value);
        return Tensor.wrap(value.type(), Device.cpu(), arena.array(place.kind()), Math.toIntExact(place.offset()));
    }

    private static Tensor[] all(List<Value> values, Map<Value, Tensor> tensors) {
        Tensor[] result = new Tensor[values.size()];
        for (int i = 0; i < result.length; i++) {
            Tensor constant = values.get(i).constant();
            result[i] = constant == null ? tensors.get(values.get(i)) : constant;
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
        for (current = 0; current < steps.length; current++) {
            watch.check();
            workers.expectParts(parts[current]);
            steps[current].run();
        }
    }

    /** Runs all steps while somebody looks on. */
    public void run(StepWatch spectator) {
        for (current = 0; current < steps.length; current++) {
            watch.check();
            workers.expectParts(parts[current]);
            Step step = plan.steps().get(current);
            spectator.before(step);
            steps[current].run();
            spectator.after(step);
        }
    }

    /** The node that runs, or that threw. */
    public Node current() {
        return plan.steps().get(current).node();
    }
}
