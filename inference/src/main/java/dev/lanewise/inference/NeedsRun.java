package dev.lanewise.inference;

/** Ends a stage of a capture: the instruction can only be applied to tensors that have numbers. Never leaves a model. */
public final class NeedsRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The only one: it says no more than its type, and has no stack trace to be wrong. */
    @SuppressWarnings("StaticAssignmentOfThrowable")
    static final NeedsRun INSTANCE = new NeedsRun();

    private NeedsRun() {
        super("this instruction needs numbers that are known in a run only", null, false, false);
    }
}
