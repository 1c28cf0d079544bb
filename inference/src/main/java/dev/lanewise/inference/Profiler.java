package dev.lanewise.inference;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.inference.plan.Step;
import dev.lanewise.inference.plan.StepWatch;
import dev.lanewise.inference.plan.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Adds up the time of each step over some runs, and of each instruction between plans without the steps inside. */
final class Profiler implements StepWatch {
    /** The time of a step, or of an instruction by its label. */
    private static final class Time {
        private final Profile.Row row;
        private long nanos;

        Time(Profile.Row row) {
            this.row = row;
        }

        Profile.Row row(int runs) {
            return new Profile.Row(
                    row.label(), row.operator(), row.algorithm(), row.outputs(), row.multiplyAdds(), nanos / runs);
        }
    }

    /** An instruction that is being applied: when it began, and what was counted by then. */
    private record Open(long began, long counted) {}

    private final Map<Step, Time> steps = new IdentityHashMap<>();
    private final Map<String, Time> instructions = new HashMap<>();
    private final List<Time> order = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private long began;
    private long counted;

    @Override
    public void before(Step step) {
        began = System.nanoTime();
    }

    @Override
    public void after(Step step) {
        long nanos = System.nanoTime() - began;
        add(steps.computeIfAbsent(step, each -> first(row(each))), nanos);
    }

    @Override
    public void beforeInstruction(String label) {
        open.push(new Open(System.nanoTime(), counted));
    }

    @Override
    public void afterInstruction(String label) {
        Open begun = open.pop();
        long inside = counted - begun.counted;
        long nanos = System.nanoTime() - begun.began - inside;
        add(instructions.computeIfAbsent(label, each -> first(new Profile.Row(each, "", "", List.of(), 0, 0))), nanos);
    }

    private Time first(Profile.Row row) {
        Time time = new Time(row);
        order.add(time);
        return time;
    }

    private void add(Time time, long nanos) {
        time.nanos += nanos;
        counted += nanos;
    }

    private static Profile.Row row(Step step) {
        Node node = step.node();
        return new Profile.Row(
                node.label(),
                node.op().name(),
                step.prepared().algorithm(),
                node.outputs().stream().map(Value::type).toList(),
                Work.multiplyAdds(node),
                0);
    }

    Profile profile(int runs, long nanos) {
        return new Profile(order.stream().map(time -> time.row(runs)).toList(), runs, nanos / runs);
    }
}
