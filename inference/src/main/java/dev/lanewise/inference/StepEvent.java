package dev.lanewise.inference;

import dev.lanewise.inference.plan.Step;
import dev.lanewise.inference.plan.StepWatch;
import jdk.jfr.Category;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A step of a run in Java Flight Recorder; off unless it is asked for, because there are many. */
@Name("dev.lanewise.Step")
@Label("Step of a model")
@Category("Lanewise")
@Enabled(false)
@StackTrace(false)
final class StepEvent extends Event {
    private static final EventType TYPE = EventType.getEventType(StepEvent.class);

    @Label("Node")
    String node = "";

    @Label("Operator")
    String operator = "";

    @Label("Algorithm")
    String algorithm = "";

    @Label("Output")
    String output = "";

    static boolean isRecorded() {
        return TYPE.isEnabled();
    }

    /** Records the steps of one run. */
    static final class Recorder implements StepWatch {
        private StepEvent event = new StepEvent();

        @Override
        public void before(Step step) {
            event = new StepEvent();
            event.begin();
        }

        @Override
        public void after(Step step) {
            event.end();
            if (!event.shouldCommit()) return;
            event.node = step.node().label();
            event.operator = step.node().op().name();
            event.algorithm = step.prepared().algorithm();
            event.output = step.node().outputs().getFirst().type().toString();
            event.commit();
        }
    }
}
