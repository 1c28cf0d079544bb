package dev.lanewise.inference;

/** A run that needs more memory than {@link ModelOptions#memoryBudget} allows, or than the JVM has. */
public final class MemoryBudgetException extends InferenceException {
    private static final long serialVersionUID = 1;

    MemoryBudgetException(String message) {
        super(message);
    }

    MemoryBudgetException(String message, OutOfMemoryError cause) {
        super(message, cause);
    }

    /** The JVM had no room for what a run needs. */
    static MemoryBudgetException of(OutOfMemoryError cause) {
        return new MemoryBudgetException(
                "run: the JVM's heap has no room for it; give it more (-Xmx), or run fewer at once; got "
                        + cause.getMessage(),
                cause);
    }
}
