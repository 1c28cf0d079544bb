package dev.lanewise.inference;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A run in Java Flight Recorder. */
@Name("dev.lanewise.Run")
@Label("Run of a model")
@Category("Lanewise")
@Description("From the call of run to its return")
@StackTrace(false)
final class RunEvent extends Event {
    private static final EventType TYPE = EventType.getEventType(RunEvent.class);

    @Label("Model")
    String model = "";

    @Label("Failure")
    @Nullable String failure;

    /** Whether somebody records: asked before an event is made, so that runs nobody watches cost nothing. */
    static boolean isRecorded() {
        return TYPE.isEnabled();
    }

    void end(String name, @Nullable RuntimeException thrown) {
        end();
        if (!shouldCommit()) return;
        model = name;
        failure = thrown == null ? null : thrown.toString();
        commit();
    }
}
