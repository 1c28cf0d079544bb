package dev.lanewise.inference;

import dev.lanewise.inference.plan.Watch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The end of one run as its threads look for it. One object serves the runs that take turns with a workspace. */
final class RunControl implements Watch {
    private RunOptions options = RunOptions.NONE;
    private @Nullable Cancellation cancellation;
    private boolean timed;
    private long deadline;
    private Thread caller = Thread.currentThread();

    /** The calling thread's run begins now. */
    void begin(RunOptions run, long now) {
        options = run;
        cancellation = run.cancellation();
        timed = run.deadline() != null;
        if (run.deadline() != null) deadline = now + nanos(run.deadline());
        caller = Thread.currentThread();
    }

    /** Lets go of what the run gave. */
    void end() {
        options = RunOptions.NONE;
        cancellation = null;
        timed = false;
    }

    @Override
    public void check() {
        if (caller.isInterrupted()) throw new RunCancelledException("run: the thread was interrupted");
        if (cancellation != null && cancellation.isCancelled()) throw new RunCancelledException("run: cancelled");
        if (timed && System.nanoTime() - deadline >= 0) {
            long allowed = Objects.requireNonNull(options.deadline()).toMillis();
            throw new DeadlineExceededException("run: not done by its deadline of " + allowed + " ms");
        }
    }

    static long nanos(java.time.Duration duration) {
        try {
            return Math.min(duration.toNanos(), Long.MAX_VALUE / 2);
        } catch (ArithmeticException beyondCenturies) {
            return Long.MAX_VALUE / 2;
        }
    }
}
