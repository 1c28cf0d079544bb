package dev.lanewise.inference;

/** A switch that ends runs from any thread: those it was given to, and those that begin afterwards with it. */
public final class Cancellation {
    private volatile boolean cancelled;

    /** Not cancelled yet. */
    public Cancellation() {}

    /** Ends the runs, within some milliseconds; each throws {@link RunCancelledException} to its caller. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
