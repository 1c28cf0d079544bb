package dev.lanewise.inference;

/** A run that was cancelled by its {@link Cancellation}, or whose thread was interrupted; the interrupt stays set. */
public final class RunCancelledException extends InferenceException {
    private static final long serialVersionUID = 1;

    RunCancelledException(String message) {
        super(message);
    }
}
