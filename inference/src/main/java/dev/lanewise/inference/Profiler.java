package dev.lanewise.inference;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.plan.Step;
import dev.lanewise.inference.plan.StepWatch;
import dev.lanewise.inference.plan.Work;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Adds up the time of each step over some runs. */
final class Profiler implements StepWatch {
    private static final class Time {
        long nanos;
    }

    private final Map<Step, Time> times = new IdentityHashMap<>();
    private final List<Step> order = new ArrayList<>();
    private long begin;

    @Override
    public void before(Step step) {
        begin = System.nanoTime();
    }

    @Override
    public void after(Step step) {
        long nanos = System.nanoTime() - begin;
        Time time = times.get(step);
        if (time == null) {
            time = new Time();
            times.put(step, time);
            order.add(step);
        }
        time.nanos += nanos;
    }

    Profile profile(int runs, long nanos) {
        return new Profile(order.stream().map(step -> row(step, runs)).toList(), runs, nanos / runs);
    }

    private Profile.Row row(Step step, int runs) {
        Node node = step.node();
        Time time = times.get(step);
        return new Profile.Row(
                node.label(),
                node.op().name(),
                step.prepared().algorithm(),
                node.outputs().stream().map(Value::type).toList(),
                Work.multiplyAdds(node),
                time == null ? 0 : time.nanos / runs);
    }
}
